package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SyslinuxDocumentPropertiesTest {
  /** Lines of which most begin as directives do. */
  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<String> word =
        Arbitraries.of(
            "label", "LABEL", "kernel", "append", "menu", "begin", "end", "text", "endtext", "help",
            "default", "f1", "F 2", "include", "x", "#", "\u0000", "\u007f", "\t", " ", "\r", "\n",
            "\r\n", "\u00ef", "-", "initrd", "timeout", "12");
    return word.list()
        .ofMaxSize(40)
        .map(words -> BootCase.bytes(String.join(words.size() % 2 == 0 ? " " : "", words)));
  }

  @Property
  void anyBytesPrintBackAsTheyWere(@ForAll byte[] bytes) {
    assertEquals(Bytes.of(bytes), SyslinuxDocument.parse(Bytes.of(bytes)).model().toBytes());
  }

  @Property
  void anyLinesPrintBackAsTheyWere(@ForAll("files") byte[] bytes) {
    SyslinuxDocument document = SyslinuxDocument.parse(Bytes.of(bytes)).model();
    assertEquals(Bytes.of(bytes), document.toBytes());
    assertEquals(document, SyslinuxDocument.of(document.nodes()));
  }

  @Property(tries = 300)
  void theTypedNodesAloneMeanTheSame(@ForAll("files") byte[] bytes) {
    SyslinuxDocument document = SyslinuxDocument.parse(Bytes.of(bytes)).model();
    assertSame(document, Rebuilt.of(document));
  }

  @Property(tries = 300)
  void theTypedNodesOfRealisticFilesMeanTheSame(@ForAll long seed) {
    Bytes bytes = Bytes.of(BootCase.bytes(RandomConfigs.of(seed).config()));
    SyslinuxDocument document = SyslinuxDocument.parse(bytes).model();
    assertSame(document, Rebuilt.of(document));
  }

  private static void assertSame(SyslinuxDocument document, SyslinuxDocument rebuilt) {
    BootMenu before = SyslinuxConsumer.SYSLINUX_6_04.menu(document).bootMenu();
    BootMenu after = SyslinuxConsumer.SYSLINUX_6_04.menu(rebuilt).bootMenu();
    assertEquals(plain(before.entries()), plain(after.entries()));
    assertEquals(before.defaultName(), after.defaultName());
    assertEquals(before.timeout(), after.timeout());
    assertEquals(before.title(), after.title());
  }

  /** Entries without their places, which are other lines. */
  private static List<String> plain(List<BootEntry> entries) {
    return entries.stream()
        .map(e -> e + " " + e.commandLine() + e.initrds() + e.kernel() + plain(e.entries()))
        .toList();
  }

  @Property(tries = 300)
  void aViewNeverThrows(@ForAll("files") byte[] bytes) throws IOException {
    BootCase boot = BootCase.of(new String(bytes, StandardCharsets.ISO_8859_1));
    Expectation.menu(boot.with("x", boot.config())).boot("x");
  }
}
