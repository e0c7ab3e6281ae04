package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.ImageWriter;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Partition tables through the eyes of a tool that knows no format. */
class PartitionTableProviderTest {
  private final FormatProvider provider = new PartitionTableProvider();

  private static final DiskLayout GPT =
      GptBuilder.create(16 << 20, SectorSize.B512)
          .seed("provider")
          .add(GptTypes.EFI_SYSTEM, 4 << 20, "ESP")
          .addRest(GptTypes.LINUX_FILESYSTEM, "root")
          .build();

  private static MemoryImage disk(DiskLayout layout) throws IOException {
    MemoryImage disk = MemoryImage.ofSize(layout.diskSize());
    layout.encode().applyTo(disk);
    return disk;
  }

  private static MemoryImage mbr(MbrEntry... entries) throws IOException {
    MbrSector.Builder mbr = MbrSector.builder(SectorSize.B512).diskSignature(0x1234);
    for (int slot = 0; slot < entries.length; slot++) {
      mbr.entry(slot, entries[slot]);
    }
    return disk(DiskLayout.builder(16 << 20, SectorSize.B512).mbr(mbr.build()).build());
  }

  private void assertDetected(Confidence confidence, String reason, ImageSource image)
      throws IOException {
    Detection detection = provider.detect(image, "");
    assertEquals(confidence, detection.confidence(), detection.reason());
    assertTrue(detection.reason().contains(reason), detection.reason());
  }

  private Report report(ImageSource image) throws IOException {
    return provider
        .capability(Capability.REPORT)
        .orElseThrow()
        .report(image, ReadLimits.defaults());
  }

  private static Map<String, Object> facts(Report report) {
    return report.facts().stream().collect(Collectors.toMap(Fact::name, Fact::value));
  }

  private static List<String> rows(Report report) {
    return report.children().stream()
        .map(
            row ->
                row.title()
                    + " "
                    + row.facts().get(0).value()
                    + " "
                    + facts(row).getOrDefault("sectors", ""))
        .toList();
  }

  private List<ChildImage> children(ImageSource image) throws IOException {
    return provider
        .capability(Capability.CHILDREN)
        .orElseThrow()
        .children(image, ReadLimits.defaults());
  }

  @Test
  void aGptIsCertain() throws IOException {
    assertDetected(Confidence.CERTAIN, "GPT header at byte 512", disk(GPT));
  }

  @Test
  void aBackupGptAloneIsCertainToo() throws IOException {
    MemoryImage disk = disk(GPT);
    disk.writeZeros(512, 512);
    assertDetected(Confidence.CERTAIN, "backup GPT header at byte 16776704", disk);
  }

  @Test
  void aGptOfFourKibibyteSectorsIsCertain() throws IOException {
    DiskLayout layout =
        GptBuilder.create(64 << 20, SectorSize.B4096)
            .seed("4k")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build();
    MemoryImage disk = disk(layout);
    assertDetected(Confidence.CERTAIN, "GPT header at byte 4096", disk);
    assertEquals(4096, facts(report(disk)).get("sectorSize"));
    assertEquals(1 << 20, children(disk).get(0).offset());
  }

  @Test
  void aDamagedGptHeaderIsLikely() throws IOException {
    MemoryImage disk = disk(GPT);
    disk.write(512 + 24, ByteBuffer.wrap(new byte[] {7}));
    disk.writeZeros(disk.size() - 512, 512);
    assertDetected(Confidence.LIKELY, "damaged GPT header at byte 512", disk);
  }

  @Test
  void anMbrWithPartitionsIsLikely() throws IOException {
    assertDetected(
        Confidence.LIKELY, "1 partition in the table", mbr(MbrEntry.of(0x83, 2048, 2048)));
  }

  @Test
  void aBootSignatureAloneIsPossible() throws IOException {
    assertDetected(Confidence.POSSIBLE, "55 AA at byte 510, but no partition", mbr());
  }

  @Test
  void aFatBootSectorIsPossibleAndSaidToBeOne() throws IOException {
    byte[] sector = new byte[512];
    ByteBuffer.wrap(sector)
        .put(new byte[] {(byte) 0xEB, 0x3C, (byte) 0x90})
        .put("MSDOS5.0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .put(new byte[] {0, 2, 4, 1, 0, 2, 0, 2, 0, (byte) 0x80, (byte) 0xF8, 32, 0});
    sector[510] = 0x55;
    sector[511] = (byte) 0xAA;
    MemoryImage disk = MemoryImage.ofSize(16 << 20);
    disk.write(0, ByteBuffer.wrap(sector));
    assertDetected(Confidence.POSSIBLE, "FAT", disk);
    assertEquals(List.of(), children(disk));
    assertTrue(rows(report(disk)).stream().noneMatch(row -> row.startsWith("free")));
  }

  @Test
  void otherBytesAreNone() throws IOException {
    assertEquals(Confidence.NONE, provider.detect(MemoryImage.ofSize(1 << 20), "").confidence());
    assertEquals(Confidence.NONE, provider.detect(ImageSource.of(new byte[0]), "").confidence());
    assertEquals(Confidence.NONE, provider.detect(ImageSource.of(new byte[511]), "").confidence());
    byte[] noise = new byte[1 << 16];
    new java.util.Random(1).nextBytes(noise);
    assertEquals(Confidence.NONE, provider.detect(ImageSource.of(noise), "").confidence());
  }

  @Test
  void theReportHasPartitionsAndGapsInTheOrderOfTheDisk() throws IOException {
    Report report = report(disk(GPT));
    assertEquals("GPT with 2 partitions", report.title());
    assertEquals(
        List.of(
            "primary GPT intact ",
            "backup GPT intact ",
            "free 34 2014",
            "partition 1 2048 8192",
            "partition 2 10240 20480",
            "free 30720 2015"),
        rows(report));
    assertEquals("GPT, 2 partitions", facts(report).get("linux"));
    assertEquals("the same", facts(report).get("uefi"));
    assertEquals("protective", facts(report).get("mbr"));
    assertEquals(List.of(), report.findings());
    assertEquals("1", report.children().get(3).id());
  }

  @Test
  void whereLinuxRefusesThePartitionsAreThoseOfUefi() throws IOException {
    MemoryImage disk = disk(GPT);
    disk.write(1024, ByteBuffer.wrap(new byte[] {1}));
    Report report = report(disk);
    assertEquals("GPT with 2 partitions, as UEFI sees it", report.title());
    assertTrue(String.valueOf(facts(report).get("linux")).startsWith("refuses: "));
    assertEquals(List.of("1", "2"), children(disk).stream().map(ChildImage::id).toList());
    assertTrue(report.findings().stream().map(Diagnostic::code).toList().contains("gpt.array-crc"));
  }

  @Test
  void anExtendedPartitionIsShownWholeAndIsNoChild() throws IOException {
    DiskLayout layout =
        MbrBuilder.create(16 << 20, SectorSize.B512)
            .seed("extended")
            .add(0x83, 2 << 20)
            .addLogical(0x83, 1 << 20)
            .addLogical(0x82, 1 << 20)
            .build();
    MemoryImage disk = disk(layout);
    assertEquals(List.of("1", "5", "6"), children(disk).stream().map(ChildImage::id).toList());
    long shown =
        report(disk).children().stream()
            .filter(row -> facts(row).getOrDefault("type", "").toString().contains("xtended"))
            .mapToLong(row -> (long) facts(row).getOrDefault("sectors", 0L))
            .findFirst()
            .orElseThrow();
    assertEquals(
        layout.mbr().entries().stream()
            .filter(MbrEntry::isExtended)
            .mapToLong(MbrEntry::sectors)
            .sum(),
        shown);
  }

  @Test
  void aPartitionThatIsNotOnTheDiskIsNoChild() throws IOException {
    MemoryImage disk = disk(GPT);
    MemoryImage shorter = MemoryImage.copyOf(disk.slice(0, 8 << 20));
    for (ChildImage child : children(shorter)) {
      assertTrue(child.offset() + child.length() <= shorter.size(), child.toString());
    }
  }

  @Test
  void whatIsReadIsWrittenAgain() throws IOException {
    MemoryImage disk = disk(GPT);
    ImageReader<?> reader = provider.capability(Capability.READ).orElseThrow();
    Object model = reader.read(disk, ReadLimits.defaults()).model();
    assertEquals(reader.modelType(), model.getClass());
    MemoryImage copy = MemoryImage.ofSize(disk.size());
    ImageWriter<?> writer = provider.capability(Capability.WRITE).orElseThrow();
    assertEquals(DiskLayout.class, writer.modelType());
    @SuppressWarnings("unchecked") // the model's type was just checked
    ImageWriter<DiskLayout> layouts = (ImageWriter<DiskLayout>) writer;
    layouts.write((DiskLayout) model, copy, Progress.NONE);
    assertEquals(
        Bytes.of(disk.readBytes(0, (int) disk.size())),
        Bytes.of(copy.readBytes(0, (int) copy.size())));
  }

  @Test
  void itIsInstalled() {
    assertEquals(
        PartitionTableProvider.class,
        Formats.installed().find("partition-table").orElseThrow().getClass());
  }
}
