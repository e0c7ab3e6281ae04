package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Corrects the CRCs of the GPT headers on a changed disk, so far as the headers make sense. */
final class CrcRepair {
  private static final int CRC_AT = 16;
  private static final int ARRAY_CRC_AT = 88;
  private static final int CRC_BYTES = 4;
  private static final long MOST_ARRAY_BYTES = 4 << 20;

  private final DiskEditor editor;

  private CrcRepair(DiskEditor editor) {
    this.editor = editor;
  }

  /**
   * Repairs what lies where a header was and where one may be now.
   *
   * @param before the disk as it was before it was changed
   */
  static void of(DiskLayout before, DiskEditor editor) {
    if (before.gptTables().isEmpty()) {
      return;
    }
    Set<Long> lbas = new TreeSet<>();
    before.gptTables().forEach(table -> lbas.add(table.lba()));
    lbas.add(GptTable.PRIMARY_LBA);
    lbas.add(editor.sectorCount() - 1);
    CrcRepair repair = new CrcRepair(editor);
    for (long lba : lbas) {
      if (lba > 0 && lba < editor.sectorCount()) {
        repair.header(lba);
      }
    }
  }

  private void header(long lba) {
    int sector = editor.sectorSize().bytes();
    long offset = editor.sectorSize().toBytes(lba);
    GptHeader header = GptHeader.of(editor.get(offset, sector));
    if (header.computedHeaderCrc().isEmpty()) {
      return;
    }
    GptHeader.Builder repaired = header.toBuilder();
    long arrayBytes = header.entryArrayBytes();
    boolean onDisk = Long.compareUnsigned(header.entriesLba(), editor.sectorCount()) < 0;
    if (onDisk && Long.compareUnsigned(arrayBytes, MOST_ARRAY_BYTES) <= 0) {
      long arrayAt = editor.sectorSize().toBytes(header.entriesLba());
      if (editor.holds(arrayAt, arrayBytes)) {
        repaired.entryArrayCrc(crc(editor.get(arrayAt, (int) arrayBytes)));
      }
    }
    put(lba, "entries CRC", offset, ARRAY_CRC_AT, header, repaired.build());
    put(lba, "header CRC", offset, CRC_AT, header, repaired.build());
  }

  private void put(
      long lba, String field, long offset, int at, GptHeader header, GptHeader repaired) {
    Bytes crc = repaired.bytes().slice(at, at + CRC_BYTES);
    if (!crc.equals(header.bytes().slice(at, at + CRC_BYTES))) {
      editor.put("GPT header at LBA " + lba + ", " + field, "repaired", offset + at, crc);
    }
  }

  private static long crc(Bytes bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.asByteBuffer());
    return crc.getValue();
  }
}
