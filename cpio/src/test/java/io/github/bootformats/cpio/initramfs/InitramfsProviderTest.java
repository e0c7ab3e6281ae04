package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.cpio.CpioProvider;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images through the eyes of a tool that knows no format. */
class InitramfsProviderTest {
  private final Formats formats = Formats.of(new CpioProvider(), new InitramfsProvider());

  private List<String> detected(NewcBytes image, String name) throws IOException {
    return formats.detect(ImageSource.of(image.toByteArray()), name).stream()
        .map(d -> d.format().id() + " " + d.confidence())
        .toList();
  }

  private static NewcBytes archive() {
    return new NewcBytes().file("init", "#!/bin/sh\n").trailer();
  }

  @Test
  void isFound() {
    assertEquals(true, Formats.installed().find("initramfs").isPresent());
  }

  @Test
  void aPlainArchiveIsOneOfCpio() throws IOException {
    assertEquals(List.of("cpio CERTAIN", "initramfs POSSIBLE"), detected(archive(), "x.cpio"));
  }

  @Test
  void unlessItIsCalledInitrd() throws IOException {
    assertEquals(
        List.of("initramfs CERTAIN", "cpio POSSIBLE"), detected(archive(), "boot/initrd.img-6.1"));
  }

  @Test
  void somethingBehindItMakesItAnInitramfs() throws IOException {
    NewcBytes image = archive().align(512).compressed("gzip", archive());

    assertEquals(List.of("initramfs CERTAIN", "cpio POSSIBLE"), detected(image, "x"));
    assertEquals(
        "newc archive at byte 0, and gzip data at byte 512",
        formats.detect(ImageSource.of(image.toByteArray())).get(0).reason());
  }

  /** As an image is to which a segment was added: its files must not be lost for its name. */
  @Test
  void soDoesASegmentBehindALargeArchiveAndManyNuls() throws IOException {
    NewcBytes large = new NewcBytes();
    for (int i = 0; i < 1000; i++) {
      large.file("f" + i, "x");
    }
    NewcBytes image = large.trailer().align(256 << 10).compressed("gzip", archive());

    assertEquals(List.of("initramfs CERTAIN", "cpio POSSIBLE"), detected(image, "x"));
  }

  @Test
  void aCompressedArchiveIsAnInitramfs() throws IOException {
    assertEquals(
        List.of("initramfs CERTAIN"), detected(new NewcBytes().compressed("xz", archive()), ""));
  }

  @Test
  void anOldInitrdIsOneToo() throws IOException {
    byte[] fileSystem = new byte[4096];
    fileSystem[1080] = 0x53;
    fileSystem[1081] = (byte) 0xEF;
    NewcBytes image = new NewcBytes().raw(NewcBytes.compress("gzip", fileSystem));

    assertEquals(List.of("initramfs LIKELY"), detected(image, "x"));
  }

  @Test
  void whatIsCalledInitrdButIsNotUnpackedIsNamed() throws IOException {
    NewcBytes image = new NewcBytes().raw("\4\"M\30 frame");

    assertEquals(List.of("initramfs LIKELY"), detected(image, "initrd.img"));
    assertEquals(List.of(), detected(image, "x"));
  }

  @Test
  void otherCompressedDataIsNot() throws IOException {
    byte[] gzip =
        NewcBytes.compress("gzip", "some text".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertEquals(
        List.of(), formats.detect(ImageSource.of(gzip)).stream().map(Detection::format).toList());
  }

  @Test
  void theReportSaysWhatIsInside() throws IOException {
    NewcBytes main =
        new NewcBytes()
            .file("init", "#!/bin/sh\n")
            .directory("lib")
            .directory("lib/modules")
            .directory("lib/modules/6.1.0-56-cloud-amd64")
            .directory("scripts")
            .file("scripts/functions", "")
            .trailer();
    NewcBytes early = new NewcBytes();
    early.directory("kernel").directory("kernel/x86").directory("kernel/x86/microcode");
    early.file("kernel/x86/microcode/GenuineIntel.bin", "microcode").trailer().align(512);
    byte[] image = early.compressed("gzip", main).toByteArray();
    Report report =
        new InitramfsProvider()
            .capability(Capability.REPORT)
            .orElseThrow()
            .report(ImageSource.of(image), ReadLimits.defaults());

    assertEquals("initramfs, 2 segments", report.title());
    assertEquals(
        List.of(
            "init=/init, a script for /bin/sh",
            "madeBy=initramfs-tools",
            "modulesFor=6.1.0-56-cloud-amd64",
            "microcode=Intel"),
        report.facts().stream().map(InitramfsProviderTest::text).toList());
    assertEquals(List.of("cpio", "gzip"), report.children().stream().map(Report::title).toList());
    assertEquals(List.of(), report.findings());
  }

  private static String text(Fact fact) {
    return fact.name() + "=" + fact.value();
  }
}
