package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.EntryAt;
import io.github.bootformats.partition.internal.LittleEndian;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is odd about the entries of one array (UEFI 2.10, table 5.6). */
final class GptEntryFindings {

  private final DiskLayout layout;
  private final GptHeader header;
  private final GptEntryArray array;
  private final FindingList findings;
  private final Ranges<Integer> ranges = new Ranges<>();
  private final Map<UUID, Integer> guids = new HashMap<>(256);

  GptEntryFindings(DiskLayout layout, GptTable table, FindingList findings) {
    this.layout = layout;
    this.header = table.header();
    this.array = table.array().orElseThrow();
    this.findings = findings;
  }

  void check() {
    Bytes empty = Bytes.zeros(array.entrySize());
    for (int index = 0; index < array.count(); index++) {
      int from = index * array.entrySize();
      // Comparing whole entries is much faster than decoding the many empty ones.
      if (!array.bytes().slice(from, from + array.entrySize()).equals(empty)) {
        check(array.entry(index), index);
      }
    }
    ranges.forEachOverlap(
        (one, other) ->
            add(
                LayoutFinding.GPT_PARTITION_OVERLAP,
                one,
                EntryAt.FIRST_LBA,
                who(one) + " overlaps partition " + (other + 1)));
  }

  private void check(GptEntry entry, int index) {
    if (!entry.isUsed()) {
      add(
          LayoutFinding.GPT_UNUSED_NOT_ZERO,
          index,
          firstNonZero(entry.bytes(), 0),
          who(index) + " has no type, but its entry is not empty");
      return;
    }
    range(entry, index);
    uniqueGuid(entry, index);
    long undefined = entry.attributes() & GptAttributes.UNDEFINED;
    if (undefined != 0) {
      add(
          LayoutFinding.GPT_ATTRIBUTES_UNDEFINED,
          index,
          EntryAt.ATTRIBUTES,
          who(index) + " has undefined attributes: " + GptAttributes.names(undefined));
    }
    name(entry.nameBytes(), index);
    if (!entry.extra().isZero()) {
      add(
          LayoutFinding.GPT_ENTRY_EXTRA,
          index,
          firstNonZero(entry.bytes(), GptEntry.BYTES),
          who(index) + " has something behind the 128 bytes that are specified");
    }
  }

  private void range(GptEntry entry, int index) {
    long first = entry.firstLba();
    long last = entry.lastLba();
    if (Long.compareUnsigned(last, first) < 0) {
      add(
          LayoutFinding.GPT_PARTITION_REVERSED,
          index,
          EntryAt.LAST_LBA,
          who(index) + " ends before it starts: LBA " + text(first, last));
      return;
    }
    ranges.add(first, last, index);
    if (Long.compareUnsigned(last, layout.sectorCount()) >= 0) {
      add(
          LayoutFinding.GPT_PARTITION_OUTSIDE_DISK,
          index,
          Long.compareUnsigned(first, layout.sectorCount()) >= 0
              ? EntryAt.FIRST_LBA
              : EntryAt.LAST_LBA,
          who(index)
              + " is LBA "
              + text(first, last)
              + ", but the last one of the disk is "
              + layout.lastLba());
    } else if (Long.compareUnsigned(first, header.firstUsableLba()) < 0
        || Long.compareUnsigned(last, header.lastUsableLba()) > 0) {
      add(
          LayoutFinding.GPT_PARTITION_OUTSIDE_USABLE,
          index,
          Long.compareUnsigned(first, header.firstUsableLba()) < 0
              ? EntryAt.FIRST_LBA
              : EntryAt.LAST_LBA,
          who(index)
              + " is LBA "
              + text(first, last)
              + ", but usable are "
              + Long.toUnsignedString(header.firstUsableLba())
              + " to "
              + Long.toUnsignedString(header.lastUsableLba()));
    }
  }

  private static String text(long first, long last) {
    return Long.toUnsignedString(first) + " to " + Long.toUnsignedString(last);
  }

  private void uniqueGuid(GptEntry entry, int index) {
    UUID guid = entry.uniqueGuid();
    if (guid.equals(Guids.ZERO)) {
      add(
          LayoutFinding.GPT_UNIQUE_GUID_ZERO,
          index,
          EntryAt.UNIQUE_GUID,
          who(index) + " has no GUID");
      return;
    }
    Integer other = guids.putIfAbsent(guid, index);
    if (other != null) {
      add(
          LayoutFinding.GPT_DUPLICATE_GUID,
          index,
          EntryAt.UNIQUE_GUID,
          who(index) + " has the same GUID as partition " + (other + 1) + ": " + guid);
    }
  }

  private void name(Bytes name, int index) {
    char[] units = LittleEndian.chars(name, 0, GptEntry.NAME_UNITS);
    int length = 0;
    int surrogate = -1;
    boolean isOpen = false;
    while (length < units.length && units[length] != 0) {
      char unit = units[length];
      if (isOpen != Character.isLowSurrogate(unit) && surrogate < 0) {
        surrogate = isOpen ? length - 1 : length;
      }
      isOpen = Character.isHighSurrogate(unit);
      length++;
    }
    if (isOpen && surrogate < 0) {
      surrogate = length - 1;
    }
    int end = 2 * length;
    if (surrogate >= 0) {
      add(
          LayoutFinding.GPT_NAME_SURROGATE,
          index,
          EntryAt.NAME + 2 * surrogate,
          who(index) + " has half of a surrogate pair in its name");
    }
    if (end == name.length()) {
      add(
          LayoutFinding.GPT_NAME_UNTERMINATED,
          index,
          EntryAt.NAME + end - 2,
          who(index) + " has a name that no NUL ends");
    } else if (!name.slice(end, name.length()).isZero()) {
      add(
          LayoutFinding.GPT_NAME_GARBAGE,
          index,
          EntryAt.NAME + firstNonZero(name, end),
          who(index) + " has something behind its name");
    }
  }

  private static int firstNonZero(Bytes bytes, int from) {
    int at = from;
    while (bytes.at(at) == 0) {
      at++;
    }
    return at;
  }

  private static String who(int index) {
    return "GPT partition " + (index + 1);
  }

  private void add(LayoutFinding finding, int index, int at, String message) {
    findings.add(finding, header.entriesLba(), (long) index * array.entrySize() + at, message);
  }
}
