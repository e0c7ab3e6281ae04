package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.NestedLabel;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.List;
import java.util.Optional;

/**
 * The tables inside primary MBR partitions as libblkid reads them: their slices are added with the
 * numbers after the last logical partition. All numbers are in units of 512 bytes, those inside the
 * tables too.
 *
 * <p>libblkid has a prober for UnixWare tables as well, but it expects the magic number at byte
 * 29174 of the partition instead of byte 14852, so it finds none.
 */
final class LibblkidNested {
  private static final long U32 = 0xFFFF_FFFFL;

  /** Bytes in which a magic number is looked for at once, as units. */
  private static final long MIN_UNITS = 2;

  private static final int MAX_SLICES = 16;

  private static final int BSD_SLICES_AT = 148;
  private static final int BSD_SLICE_BYTES = 16;
  private static final int BSD_COUNT_AT = 138;

  /** The slice that a BSD gives to the whole of its partition. */
  private static final int BSD_WHOLE = 2;

  private static final int SOLARIS_SLICES_AT = 72;
  private static final int SOLARIS_SLICE_BYTES = 12;
  private static final int SOLARIS_WHOLE_DISK = 5;

  private static final int FREEBSD = MbrTypes.FREEBSD;
  private static final int MINIX = MbrTypes.MINIX;

  /** A primary partition whose type promises a table inside. */
  private record Parent(int type, long start, long size) {
    boolean holds(long from, long length) {
      return from >= start && from + length <= start + size;
    }
  }

  private final DiskLayout layout;
  private final LibblkidList list;
  private final int units;

  LibblkidNested(DiskLayout layout, LibblkidList list) {
    this.layout = layout;
    this.list = list;
    this.units = LibblkidList.unitsIn(layout.sectorSize());
  }

  /** Adds all slices; returns why libblkid gives up on the whole disk, empty if it does not. */
  Optional<Diagnostic> addAll() {
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = layout.mbr().entry(slot);
      Parent parent =
          new Parent(
              entry.type(), (entry.firstLba() * units) & U32, (entry.sectors() * units) & U32);
      if (parent.size() == 0 || !promisesTable(parent.type())) {
        continue;
      }
      if ((parent.start() + parent.size()) * 512 > layout.diskSize()) {
        return Optional.of(
            Diagnostic.of(
                    Severity.ERROR,
                    "libblkid.nested-outside-disk",
                    ("Partition %s has type 0x%02x, so there may be a table inside; it reaches"
                            + " past the end of the disk, and libblkid gives up")
                        .formatted(slot + 1, parent.type()))
                .atOffset(MbrSector.entryOffset(slot) + 8));
      }
      addSlices(slot, parent);
    }
    return Optional.empty();
  }

  private static boolean promisesTable(int type) {
    return switch (type) {
      case FREEBSD, 0xA6, 0xA9, 0x63, 0x82, MINIX -> true;
      default -> false;
    };
  }

  private void addSlices(int slot, Parent parent) {
    if (parent.size() < MIN_UNITS) {
      return;
    }
    for (NestedLabel label : layout.nestedLabels()) {
      if (label.slot() == slot) {
        long at = label.offset() - parent.start() * 512;
        switch (parent.type()) {
          case FREEBSD, 0xA6, 0xA9 -> {
            if (label.kind() == NestedLabel.Kind.BSD && at == 512) {
              addBsd(label.bytes(), parent);
              return;
            }
          }
          case 0x82 -> {
            if (label.kind() == NestedLabel.Kind.SOLARIS && at == 512) {
              addSolaris(label.bytes(), parent);
              return;
            }
          }
          case MINIX -> {
            if (label.kind() == NestedLabel.Kind.MINIX && at == 0) {
              addMinix(MbrSector.of(label.bytes()), parent);
              return;
            }
          }
          default -> {}
        }
      }
    }
  }

  private void addBsd(Bytes label, Parent parent) {
    int count = Math.min(label.u16le(BSD_COUNT_AT), MAX_SLICES);
    // FreeBSD 10 and later count from the partition, and say so by a whole slice from 0.
    boolean relative =
        parent.type() == FREEBSD
            && count > BSD_WHOLE
            && label.u32le(BSD_SLICES_AT + BSD_WHOLE * BSD_SLICE_BYTES + 4) == 0;
    for (int i = 0; i < count; i++) {
      int at = BSD_SLICES_AT + i * BSD_SLICE_BYTES;
      int type = label.at(at + 12);
      long size = label.u32le(at);
      long start = (label.u32le(at + 4) + (relative ? parent.start() : 0)) & U32;
      boolean isParent = start == parent.start() && size == parent.size();
      if (type != 0 && !isParent && parent.holds(start, size)) {
        list.add(list.next(start, size).type("0x%02x".formatted(type), ""));
      }
    }
  }

  private void addSolaris(Bytes label, Parent parent) {
    if (label.u32le(16) != 1) {
      return;
    }
    // It takes one slice less than the table states, and the first is not the one left out.
    int count = Math.min(label.u16le(30), MAX_SLICES) - 1;
    for (int i = 0; i < count; i++) {
      int at = SOLARIS_SLICES_AT + i * SOLARIS_SLICE_BYTES;
      int tag = label.u16le(at);
      int flag = label.u16le(at + 2);
      long start = (label.u32le(at + 4) + parent.start()) & U32;
      long size = label.u32le(at + 8);
      if (size != 0 && tag != SOLARIS_WHOLE_DISK && parent.holds(start, size)) {
        list.add(
            list.next(start, size)
                .type("0x%02x".formatted(tag), "")
                .flags(flag == 0 ? List.of() : List.of("0x%02x".formatted(flag))));
      }
    }
  }

  private void addMinix(MbrSector table, Parent parent) {
    for (MbrEntry entry : table.entries()) {
      if (entry.type() == MINIX && parent.holds(entry.firstLba(), entry.sectors())) {
        list.add(
            list.next(entry.firstLba(), entry.sectors())
                .type("0x%02x".formatted(MINIX), MbrTypes.name(MINIX).orElse(""))
                .flags(LibblkidMbr.flags(entry)));
      }
    }
  }
}
