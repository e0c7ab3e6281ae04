package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.NestedLabel;
import io.github.bootformats.partition.internal.read.NestedLabels;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;

/**
 * The tables that Linux opens inside primary partitions, after all primary and logical ones have
 * their numbers. Their slices get the numbers that follow, and no PARTUUIDs.
 *
 * <p>The slices count in blocks of 512 bytes whatever the disk's sector size: from the partition in
 * Solaris's table and often in FreeBSD's, from the start of the disk in the others.
 */
final class LinuxNested {
  private static final int MAX_SLICES = 16;

  private static final int BSD_COUNT_AT = 138;
  private static final int BSD_SLICES_AT = 148;
  private static final int BSD_SLICE_BYTES = 16;
  private static final int BSD_TYPE_AT = 12;

  private static final int SOLARIS_VERSION_AT = 16;
  private static final int SOLARIS_COUNT_AT = 30;
  private static final int SOLARIS_SLICES_AT = 72;
  private static final int SOLARIS_OLD_SLICES = 8;

  private static final int UNIXWARE_SLICES_AT = 216;
  private static final int VTOC_SLICE_BYTES = 12;

  private final LinuxSlots slots;
  private final NestedLabel label;
  private final int type;
  private final Bytes bytes;
  private final long offset;
  private final long size;

  private LinuxNested(LinuxSlots slots, NestedLabel label, MbrEntry entry) {
    this.slots = slots;
    this.label = label;
    this.type = entry.type();
    this.bytes = label.bytes();
    this.offset = entry.firstLba() * slots.blocksOfSector();
    this.size = entry.sectors() * slots.blocksOfSector();
  }

  /** Adds the slices of the table inside a primary partition, if there is one. */
  static void parse(DiskLayout layout, int slot, LinuxSlots slots) {
    MbrEntry entry = layout.mbr().entry(slot);
    for (NestedLabel label : layout.nestedLabels()) {
      if (label.slot() == slot && NestedLabels.isIn(label, entry, layout.sectorSize().bytes())) {
        new LinuxNested(slots, label, entry).parse();
        return;
      }
    }
  }

  private void parse() {
    switch (label.kind()) {
      case BSD -> parseBsd();
      case SOLARIS -> parseSolaris();
      case UNIXWARE -> parseUnixWare();
      case MINIX -> parseMinix();
    }
  }

  private void parseBsd() {
    int count = bytes.u16le(BSD_COUNT_AT);
    String typeName =
        switch (type) {
          case MbrTypes.OPENBSD -> "OpenBSD slice";
          case MbrTypes.NETBSD -> "NetBSD slice";
          default -> "FreeBSD slice";
        };
    // FreeBSD counts from the partition if its slice c, which spans it, begins at 0.
    boolean relative =
        type == MbrTypes.FREEBSD && bytes.u32le(BSD_SLICES_AT + 2 * BSD_SLICE_BYTES + 4) == 0;
    for (int i = 0; i < Math.min(count, MAX_SLICES) && !slots.isFull(); i++) {
      int at = BSD_SLICES_AT + i * BSD_SLICE_BYTES;
      long sliceSize = bytes.u32le(at);
      long start = bytes.u32le(at + 4) + (relative ? offset : 0);
      boolean used = bytes.at(at + BSD_TYPE_AT) != 0;
      boolean whole = start == offset && sliceSize == size;
      if (used && !whole) {
        if (start < offset || start + sliceSize > offset + size) {
          note("linux.bsd-slice-outside", "A BSD slice leaves its partition and is ignored", at);
        } else {
          slots.add(LinuxPartition.ofSlice(typeName, start, sliceSize));
        }
      }
    }
    if (count > MAX_SLICES) {
      note(
          "linux.bsd-slice-count",
          "Linux ignores %s BSD slices".formatted(count - MAX_SLICES),
          BSD_COUNT_AT);
    }
  }

  private void parseSolaris() {
    long version = bytes.u32le(SOLARIS_VERSION_AT);
    if (version != 1) {
      note(
          "linux.solaris-version",
          "Linux opens version 1 of a Solaris VTOC, not " + version,
          SOLARIS_VERSION_AT);
      return;
    }
    int count =
        bytes.u16le(SOLARIS_COUNT_AT) > SOLARIS_OLD_SLICES ? MAX_SLICES : SOLARIS_OLD_SLICES;
    for (int i = 0; i < count && !slots.isFull(); i++) {
      int at = SOLARIS_SLICES_AT + i * VTOC_SLICE_BYTES;
      long sliceSize = bytes.u32le(at + 8);
      if (sliceSize != 0) {
        slots.add(LinuxPartition.ofSlice("Solaris slice", bytes.u32le(at + 4) + offset, sliceSize));
      }
    }
  }

  private void parseUnixWare() {
    // Slice 0 is the whole disk. One of no blocks uses up a number nevertheless.
    for (int i = 1; i < MAX_SLICES && !slots.isFull(); i++) {
      int at = UNIXWARE_SLICES_AT + i * VTOC_SLICE_BYTES;
      if (bytes.u16le(at) != 0) {
        slots.add(
            LinuxPartition.ofSlice("UnixWare slice", bytes.u32le(at + 4), bytes.u32le(at + 8)));
      }
    }
  }

  private void parseMinix() {
    MbrSector table = MbrSector.of(bytes);
    if (table.entry(0).type() != MbrTypes.MINIX) {
      return;
    }
    for (MbrEntry entry : table.entries()) {
      if (entry.type() == MbrTypes.MINIX && !slots.isFull()) {
        slots.add(LinuxPartition.ofMbr(entry, entry.firstLba(), entry.sectors()));
      }
    }
  }

  private void note(String code, String message, int at) {
    slots.note(Diagnostic.of(Severity.WARNING, code, message).atOffset(label.offset() + at));
  }
}
