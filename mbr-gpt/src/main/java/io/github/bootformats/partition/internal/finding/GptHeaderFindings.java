package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.GptArea;
import io.github.bootformats.partition.internal.HeaderAt;
import io.github.bootformats.partition.internal.read.GptArrayPlace;
import java.util.OptionalLong;

/** What is odd about one header and the place of its array (UEFI 2.10, table 5.5). */
public final class GptHeaderFindings {

  private final DiskLayout layout;
  private final GptTable table;
  private final GptHeader header;
  private final FindingList findings;
  private final int sectorBytes;
  private final String who;

  GptHeaderFindings(DiskLayout layout, GptTable table, FindingList findings) {
    this.layout = layout;
    this.table = table;
    this.header = table.header();
    this.findings = findings;
    this.sectorBytes = layout.sectorSize().bytes();
    this.who = "The GPT header at LBA " + table.lba();
  }

  void check() {
    fixedFields();
    crc();
    places();
    usableRange();
    array();
  }

  private void add(LayoutFinding finding, int at, String message) {
    findings.add(finding, table.lba(), at, message);
  }

  private void fixedFields() {
    if (!header.hasSignature()) {
      add(LayoutFinding.GPT_SIGNATURE, 0, who + " does not begin with EFI PART");
    }
    if (header.revision() != GptHeader.REVISION_1_0) {
      add(
          LayoutFinding.GPT_REVISION,
          HeaderAt.REVISION,
          who + " has the revision 0x" + Long.toHexString(header.revision()) + ", not 0x10000");
    }
    if (header.reserved() != 0) {
      add(
          LayoutFinding.GPT_RESERVED,
          HeaderAt.RESERVED,
          who + " has 0x" + Long.toHexString(header.reserved()) + " in its reserved field, not 0");
    }
    if (header.diskGuid().equals(Guids.ZERO)) {
      add(LayoutFinding.GPT_DISK_GUID, HeaderAt.DISK_GUID, who + " gives the disk the GUID zero");
    }
    Bytes tail = header.tail();
    for (int i = 0; i < tail.length(); i++) {
      if (tail.at(i) != 0) {
        add(
            LayoutFinding.GPT_TAIL_NONZERO,
            GptHeader.BYTES + i,
            who + " is followed by something in its sector");
        return;
      }
    }
  }

  private void crc() {
    OptionalLong computed = header.computedHeaderCrc();
    if (computed.isEmpty()) {
      add(
          LayoutFinding.GPT_HEADER_SIZE,
          HeaderAt.HEADER_SIZE,
          who
              + " has "
              + header.headerSize()
              + " bytes by its own account, not "
              + GptHeader.BYTES
              + " to "
              + sectorBytes);
    } else if (computed.getAsLong() != header.headerCrc()) {
      add(
          LayoutFinding.GPT_HEADER_CRC,
          HeaderAt.HEADER_CRC,
          who + " has the CRC " + crc(header.headerCrc()) + ", not " + crc(computed.getAsLong()));
    }
  }

  private void places() {
    if (header.myLba() != table.lba()) {
      add(
          LayoutFinding.GPT_MY_LBA,
          HeaderAt.MY_LBA,
          who + " says that it lies at LBA " + Long.toUnsignedString(header.myLba()));
    }
    boolean isPrimary = table.lba() == GptTable.PRIMARY_LBA;
    long other = header.alternateLba();
    boolean leads =
        isPrimary
            ? other != GptTable.PRIMARY_LBA && (isTable(other) || layout.backupGpt().isEmpty())
            : other == GptTable.PRIMARY_LBA;
    if (!leads || !isOnDisk(other)) {
      add(
          LayoutFinding.GPT_ALTERNATE_LBA,
          HeaderAt.ALTERNATE_LBA,
          who + " says that the other one is at LBA " + Long.toUnsignedString(other));
    }
  }

  private boolean isTable(long lba) {
    return layout.gptAt(lba).isPresent();
  }

  private boolean isOnDisk(long lba) {
    return Long.compareUnsigned(lba, layout.sectorCount()) < 0;
  }

  private void usableRange() {
    long first = header.firstUsableLba();
    long last = header.lastUsableLba();
    if (Long.compareUnsigned(last, first) < 0 || !isOnDisk(last)) {
      add(
          LayoutFinding.GPT_USABLE_RANGE,
          isOnDisk(first) ? HeaderAt.LAST_USABLE : HeaderAt.FIRST_USABLE,
          who
              + " lets partitions lie in LBA "
              + Long.toUnsignedString(first)
              + " to "
              + Long.toUnsignedString(last)
              + " of a disk with "
              + layout.sectorCount()
              + " sectors");
      return;
    }
    if (isUsable(GptTable.PRIMARY_LBA, 1)) {
      add(
          LayoutFinding.GPT_HEADER_IN_USABLE,
          HeaderAt.FIRST_USABLE,
          who + " lets partitions lie over the primary header");
    } else if (layout.gptTables().stream().anyMatch(t -> isUsable(t.lba(), 1) && isPartner(t))) {
      add(
          LayoutFinding.GPT_HEADER_IN_USABLE,
          HeaderAt.LAST_USABLE,
          who + " lets partitions lie over the backup header");
    }
  }

  /** Returns whether a table is this one or the one that this one names. */
  private boolean isPartner(GptTable other) {
    return other.lba() == table.lba() || other.lba() == header.alternateLba();
  }

  /** Returns whether partitions may be in some of the sectors, of which there is at least one. */
  private boolean isUsable(long lba, long sectors) {
    return Long.compareUnsigned(lba, header.lastUsableLba()) <= 0
        && Long.compareUnsigned(lba + sectors - 1, header.firstUsableLba()) >= 0;
  }

  private void array() {
    long size = header.entrySize();
    if (size < GptEntry.BYTES || Long.bitCount(size) != 1) {
      add(
          LayoutFinding.GPT_ENTRY_SIZE,
          HeaderAt.ENTRY_SIZE,
          who + " has entries of " + size + " bytes, not 128, 256, 512 and so on");
    } else if (size != GptEntry.BYTES) {
      add(
          LayoutFinding.GPT_ENTRY_SIZE_UNUSUAL,
          HeaderAt.ENTRY_SIZE,
          who + " has entries of " + size + " bytes; Linux wants 128");
    }
    GptArrayPlace place = GptArrayPlace.of(header, layout.sectorCount(), sectorBytes);
    if (!place.isOnDisk()) {
      add(
          LayoutFinding.GPT_ARRAY_RANGE,
          place.length() == 0 ? HeaderAt.ENTRY_COUNT : HeaderAt.ENTRIES_LBA,
          who
              + " has "
              + Long.toUnsignedString(place.length())
              + " bytes of entries at LBA "
              + Long.toUnsignedString(header.entriesLba())
              + " of a disk with "
              + layout.sectorCount()
              + " sectors");
      return;
    }
    arrayPlace(place);
    if (table.array().isPresent() && !table.arrayCrcValid()) {
      add(
          LayoutFinding.GPT_ARRAY_CRC,
          HeaderAt.ARRAY_CRC,
          who
              + " has the CRC "
              + crc(header.entryArrayCrc())
              + " for its entries, not "
              + crc(table.array().get().crc()));
    }
  }

  private void arrayPlace(GptArrayPlace place) {
    long lba = header.entriesLba();
    long sectors = (place.length() + sectorBytes - 1) / sectorBytes;
    if (lba <= GptTable.PRIMARY_LBA
        || layout.gptTables().stream().anyMatch(t -> t.lba() >= lba && t.lba() - lba < sectors)) {
      add(
          LayoutFinding.GPT_ARRAY_OVERLAP,
          HeaderAt.ENTRIES_LBA,
          who + " has its entries at LBA " + lba + " over the MBR or a header");
    }
    if (isUsable(lba, sectors)) {
      add(
          LayoutFinding.GPT_ARRAY_IN_USABLE,
          HeaderAt.ENTRIES_LBA,
          who + " lets partitions lie over its entries at LBA " + lba);
    }
    long end = table.lba() < lba ? header.firstUsableLba() : table.lba();
    boolean isRoomy = end - lba >= GptArea.LEAST_ARRAY_BYTES / sectorBytes;
    if (place.length() < GptArea.LEAST_ARRAY_BYTES && !isRoomy) {
      add(
          LayoutFinding.GPT_ARRAY_SMALL,
          HeaderAt.ENTRY_COUNT,
          who + " has room for " + place.length() + " bytes of entries only");
    }
  }

  private static String crc(long value) {
    String digits = Long.toHexString(value);
    return "0x" + "0".repeat(8 - digits.length()) + digits;
  }
}
