package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads disks that others made. */
@Tag("corpus")
class PartitionCorpusTest {
  private static ReadResult<DiskLayout> read(String file, SectorSize size) throws IOException {
    byte[] bytes = Corpus.open("partitions").file(file).bytes();
    return DiskLayout.read(ImageSource.of(bytes), size);
  }

  private static List<String> codes(ReadResult<DiskLayout> result, Severity least) {
    return result.diagnostics().stream()
        .filter(d -> d.severity().compareTo(least) >= 0)
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void everyFile_isReadAndHoldsItsOwnBytes() throws IOException {
    Map<String, Integer> spread = new TreeMap<>();
    int files = 0;
    for (CorpusFile file : Corpus.open("partitions").files("")) {
      byte[] bytes = file.bytes();
      files++;
      for (int sectorBytes : new int[] {512, 1024, 2048, 4096}) {
        SectorSize size = SectorSize.of(sectorBytes);
        ImageSource disk = ImageSource.of(bytes);
        ReadResult<DiskLayout> result = DiskLayout.read(disk, size);
        DiskLayoutAssert.assertHoldsBytesOf(disk, result.model());
        assertEquals(result.diagnostics(), result.model().findings());
        if (sectorBytes == 512) {
          result.diagnostics().forEach(d -> spread.merge(d.code(), 1, Integer::sum));
        }
      }
      assertTrue(SectorSizes.evidence(ImageSource.of(bytes)).size() < 20, file::toString);
    }
    System.out.println("Findings in " + files + " files of the corpus: " + spread);
    assertTrue(files >= 80, "only " + files + " files");
    assertTrue(spread.size() >= 30, spread::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quyzi_gpt-disk.img      | 512  | 71    | 34-34 35-38",
        "gptman_disk1.img        | 512  | 99    | 34-43 48-52",
        "gptman_disk2_4k.img.gz  | 4096 | 99    | 6-15 70-79",
        "gptman_disk3.img        | 512  | 99    | 34-49 50-65",
        "gptman_disk4_4k.img.gz  | 4096 | 99    | 6-49 50-93",
        "ul_pt_gpt.img.xz        | 512  | 20479 | 34-2047 2048-4095 4096-6143 6144-8191 8192-10239"
      })
  void gptDisk_isWhole(String file, int sectorBytes, long backup, String partitions)
      throws IOException {
    ReadResult<DiskLayout> result = read(file, SectorSize.of(sectorBytes));
    DiskLayout layout = result.model();
    assertEquals(List.of(), codes(result, Severity.WARNING));
    assertEquals(List.of(1L, backup), layout.gptTables().stream().map(GptTable::lba).toList());
    GptEntryArray array = layout.primaryGpt().orElseThrow().array().orElseThrow();
    assertEquals(array, layout.backupGpt().orElseThrow().array().orElseThrow());
    List<String> found = new ArrayList<>();
    for (int index : array.usedIndexes()) {
      found.add(array.entry(index).firstLba() + "-" + array.entry(index).lastLba());
    }
    assertEquals(partitions, String.join(" ", found));
    assertEquals(
        SectorSize.of(sectorBytes),
        SectorSizes.evidence(ImageSource.of(Corpus.open("partitions").file(file).bytes()))
            .get(0)
            .sectorSize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mbrman_disk1.img          | ''",
        "mbrman_disk2.img          | 5 7 10 14 16",
        "crafted/m02_ext3.img.gz   | 8192 9192 10192",
        "crafted/m04_cycle2.img.gz | 8192 9192 10192"
      })
  void ebrs_areFollowed(String file, String lbas) throws IOException {
    DiskLayout layout = read(file, SectorSize.B512).model();
    List<String> found = layout.ebrs().stream().map(e -> Long.toString(e.lba())).toList();
    assertEquals(lbas, String.join(" ", found));
  }

  @ParameterizedTest
  @CsvSource({
    "ul_pt_atari-primary.img.xz,512,atari",
    "ul_pt_atari-xgm.img.xz,512,atari",
    "ul_pt_bsd.img.xz,512,bsd",
    "ul_pt_dasd-cdl.img.xz,4096,dasd",
    "ul_pt_dasd-ldl.img.xz,4096,dasd",
    "ul_pt_dasd-ldl.img.xz,512,dasd-4096",
    "ul_pt_sgi.img.xz,512,sgi",
    "ul_pt_sun.img.xz,512,sun",
    "crafted/m17_fat_vbr.img.gz,512,fat",
    "ul_fuzz_blkid_oss-fuzz-53149.bin,512,iso9660"
  })
  void otherLabels_areNamed(String file, int sectorBytes, String id) throws IOException {
    DiskLayout layout = read(file, SectorSize.of(sectorBytes)).model();
    assertEquals(List.of(id), layout.foreignLabels().stream().map(ForeignLabel::id).toList());
  }

  @Test
  void nestedLabels_areKept() throws IOException {
    DiskLayout layout = read("ul_pt_dos+bsd.img.xz", SectorSize.B512).model();
    assertEquals(1, layout.nestedLabels().size());
    NestedLabel label = layout.nestedLabels().get(0);
    assertEquals(NestedLabel.Kind.BSD, label.kind());
    assertEquals(1, label.slot());
    assertEquals((7680 + 1) * 512, label.offset());
    assertEquals(List.of(), layout.foreignLabels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g03_pri_array_crc    | gpt.array-crc",
        "g04_bak_hdr_crc      | gpt.header-crc",
        "g06_no_pmbr          | gpt.protective-mbr-missing",
        "g09_hybrid           | mbr.hybrid",
        "g13_hdrsize513       | gpt.header-size gpt.header-size",
        "g15_esz256           | gpt.entry-size-unusual gpt.entry-size-unusual",
        "g20_cnt_wrap         | gpt.array-range gpt.array-range",
        "g24_end_lt_start     | gpt.partition-reversed",
        "g28_mylba_wrong      | gpt.my-lba",
        "g29_alt_self         | gpt.alternate-lba",
        "g31_truncated        | gpt.alternate-lba gpt.backup-missing gpt.usable-range",
        "g32_grown            | gpt.backup-not-at-end",
        "g34_rev2             | gpt.revision gpt.revision",
        "g38_zero_type        | gpt.unused-not-zero",
        "g41_tables_differ    | gpt.copies-differ",
        "m03b_loop_nodata     | mbr.ebr-loop",
        "m06b_logical_past_ext | mbr.logical-outside-extended",
        "m08_link_slot0       | mbr.ebr-link-first",
        "m11_boot01           | mbr.boot-indicator",
        "m14_size0            | mbr.sectors-zero",
        "m23_two_active       | mbr.multiple-active",
        "m25_ee_no_gpt        | mbr.protective-without-gpt"
      })
  void craftedDisk_hasItsFindings(String disk, String codes) throws IOException {
    ReadResult<DiskLayout> result = read("crafted/" + disk + ".img.gz", SectorSize.B512);
    assertEquals(List.of(codes.split(" ", -1)), codes(result, Severity.WARNING));
  }
}
