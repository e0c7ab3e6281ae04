package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.lilo.LiloBuilder;
import io.github.bootformats.lilo.LiloConsumer;
import io.github.bootformats.lilo.LiloDialect;
import io.github.bootformats.lilo.LiloDocument;
import io.github.bootformats.lilo.LiloEditor;
import io.github.bootformats.lilo.LiloEntry;
import io.github.bootformats.lilo.LiloHost;
import io.github.bootformats.lilo.LiloMenu;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations of LILO and ELILO: as they are written, edited, and booted. */
class LiloFuzzTest {
  private static final LiloHost HOST =
      LiloHost.builder()
          .variable("X", Bytes.utf8("x y"))
          .device("/dev/sda1", 8, 1)
          .currentRoot(8, 1)
          .build();

  static Stream<byte[]> configurations() {
    Bytes lilo =
        LiloBuilder.create()
            .boot("/dev/sda")
            .prompt(Duration.ofSeconds(5))
            .defaultEntry("l")
            .entry(LiloEntry.image("/vmlinuz", "l").root("/dev/sda1").append("quiet").build())
            .entry(LiloEntry.other("/dev/sda2", "dos").build())
            .build()
            .toBytes();
    Bytes elilo =
        LiloBuilder.createElilo()
            .entry(LiloEntry.elilo("vmlinuz", "l").initrd("initrd").append("quiet").build())
            .build()
            .toBytes();
    return Stream.concat(
        Stream.of(lilo.toByteArray(), elilo.toByteArray()),
        Stream.of(
                """
                vga=0x317
                append="a \\"b\\" $X ${X}"
                image=/k
                \tlabel=a
                \talias=b
                \taddappend=" c"
                \tpassword=p
                \trestricted
                other=/dev/hda1
                \ttable=E
                """,
                """
                disk=/dev/sda
                 bios=0x80
                 sectors=1
                image=/k
                 range=1-2
                 ramdisk=4096
                 root=current
                """)
            .map(Configs::bytes));
  }

  @MethodSource("configurations")
  @DictionaryFile(resourcePath = "lilo.dict")
  @FuzzTest
  void menus(byte[] data) {
    Bytes text = Bytes.of(data);
    for (LiloConsumer consumer : List.of(LiloConsumer.LILO_24, LiloConsumer.ELILO_3)) {
      var read = LiloDocument.parse(text, consumer.dialect());
      LiloDocument document = read.model();
      assertEquals(text, document.toBytes());
      assertEquals(text, LiloDocument.of(consumer.dialect(), document.nodes()).toBytes());
      read.diagnostics().forEach(finding -> assertEquals(true, finding.line().isPresent()));
      document.sections().forEach(section -> section.name());
      Attempt.succeeds(
          () -> {
            LiloMenu menu = consumer.menu(document, HOST, Bytes.utf8("l x"), Trees.LIMITS);
            Configs.readAll(menu.bootMenu());
            menu.boot("l single");
            menu.boot(text.slice(0, Math.min(text.length(), 40)));
          });
    }
  }

  @MethodSource("configurations")
  @DictionaryFile(resourcePath = "lilo.dict")
  @FuzzTest
  void edits(byte[] data) {
    for (LiloDialect dialect : LiloDialect.values()) {
      ConfigContract.check(
          Bytes.of(data), text -> LiloEditor.of(LiloDocument.parse(text, dialect).model()));
    }
  }
}
