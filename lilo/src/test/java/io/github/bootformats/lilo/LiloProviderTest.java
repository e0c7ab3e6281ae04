package io.github.bootformats.lilo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiloProviderTest {
  private final FormatProvider provider = Formats.installed().find("lilo").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "'boot=/dev/sda;image=/k;label=l', lilo.conf, CERTAIN",
    "'boot=/dev/sda;image=/k;label=l', a/lilo.conf.old, LIKELY",
    "'image=/k;label=l', x, LIKELY",
    "'image=/k;label=l;root=UUID=1', elilo.conf, CERTAIN",
    "'image=/k;label=l;root=UUID=1;append=a=b', x, LIKELY",
    "'prompt;lba32', lilo.conf, LIKELY",
    "'prompt;lba32', x, NONE",
    "'default=0;timeout=5;title x;  kernel /k', grub.conf, NONE",
    "'set default=0;menuentry a { linux /k; }', grub.cfg, NONE",
    "'DEFAULT l;LABEL l;KERNEL k', isolinux.cfg, NONE",
    "'some text;and more', lilo.conf, NONE",
    "'', lilo.conf, NONE",
  })
  void detection(String text, String name, Confidence confidence) throws IOException {
    byte[] bytes = text.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
    assertEquals(confidence, provider.detect(ImageSource.of(bytes), name).confidence());
  }

  @Test
  void menusAreFoundAndRead() throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    put(tree, "etc/lilo.conf", "prompt\nimage=/k\n\tlabel=l\n\tappend=a\n");
    put(tree, "EFI/debian/elilo.conf", "image=/k\n\tlabel=l\n\tappend=a\n");
    MenuReader reader = provider.capability(Capability.MENU).orElseThrow();
    List<TreePath> found = reader.find(tree);
    assertEquals(
        List.of(TreePath.of("etc/lilo.conf"), TreePath.of("EFI/debian/elilo.conf")), found);
    BootMenu menu = reader.read(tree, found.get(0), ReadLimits.defaults());
    assertEquals("lilo", menu.loader());
    assertEquals("/etc/lilo.conf:2", menu.entries().get(0).source().orElseThrow().toString());
    assertEquals(
        Bytes.utf8("BOOT_IMAGE=l a x"),
        reader
            .boot(tree, found.get(0), Bytes.utf8("l x"), ReadLimits.defaults())
            .orElseThrow()
            .commandLine());
    assertEquals("elilo", reader.read(tree, found.get(1), ReadLimits.defaults()).loader());
  }

  @Test
  void theLoaderCanBeChosen() throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    put(tree, "etc/lilo.conf", "image=/k\n\tlabel=l\n\tappend=a\n");
    MenuReader reader = provider.capability(Capability.MENU).orElseThrow();
    assertEquals(List.of("lilo", "elilo"), reader.loaders());
    for (LiloConsumer consumer : LiloConsumer.all()) {
      BootMenu menu =
          reader.as(consumer.id()).read(tree, TreePath.of("etc/lilo.conf"), ReadLimits.defaults());
      assertEquals(consumer.toString(), menu.loader() + " " + menu.version());
    }
    assertThrows(IllegalArgumentException.class, () -> reader.as("grub"));
  }

  private static void put(MemoryTree tree, String path, String text) throws IOException {
    TreePath above = TreePath.root();
    for (Bytes name : TreePath.of(path).parent().orElseThrow().names()) {
      above = above.resolve(name);
      tree.createDirectory(above, NodeMetadata.of(0755));
    }
    tree.createFile(TreePath.of(path), NodeMetadata.of(0644), FileContent.of(Given.bytes(text)));
  }

  @Test
  void aReportTellsTheDefaultTheEntriesAndWhetherTheFileIsRefused() throws IOException {
    byte[] bytes = "image=/k\nlabel=l\nwhat\n".getBytes(StandardCharsets.UTF_8);
    Report report =
        provider
            .capability(Capability.REPORT)
            .orElseThrow()
            .report(ImageSource.of(bytes), ReadLimits.defaults());
    assertEquals(1, report.findings().size());
    assertEquals(3, report.findings().get(0).line().orElseThrow());
    assertTrue(report.facts().toString().contains("true"));
    assertEquals(0, report.children().size());
  }

  @Test
  void configurationsAreOpenedInTheirDialect() throws IOException {
    EditableConfig config =
        provider
            .capability(Capability.CONFIG)
            .orElseThrow()
            .open(
                Bytes.utf8("image=/k\nlabel=l\nroot=UUID=1\nappend=a=b\n"), ReadLimits.defaults());
    assertEquals("a=b", config.parameters(Bytes.utf8("l")).toString());
  }
}
