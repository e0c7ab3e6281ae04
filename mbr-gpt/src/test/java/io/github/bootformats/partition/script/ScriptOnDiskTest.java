package io.github.bootformats.partition.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts make of disks; {@code ScriptListOracleTest} shows the same scripts to sfdisk. */
class ScriptOnDiskTest {
  private static final long SIZE = 100L << 20;

  private static DiskLayout on(String script) throws FormatException {
    return DiskScript.parse(script).model().on(SIZE, SectorSize.B512);
  }

  /** Numbers, starts and sizes. */
  private static String places(DiskLayout layout) throws FormatException {
    StringJoiner places = new StringJoiner(" ");
    for (ScriptPartition p : DiskScript.of(layout).partitions()) {
      places.add(
          "%s:%s+%s"
              .formatted(p.node().orElseThrow(), p.start().orElseThrow(), p.size().orElseThrow()));
    }
    return places.toString();
  }

  /** An extended partition that begins at the MBR makes that its own EBR. */
  @Test
  void chainThatLeadsBackEnds() throws IOException {
    MbrSector mbr =
        MbrSector.builder(SectorSize.B512)
            .entry(0, MbrEntry.of(0x83, 8, 8))
            .entry(1, MbrEntry.of(0x0F, 0, 16))
            .bootSignature(MbrSector.BOOT_SIGNATURE)
            .build();
    byte[] disk = Arrays.copyOf(mbr.bytes().toByteArray(), 32 * 512);
    DiskLayout layout = DiskLayout.read(ImageSource.of(disk), SectorSize.B512).model();
    assertEquals("1:8+8 2:0+16 5:8+8", places(layout));
  }

  private static void notDescribed(LayoutFinding why, DiskLayout layout) {
    FormatException e = assertThrows(FormatException.class, () -> DiskScript.of(layout));
    assertEquals(why.code(), e.reason(), e.getMessage());
  }

  @Test
  void partitionThatNoScriptCanSay_isRefused() throws FormatException {
    DiskLayout disk = on("label: gpt\nstart=2048, size=1M\n");
    notDescribed(LayoutFinding.GPT_PARTITION_REVERSED, withEntry(disk, b -> b.lastLba(100)));
    notDescribed(LayoutFinding.GPT_PARTITION_REVERSED, withEntry(disk, b -> b.lastLba(2047)));
    notDescribed(LayoutFinding.GPT_PARTITION_REVERSED, withEntry(disk, b -> b.firstLba(-1)));
    notDescribed(LayoutFinding.GPT_PARTITION_OUTSIDE_DISK, withEntry(disk, b -> b.lastLba(-1)));
    DiskLayout beyond = withEntry(disk, b -> b.lastLba(Long.MAX_VALUE));
    assertEquals("1:2048+" + (Long.MAX_VALUE - 2047), places(beyond));
  }

  private static DiskLayout withEntry(DiskLayout disk, UnaryOperator<GptEntry.Builder> edit) {
    List<GptTable> tables =
        disk.gptTables().stream()
            .map(
                table -> {
                  GptEntry entry = table.array().orElseThrow().entry(0);
                  return table.withEntry(0, edit.apply(entry.toBuilder()).build());
                })
            .toList();
    return disk.toBuilder().gptTables(tables).build();
  }

  /** sfdisk takes the first, even if it has no sectors; Linux shows what is in all of them. */
  @Test
  void severalExtendedPartitions_areRefused() throws FormatException {
    DiskLayout one = on("label: dos\n,10M,E\n,1M\n");
    for (MbrEntry more : List.of(MbrEntry.of(0x05, 40_000, 20_000), MbrEntry.of(0x05, 40_000, 0))) {
      MbrSector mbr = one.mbr().toBuilder().entry(1, more).build();
      notDescribed(LayoutFinding.MBR_MULTIPLE_EXTENDED, one.toBuilder().mbr(mbr).build());
    }
  }

  @Test
  void largestChain_isDescribedInTimeThatGrowsWithIt() throws FormatException {
    int count = 8192;
    List<Ebr> ebrs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MbrSector.Builder ebr = MbrSector.builder(SectorSize.B512).entry(0, MbrEntry.of(0x83, 1, 1));
      if (i + 1 < count) {
        ebr.entry(1, MbrEntry.of(0x05, 2L * (i + 1), 2));
      }
      ebrs.add(new Ebr(64 + 2 * i, ebr.build()));
    }
    MbrSector mbr =
        MbrSector.builder(SectorSize.B512).entry(0, MbrEntry.of(0x05, 64, 2L * count)).build();
    DiskLayout disk = DiskLayout.builder(SIZE, SectorSize.B512).mbr(mbr).ebrs(ebrs).build();
    List<ScriptPartition> partitions =
        assertTimeout(Duration.ofSeconds(30), () -> DiskScript.of(disk).partitions());
    assertEquals(count + 1, partitions.size());
  }

  @Test
  void gptOfEverything() throws FormatException {
    DiskLayout disk =
        on(
            """
            label: gpt
            label-id: 4D3C2B1A-0000-4000-8000-0123456789AB
            table-length: 256
            first-lba: 100
            last-lba: 200000
            7 : start=2048, size=16M, type=uefi, name="ESP", \
            uuid=11111111-2222-3333-4444-000000000001, attrs="LegacyBIOSBootable"
            size=1M
            """);
    GptHeader header = disk.primaryGpt().orElseThrow().header();
    assertEquals(UUID.fromString("4D3C2B1A-0000-4000-8000-0123456789AB"), header.diskGuid());
    assertEquals(256, header.entryCount());
    assertEquals(100, header.firstUsableLba());
    assertEquals(200000, header.lastUsableLba());
    GptEntry esp = disk.primaryGpt().get().array().orElseThrow().entry(6);
    assertEquals(GptTypes.EFI_SYSTEM, esp.typeGuid());
    assertEquals("ESP", esp.name());
    assertEquals(GptAttributes.LEGACY_BOOT, esp.attributes());
    assertEquals("1:34816+2048 7:2048+32768", places(disk));
    assertEquals(List.of(), disk.findings());
    assertEquals(disk.backupGpt().orElseThrow().array(), disk.primaryGpt().get().array());
  }

  /** A builder refuses these, sfdisk does not. */
  @Test
  void guidsAreThoseOfTheScript() throws FormatException {
    String zero = "00000000-0000-0000-0000-000000000000";
    String twice = "11111111-2222-3333-4444-000000000001";
    String lines = "size=1M, uuid=%s\n".repeat(3).formatted(zero, twice, twice);
    DiskLayout disk = on("label: gpt\nlabel-id: " + zero + "\n" + lines);
    for (GptTable table : disk.gptTables()) {
      assertEquals(zero, table.header().diskGuid().toString());
      assertEquals(zero, table.array().orElseThrow().entry(0).uniqueGuid().toString());
      assertEquals(twice, table.array().orElseThrow().entry(2).uniqueGuid().toString());
      assertTrue(table.header().headerCrcValid() && table.arrayCrcValid());
    }
    assertEquals(DiskScript.of(disk), DiskScript.of(DiskScript.of(disk).on(disk).after()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",|1:2048+200704",
        ",10M;,|1:2048+20480 2:22528+180224",
        "start=40960, size=10M; ,1M; ,|1:40960+20480 2:61440+2048 3:63488+139264",
        ",1000;,1000|1:2048+1000 2:4096+1000",
        ",1000K;,1500K;,3000K|1:2048+2000 2:4096+2048 3:6144+6144",
        "start=1M, size=1MB|1:2048+1953",
        "3: start=3000,size=5; ,5|1:4096+5 3:3000+5",
        "start=0, size=0;,1|1:2048+1"
      })
  void placesOnGpt(String lines, String expected) throws FormatException {
    assertEquals(expected, places(on("label: gpt\n" + lines.replace(";", "\n"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",|1:2048+202752",
        ",10M;,|1:2048+20480 2:22528+182272",
        "start=40960, size=10M; ,1M; ,|1:40960+20480 2:2048+2048 3:4096+36864",
        "1,1;2,1|1:1+1 2:2+1",
        ",10M,E;start=4096,size=2M;start=10000,|1:2048+20480 5:4096+4096 6:10000+12528",
        ",50M,Ex;5: size=10M;5: size=;,1M|1:2048+102400 2:104448+2048 5:4096+20480 6:26624+77824",
        ",10M,S;,80M,X;,;,5M;,|1:2048+20480 2:22528+163840 3:186368+18432 5:24576+10240"
            + " 6:36864+149504",
        "4: size=1M;,1M|1:4096+2048 4:2048+2048"
      })
  void placesOnMbr(String lines, String expected) throws FormatException {
    assertEquals(expected, places(on("label: dos\n" + lines.replace(";", "\n"))));
  }

  @Test
  void mbrOfEverything() throws FormatException {
    DiskLayout disk =
        on(
            """
            label: dos
            label-id: 0xDEADbeef
            ,1M,uefi,*
            2M,10M,f
            ,5M,"Linux swap / Solaris"
            """);
    assertEquals(0xDEADBEEFL, disk.mbr().diskSignature());
    assertEquals(MbrTypes.EFI_SYSTEM, disk.mbr().entry(0).type());
    assertEquals(0x80, disk.mbr().entry(0).bootIndicator());
    assertEquals(MbrTypes.EXTENDED_LBA, disk.mbr().entry(1).type());
    assertEquals(MbrTypes.LINUX_SWAP, disk.mbr().entry(2).type());
    assertEquals(1, disk.ebrs().size());
  }

  @Test
  void whatSfdisk_doesOtherwise() throws FormatException {
    assertEquals("1:2048+1024", places(on("size=512K")), "sfdisk: 1025");
    assertEquals("1:2048+147456", places(on("size=0.07G")), "sfdisk: a 14th of it");
    refused("label: gpt\nsize=500M", "script.no-room", 2);
    refused("label: dos\nsize=500M", "script.no-room", 2);
    refused("sector-size: 4096\nsize=1M", "script.sector-size", 0);
    refused("label: dos\n,1M\n,1M\n,1M\n,1M\n,1M", "script.partition-number", 6);
    refused("", "script.empty", 0);
    refused("start=0, size=0", "script.empty", 0);
    refused("label: dos\ntype=foo", "script.type", 2);
    refused("label: gpt\ntype=83", "script.type", 2);
    refused("label-id: x\n,", "script.label-id", 0);
    refused("label: gpt\nlabel-id: 0x12345678\n,", "script.label-id", 0);
    StringBuilder many = new StringBuilder("label: dos\ntype=E\n");
    many.append("5: size=100\n".repeat(60));
    assertEquals(
        61,
        DiskScript.of(DiskScript.parse(many.toString()).model().on(SIZE * 2, SectorSize.B512))
            .partitions()
            .size());
  }

  private static void refused(String script, String reason, int line) {
    FormatException e = assertThrows(FormatException.class, () -> on(script));
    assertEquals(reason, e.reason(), e.getMessage());
    assertEquals(line == 0 ? OptionalInt.empty() : OptionalInt.of(line), e.line());
  }

  @Test
  void whatCannotBe_isRefused_andSaysWhere() {
    refused("label: gpt\nstart=10", "script.start", 2);
    refused("label: gpt\n2048,10\n2050,1", "script.start", 3);
    refused("label: gpt\n2048,10\n2040,9", "script.start", 3);
    refused("label: gpt\n1: size=1\n1: size=1", "script.partition-number", 3);
    refused("label: gpt\n129: size=1", "script.partition-number", 2);
    refused("label: gpt\nsize=0", "script.size", 2);
    refused("label: gpt\nsize=100B", "script.number", 2);
    refused("label: gpt\nsize=0.1K", "script.size", 2);
    refused("label: gpt\nfirst-lba: 3\n,", "script.header", 0);
    refused("label: gpt\nfirst-lba: 5000\nlast-lba: 4000\n,", "script.header", 0);
    refused("label: gpt\ntable-length: 0\n,", "script.table-length", 0);
    refused("label: dos\ntable-length: 4\n,", "script.table-length", 0);
    refused("grain: 100\n,", "script.grain", 0);
    refused("label: dos\n0,10", "script.start", 2);
    refused("label: dos\n5: size=1M", "script.logical", 2);
    refused("label: dos\n,1M,E\n,1M,E", "script.extended", 3);
    refused("label: dos\n,50M,E\n5: size=1M, type=E", "script.extended", 3);
    refused("label: dos\n,50M,E\n3: start=4096, size=1M", "script.partition-number", 3);
    refused("label: dos\n,50M,E\n5: start=150000, size=1M", "script.partition-number", 3);
    refused("label: dos\n,10M,E\nstart=4096, size=10M", "script.no-room", 3);
    refused("label: dos\n,10M,E\nstart=4096,size=1\nstart=4097,size=1", "script.no-room", 4);
    assertThrows(UnsupportedFormatException.class, () -> on("label: sun\n,"));
    assertThrows(
        FormatException.class,
        () -> DiskScript.parse("label: gpt").model().on(10_000, SectorSize.B512));
    assertThrows(
        FormatException.class, () -> DiskScript.parse("label: dos").model().on(9, SectorSize.B512));
  }

  @Test
  void label_isThatOfTheDisk_whenTheScriptSaysNone() throws FormatException {
    DiskScript script = DiskScript.parse("size=1M\n").model();
    DiskLayout gpt =
        GptBuilder.create(SIZE, SectorSize.B512).addRest(GptTypes.EFI_SYSTEM, "x").build();
    DiskLayout mbr = MbrBuilder.create(SIZE, SectorSize.B512).addRest(MbrTypes.LINUX).build();
    assertEquals(2, script.on(gpt).after().gptTables().size());
    assertEquals(0, script.on(mbr).after().gptTables().size());
    assertEquals(0, script.on(SIZE, SectorSize.B512).gptTables().size());
  }

  @Test
  void bootCodeStays_andStepsTell() throws FormatException {
    DiskLayout before =
        MbrBuilder.create(SIZE, SectorSize.B512)
            .bootCode(Bytes.of((byte) 0xFA, (byte) 1))
            .addRest(MbrTypes.LINUX)
            .build();
    LayoutChange change = DiskScript.parse("label: dos\nlabel-id: 0x1\n,1M,S\n").model().on(before);
    assertEquals(before.mbr().bootCode(), change.after().mbr().bootCode());
    assertEquals(
        List.of(
            "new MBR with the disk id 0x00000001",
            "partition 1: 2048 sectors at LBA 2048, Linux swap, or Solaris"),
        change.steps());
    assertEquals(List.of(), DiskScript.of(before).on(before).steps(), "nothing changes");
  }

  @Test
  void largeSectors() throws FormatException {
    DiskLayout disk = DiskScript.parse("label: gpt\n,10M\n").model().on(SIZE, SectorSize.B4096);
    assertEquals("1:256+2560", places(disk));
    assertEquals(256, disk.primaryGpt().orElseThrow().header().firstUsableLba());
  }

  @Test
  void damagedDisk_isNotDescribed() throws FormatException {
    DiskLayout disk = on("label: gpt\n,\n");
    DiskLayout halved = disk.toBuilder().gptTables(List.of(disk.backupGpt().orElseThrow())).build();
    assertThrows(FormatException.class, () -> DiskScript.of(halved));
    assertThrows(
        FormatException.class,
        () -> DiskScript.of(DiskLayout.builder(SIZE, SectorSize.B512).build()));
  }
}
