package io.github.bootformats.grub.bls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entry files for tools that do not know them. */
class BlsProviderTest {
  private final FormatProvider provider = Formats.installed().find("bls").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "title a;linux /k;options ro, loader/entries/x.conf, CERTAIN",
    "title a;linux /k;options ro, x, LIKELY",
    "title a;efi /EFI/x.efi;sort-key b, x, LIKELY",
    "title a;linux /k;foo x, x.conf, POSSIBLE",
    "linux /k, x, POSSIBLE",
    "title a;options ro, x.conf, NONE",
    "default linux;timeout 5;label linux;linux /k, extlinux.conf, NONE",
    "the linux kernel;is what;linux /k, x, NONE",
    "'', x.conf, NONE"
  })
  void detection(String text, String name, Confidence confidence) throws IOException {
    byte[] bytes = text.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
    assertEquals(confidence, provider.detect(ImageSource.of(bytes), name).confidence());
  }

  @Test
  void aReportHasTheFields() throws IOException {
    byte[] bytes = "title a\nlinux /k\nfoo x\n".getBytes(StandardCharsets.UTF_8);
    Report report =
        provider
            .capability(Capability.REPORT)
            .orElseThrow()
            .report(ImageSource.of(bytes), ReadLimits.defaults());
    assertEquals(2, report.facts().size());
    assertEquals(1, report.findings().size());
  }

  @Test
  void configurationsAreChanged() throws IOException {
    EditableConfig config =
        provider
            .capability(Capability.CONFIG)
            .orElseThrow()
            .open(Bytes.utf8("title a\nlinux /k\n"), ReadLimits.defaults());
    assertEquals(
        Bytes.utf8("title a\nlinux /k\noptions ro\n"),
        config.withParameters(Bytes.utf8("a"), KernelCommandLine.parse("ro")).toBytes());
  }
}
