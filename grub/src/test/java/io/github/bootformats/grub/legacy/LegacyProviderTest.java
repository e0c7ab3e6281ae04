package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
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

class LegacyProviderTest {
  private final FormatProvider provider = Formats.installed().find("grub-legacy").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "'title a;kernel /k', menu.lst, CERTAIN",
    "'title a;kernel /k', a.txt, LIKELY",
    "'default 0', menu.lst, POSSIBLE",
    "'default 0', x, NONE",
    "'DEFAULT l;LABEL l;KERNEL k', isolinux.cfg, NONE",
    "'set default=0;menuentry a { linux /k; }', grub.cfg, NONE",
    "'', menu.lst, NONE",
  })
  void detection(String text, String name, Confidence confidence) throws IOException {
    byte[] bytes = text.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
    assertEquals(confidence, provider.detect(ImageSource.of(bytes), name).confidence());
  }

  @Test
  void menusAreFoundAndRead() throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createDirectory(TreePath.of("grub"), NodeMetadata.of(0755));
    tree.createFile(
        TreePath.of("grub/menu.lst"),
        NodeMetadata.of(0644),
        FileContent.of(LegacyTexts.bytes("timeout 1\ntitle a\nkernel /k x\n")));
    MenuReader reader = provider.capability(Capability.MENU).orElseThrow();
    List<TreePath> found = reader.find(tree);
    assertEquals(List.of(TreePath.of("grub/menu.lst")), found);
    BootMenu menu = reader.read(tree, found.get(0), ReadLimits.defaults());
    assertEquals("grub-legacy", menu.loader());
    assertEquals(BootKind.LINUX, menu.defaultEntry().orElseThrow().kind());
    assertEquals("/grub/menu.lst:2", menu.entries().get(0).source().orElseThrow().toString());
  }

  @Test
  void commandsOfUbuntuAreReadAsTheirs() throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    TreePath path = TreePath.of("menu.lst");
    FileContent content = FileContent.of(LegacyTexts.bytes("title a\nkernel /k\nquiet\n"));
    tree.createFile(path, NodeMetadata.of(0644), content);
    MenuReader reader = provider.capability(Capability.MENU).orElseThrow();
    BootMenu ubuntu = reader.read(tree, path, ReadLimits.defaults());
    assertEquals("grub-legacy-ubuntu 0.97", ubuntu.loader() + " " + ubuntu.version());
    assertEquals(List.of("grub-legacy", "grub-legacy-ubuntu"), reader.loaders());
    BootMenu plain = reader.as("grub-legacy").read(tree, path, ReadLimits.defaults());
    assertEquals("grub-legacy 0.97", plain.loader() + " " + plain.version());
    assertNotEquals(ubuntu.diagnostics(), plain.diagnostics());
    assertThrows(IllegalArgumentException.class, () -> reader.as("grub"));
  }

  @Test
  void aReportTellsTheDefaultAndTheEntries() throws IOException {
    byte[] bytes = "what\ntitle a\nkernel /k\n".getBytes(StandardCharsets.UTF_8);
    Report report =
        provider
            .capability(Capability.REPORT)
            .orElseThrow()
            .report(ImageSource.of(bytes), ReadLimits.defaults());
    assertEquals(1, report.findings().size());
    assertEquals(1, report.findings().get(0).line().orElseThrow());
    assertEquals(1, report.children().size());
  }
}
