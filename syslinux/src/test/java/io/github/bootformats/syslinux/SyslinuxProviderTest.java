package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
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
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslinuxProviderTest {
  private final FormatProvider provider = Formats.installed().find("syslinux").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "'DEFAULT l;LABEL l;KERNEL k', isolinux.cfg, CERTAIN",
    "'DEFAULT l;LABEL l;KERNEL k', a.txt, LIKELY",
    "'default a', x, POSSIBLE",
    "'default=0;timeout=5;title x;  kernel /k', grub.conf, NONE",
    "'set default=0;menuentry a { linux /k; }', grub.cfg, NONE",
    "'some text;and more', syslinux.cfg, NONE",
    "'', syslinux.cfg, NONE",
  })
  void detection(String text, String name, Confidence confidence) throws IOException {
    byte[] bytes = text.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
    assertEquals(confidence, provider.detect(ImageSource.of(bytes), name).confidence());
  }

  @Test
  void aLongFileIsRecognisedByItsBeginning() throws IOException {
    byte[] bytes = BootCase.bytes("LABEL l\nKERNEL k\n".repeat(50_000));
    assertEquals(Confidence.LIKELY, provider.detect(ImageSource.of(bytes), "").confidence());
  }

  @Test
  void menusAreFoundAndRead() throws IOException {
    FileTree tree =
        Expectation.tree(
            BootCase.of("DEFAULT l\nINCLUDE o.cfg\n").with("o.cfg", "LABEL l\nKERNEL k\n"));
    MenuReader reader = provider.capability(Capability.MENU).orElseThrow();
    List<TreePath> found = reader.find(tree);
    assertEquals(List.of(TreePath.of("isolinux/isolinux.cfg")), found);
    BootMenu menu = reader.read(tree, found.get(0), ReadLimits.defaults());
    assertEquals(SyslinuxConsumer.SYSLINUX_6_04.toString(), menu.loader() + " " + menu.version());
    assertEquals(List.of("syslinux"), reader.loaders());
    assertSame(reader, reader.as("syslinux"));
    assertThrows(IllegalArgumentException.class, () -> reader.as("grub"));
    assertEquals(BootKind.LINUX, menu.defaultEntry().orElseThrow().kind());
    assertEquals("/isolinux/o.cfg:1", menu.entries().get(0).source().orElseThrow().toString());
    assertEquals(
        Bytes.utf8("BOOT_IMAGE=k x"),
        reader
            .boot(tree, found.get(0), Bytes.utf8("l x"), ReadLimits.defaults())
            .orElseThrow()
            .commandLine());
  }

  @Test
  void aReportTellsTheDefaultAndTheEntries() throws IOException {
    byte[] bytes = BootCase.bytes("DEFAULT l\nwhat\nLABEL l\nKERNEL k\nAPPEND a\n");
    Report report =
        provider
            .capability(Capability.REPORT)
            .orElseThrow()
            .report(ImageSource.of(bytes), ReadLimits.defaults());
    assertEquals(1, report.findings().size());
    assertEquals(2, report.findings().get(0).line().orElseThrow());
    assertTrue(report.facts().toString().contains("l"));
    assertEquals(1, report.children().size());
  }
}
