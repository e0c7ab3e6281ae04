package io.github.bootformats.partition;

import static io.github.bootformats.partition.FindingCase.at;
import static io.github.bootformats.partition.LayoutEdits.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.internal.finding.FindingList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is found on whole disks, and that each finding has an example. */
class LayoutFindingsTest {
  private static final SectorSize B512 = SectorSize.B512;
  private static final int BACKUP = 2047 * 512;

  @Test
  void everyCode_hasAnExample() throws IOException {
    Set<LayoutFinding> missing = EnumSet.allOf(LayoutFinding.class);
    Stream.concat(GptFindingsTest.all(), MbrFindingsTest.all())
        .flatMap(c -> c.disk().findings().stream())
        .forEach(d -> missing.remove(LayoutFinding.of(d).orElseThrow()));
    // Those that are not seen in a layout alone have tests of their own below.
    assertEquals(
        EnumSet.of(
            LayoutFinding.DISK_TOO_SMALL,
            LayoutFinding.DISK_PARTIAL_SECTOR,
            LayoutFinding.DISK_OTHER_LABEL,
            LayoutFinding.LIMIT_MBR_EBRS,
            LayoutFinding.LIMIT_GPT_ENTRY_ARRAY_BYTES,
            LayoutFinding.LIMIT_FINDINGS,
            LayoutFinding.MBR_BOOT_SECTOR),
        missing);
  }

  @Test
  void codes_areDistinctAndHaveTheirSeverity() {
    List<String> codes = Arrays.stream(LayoutFinding.values()).map(LayoutFinding::code).toList();
    assertEquals(codes.size(), Set.copyOf(codes).size());
    for (LayoutFinding finding : LayoutFinding.values()) {
      String name = finding.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      assertEquals(name, finding.code().replace('.', '-'));
      Diagnostic diagnostic = finding.diagnostic("x");
      assertEquals(finding.severity(), diagnostic.severity());
      assertEquals(finding, LayoutFinding.of(diagnostic).orElseThrow());
    }
  }

  @Test
  void emptyDisk_hasNoFindings() throws IOException {
    assertEquals(List.of(), findings(MemoryImage.ofSize(1 << 20), ReadLimits.defaults()));
  }

  @Test
  void diskOfLessThanASector_isTooSmall() throws IOException {
    MemoryImage image = MemoryImage.ofSize(511);
    image.write(510, ByteBuffer.wrap(new byte[] {0x55}));
    DiskLayout layout = DiskLayout.read(image, B512).model();
    assertEquals(List.of("disk.too-small"), FindingCase.codes(layout.findings()));
    assertEquals(0x55, layout.mbr().bytes().at(510));
    assertEquals(-1, layout.lastLba());
    assertEquals(List.of("disk.too-small"), findings(MemoryImage.ofSize(0), ReadLimits.defaults()));
  }

  @Test
  void partOfASector_isNotAddressable() throws IOException {
    MemoryImage image = CleanDisks.image(CleanDisks.gpt(B512));
    image.truncate(image.size() + 100);
    assertEquals(
        List.of(at("disk.partial-sector", CleanDisks.SECTORS * 512)),
        findings(image, ReadLimits.defaults()));
  }

  @Test
  void ebrLimit_cutsTheChain() throws IOException {
    MemoryImage image = CleanDisks.image(CleanDisks.mbr(B512));
    ReadLimits limits = ReadLimits.builder().with(DiskLayout.MAX_EBRS, 2).build();
    DiskLayout layout = DiskLayout.read(image, B512, limits).model();
    assertEquals(List.of(512L, 768L), layout.ebrs().stream().map(e -> e.lba()).toList());
    assertEquals(List.of("limit.mbr.ebrs"), FindingCase.codes(layout.findings()));
  }

  @Test
  void arrayLimit_leavesTheArrayOut() throws IOException {
    MemoryImage image = CleanDisks.image(CleanDisks.gpt(B512));
    ReadLimits limits =
        ReadLimits.builder().with(DiskLayout.MAX_ENTRY_ARRAY_BYTES, (16 << 10) - 1).build();
    DiskLayout layout = DiskLayout.read(image, B512, limits).model();
    assertTrue(layout.gptTables().stream().allMatch(t -> t.array().isEmpty()));
    assertEquals(
        List.of(
            at("limit.gpt.entry-array-bytes", 512 + 80),
            at("limit.gpt.entry-array-bytes", BACKUP + 80)),
        FindingCase.codes(layout.findings()));
  }

  @Test
  void tooManyFindings_areCut() throws IOException {
    DiskLayout disk = CleanDisks.gpt(B512);
    GptEntryArray array = GptEntryArray.unused(4000, 128);
    byte[] bytes = array.bytes().toByteArray();
    for (int i = 0; i < 4000; i++) {
      bytes[i * 128 + 60] = 1;
    }
    GptEntryArray spoilt = GptEntryArray.of(Bytes.of(bytes), 128);
    DiskLayout layout =
        table(disk, 0, t -> t.withArray(spoilt).sealed()).toBuilder()
            .gptTables(
                List.of(table(disk, 0, t -> t.withArray(spoilt).sealed()).gptTables().get(0)))
            .build();
    List<Diagnostic> findings = layout.findings();
    assertEquals(FindingList.MAX + 1, findings.size());
    assertEquals("limit.findings", findings.get(FindingList.MAX).code());
  }

  @Test
  void fatBootSector_isNoTable() throws IOException {
    byte[] sector = new byte[512];
    Arrays.fill(sector, 446, 510, (byte) 'x');
    ByteBuffer.wrap(sector)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .put(0, new byte[] {(byte) 0xEB, 0x3C, (byte) 0x90})
        .putShort(11, (short) 512)
        .put(13, (byte) 4)
        .putShort(14, (short) 1)
        .put(16, (byte) 2)
        .put(21, (byte) 0xF8)
        .putShort(510, (short) 0xAA55);
    MemoryImage image = MemoryImage.ofSize(1 << 20);
    image.write(0, ByteBuffer.wrap(sector));
    assertEquals(
        List.of(at("disk.other-label", 11), at("mbr.boot-sector", 446)),
        findings(image, ReadLimits.defaults()));
  }

  private static List<String> findings(MemoryImage image, ReadLimits limits) throws IOException {
    return FindingCase.codes(DiskLayout.read(image, B512, limits).diagnostics());
  }
}
