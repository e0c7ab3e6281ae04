package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.ImageWriter;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts and environment blocks through the eyes of a tool that knows no format. */
class GrubProviderTest {
  private static final String SCRIPT =
      """
      set default=two
      set timeout=5
      menuentry one { linux /k1 ro; }
      menuentry two { linux /k2 ro quiet; initrd /i; }
      what
      """;

  private final FormatProvider provider = Formats.installed().find("grub").orElseThrow();
  private final FormatProvider blocks = Formats.installed().find("grubenv").orElseThrow();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <C> C need(FormatProvider provider, Capability<C> capability) {
    return provider.capability(capability).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "'set default=0;menuentry a { linux /k; }', grub.cfg, CERTAIN",
    "'set default=0;menuentry a { linux /k; }', a.txt, LIKELY",
    "'set timeout=5', grub.cfg, POSSIBLE",
    "'DEFAULT l;LABEL l;KERNEL k', isolinux.cfg, NONE",
    "'default=0;timeout=5;title x;  kernel /k', menu.lst, NONE",
    "'some text;and more', x, NONE",
    "'', grub.cfg, NONE"
  })
  void detection(String text, String name, Confidence confidence) throws IOException {
    ImageSource image = ImageSource.of(bytes(text.replace(';', '\n').replace("k\n }", "k; }")));
    assertEquals(confidence, provider.detect(image, name).confidence());
    assertEquals(Confidence.NONE, blocks.detect(image, name).confidence());
  }

  @Test
  void environmentBlocks() throws IOException {
    byte[] block = GrubEnvironmentBlock.create().with("a", "b c").toBytes().toByteArray();
    ImageSource image = ImageSource.of(block);
    assertEquals(Confidence.CERTAIN, blocks.detect(image, "x").confidence());
    assertEquals(Confidence.NONE, provider.detect(image, "grubenv").confidence());
    Report report = need(blocks, Capability.REPORT).report(image, ReadLimits.defaults());
    assertEquals(List.of(), report.findings());
    assertEquals("a", report.children().get(0).facts().get(0).value());
    assertEquals("b c", report.children().get(0).facts().get(1).value());
    assertSameWhenWritten(blocks, block);
  }

  @Test
  void writesWhatWasRead() throws IOException {
    assertSameWhenWritten(provider, bytes(SCRIPT));
    assertSameWhenWritten(provider, new byte[] {'{', 0, (byte) 0xFF, '\r', '"'});
  }

  private static void assertSameWhenWritten(FormatProvider provider, byte[] bytes)
      throws IOException {
    MemoryImage target = MemoryImage.ofSize(bytes.length + 1000);
    copy(need(provider, Capability.READ), need(provider, Capability.WRITE), bytes, target);
    assertEquals(Bytes.of(bytes), Bytes.read(target, 0, (int) target.size()));
  }

  private static <M> void copy(
      ImageReader<M> reader, ImageWriter<?> writer, byte[] bytes, MemoryImage target)
      throws IOException {
    assertEquals(reader.modelType(), writer.modelType());
    @SuppressWarnings("unchecked") // the types were just compared
    ImageWriter<M> typed = (ImageWriter<M>) writer;
    M model = reader.read(ImageSource.of(bytes), ReadLimits.defaults()).model();
    typed.write(model, target, Progress.NONE);
  }

  @Test
  void menusAreFoundAndRead() throws IOException {
    FileTree tree =
        GrubMenuTest.tree(
            "boot/grub/grub.cfg", SCRIPT, "EFI/debian/grub.cfg", "configfile /no", "x", "");
    MenuReader reader = need(provider, Capability.MENU);
    List<TreePath> found = reader.find(tree);
    assertEquals(
        List.of(TreePath.of("boot/grub/grub.cfg"), TreePath.of("EFI/debian/grub.cfg")), found);
    BootMenu menu = reader.read(tree, found.get(0), ReadLimits.defaults());
    assertEquals("grub 2.06", menu.loader() + " " + menu.version());
    assertEquals(Bytes.utf8("two"), menu.defaultEntry().orElseThrow().title());
  }

  @Test
  void aConfigurationOfRedHatIsReadAsTheirs() throws IOException {
    FileTree tree =
        GrubMenuTest.tree(
            "grub2/grub.cfg", "blscfg\n", "loader/entries/a.conf", "title A\nlinux /k\n");
    MenuReader reader = need(provider, Capability.MENU);
    BootMenu menu = reader.read(tree, reader.find(tree).get(0), ReadLimits.defaults());
    assertEquals(Bytes.utf8("A"), menu.entries().get(0).title());
    assertEquals(
        "/loader/entries/a.conf:2", menu.entries().get(0).source().orElseThrow().toString());
    assertEquals("grub-rhboot 2.06", menu.loader() + " " + menu.version());
    assertEquals(List.of("grub", "grub-rhboot"), reader.loaders());
    BootMenu plain = reader.as("grub").read(tree, reader.find(tree).get(0), ReadLimits.defaults());
    assertEquals("grub", plain.loader());
    assertEquals(List.of(), plain.entries(), "GRUB of the GNU project has no blscfg");
    assertThrows(IllegalArgumentException.class, () -> reader.as("grub-legacy"));
  }

  @Test
  void configurationsAreChanged() throws IOException {
    EditableConfig config =
        need(provider, Capability.CONFIG).open(Bytes.utf8(SCRIPT), ReadLimits.defaults());
    assertEquals(List.of(Bytes.utf8("one"), Bytes.utf8("two")), config.entries());
    assertEquals(
        Bytes.utf8(SCRIPT.replace("default=two", "default=one")),
        config.withDefault(Bytes.utf8("one")).toBytes());
  }

  @Test
  void aReportTellsWhatIsOdd() throws IOException {
    Report report =
        need(provider, Capability.REPORT)
            .report(ImageSource.of(bytes(SCRIPT + "a | b\n")), ReadLimits.defaults());
    assertEquals(
        List.of("grub.syntax"), report.findings().stream().map(finding -> finding.code()).toList());
    assertEquals(6, report.findings().get(0).line().orElseThrow());
    Map<String, Object> facts =
        report.facts().stream().collect(Collectors.toMap(Fact::name, Fact::value));
    assertEquals(
        Map.of("statements", 5, "entries", 2, "default", "two", "timeoutSeconds", 5L), facts);
    assertEquals(List.of("one", "two"), report.children().stream().map(Report::title).toList());
  }
}
