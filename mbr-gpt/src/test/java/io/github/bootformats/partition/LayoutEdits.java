package io.github.bootformats.partition;

import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of one thing in a layout. */
final class LayoutEdits {
  private LayoutEdits() {}

  static DiskLayout table(DiskLayout layout, int index, UnaryOperator<GptTable> edit) {
    List<GptTable> tables = new java.util.ArrayList<>(layout.gptTables());
    tables.set(index, edit.apply(tables.get(index)));
    return layout.toBuilder().gptTables(tables).build();
  }

  /** Changes the header of one copy, 0 for the primary one; its CRC follows. */
  static DiskLayout header(DiskLayout layout, int copy, UnaryOperator<GptHeader.Builder> edit) {
    return table(layout, copy, t -> t.withHeader(edit.apply(t.header().toBuilder()).build()));
  }

  /** Changes both headers. */
  static DiskLayout bothHeaders(DiskLayout layout, UnaryOperator<GptHeader.Builder> edit) {
    return header(header(layout, 0, edit), 1, edit);
  }

  /** Changes an entry in both copies; the CRCs follow. */
  static DiskLayout entry(DiskLayout layout, int index, UnaryOperator<GptEntry.Builder> edit) {
    UnaryOperator<GptTable> change =
        t ->
            t.withEntry(
                index, edit.apply(t.array().orElseThrow().entry(index).toBuilder()).build());
    return table(table(layout, 0, change), 1, change);
  }

  static DiskLayout mbr(DiskLayout layout, UnaryOperator<MbrSector.Builder> edit) {
    return layout.toBuilder().mbr(edit.apply(layout.mbr().toBuilder()).build()).build();
  }

  static DiskLayout mbrEntry(DiskLayout layout, int slot, MbrEntry entry) {
    return mbr(layout, b -> b.entry(slot, entry));
  }

  static DiskLayout ebrEntry(DiskLayout layout, int index, int slot, MbrEntry entry) {
    return ebr(layout, index, b -> b.entry(slot, entry));
  }

  static DiskLayout ebr(DiskLayout layout, int index, UnaryOperator<MbrSector.Builder> edit) {
    List<Ebr> ebrs = new java.util.ArrayList<>(layout.ebrs());
    Ebr ebr = ebrs.get(index);
    ebrs.set(index, new Ebr(ebr.lba(), edit.apply(ebr.sector().toBuilder()).build()));
    return layout.toBuilder().ebrs(ebrs).build();
  }
}
