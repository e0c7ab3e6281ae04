package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The structures of a layout as bytes with a place; those that are not wholly on the disk lack. */
final class LayoutStructures {
  private final DiskLayout layout;
  private final int sectorBytes;
  private final long size;

  LayoutStructures(DiskLayout layout) {
    this.layout = layout;
    this.sectorBytes = layout.sectorSize().bytes();
    this.size = layout.sectorCount() * sectorBytes;
  }

  List<DiskWrite> all() {
    List<DiskWrite> all = new ArrayList<>(gptInOrder());
    all.addAll(nestedLabels());
    all.addAll(ebrs());
    mbr().ifPresent(all::add);
    return all;
  }

  /**
   * Returns a structure that another lies on and contradicts; none of those that were read does.
   */
  Optional<DiskWrite> contradicted() {
    List<DiskWrite> all = all();
    KnownBytes known = KnownBytes.of(all);
    return all.stream().filter(s -> !known.holds(s.offset(), s.bytes())).findFirst();
  }

  /** The backups, then the primary. */
  List<DiskWrite> gptInOrder() {
    return Stream.concat(backups().stream(), layout.primaryGpt().stream())
        .flatMap(table -> gpt(table).stream())
        .toList();
  }

  List<GptTable> backups() {
    return layout.gptTables().stream().filter(t -> t.lba() != GptTable.PRIMARY_LBA).toList();
  }

  /** The array, then the header that vouches for it. */
  List<DiskWrite> gpt(GptTable table) {
    List<DiskWrite> writes = new ArrayList<>(2);
    table
        .array()
        .map(GptEntryArray::bytes)
        .flatMap(a -> at(nameOf(table) + " GPT entry array", table.header().entriesLba(), a))
        .ifPresent(writes::add);
    at(nameOf(table) + " GPT header", table.lba(), table.header().bytes()).ifPresent(writes::add);
    return writes;
  }

  List<DiskWrite> nestedLabels() {
    return layout.nestedLabels().stream()
        .filter(label -> label.offset() <= layout.diskSize() - NestedLabel.BYTES)
        .map(
            label ->
                new DiskWrite(
                    label.kind().name().toLowerCase(Locale.ROOT) + " label",
                    label.offset(),
                    label.bytes(),
                    false))
        .toList();
  }

  /** From the last to the first, so that no link leads to an EBR that is not there yet. */
  List<DiskWrite> ebrs() {
    List<DiskWrite> writes = new ArrayList<>(layout.ebrs().size());
    for (int i = layout.ebrs().size() - 1; i >= 0; i--) {
      Ebr ebr = layout.ebrs().get(i);
      at("EBR", ebr.lba(), ebr.sector().bytes()).ifPresent(writes::add);
    }
    return writes;
  }

  Optional<DiskWrite> mbr() {
    boolean protective =
        layout.mbr().entries().stream().anyMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE);
    return at(protective ? "protective MBR" : "MBR", 0, layout.mbr().bytes());
  }

  /** Zeros over the header of a copy that is not to be found, for now or for ever. */
  DiskWrite cleared(GptTable table) {
    return new DiskWrite(
        nameOf(table) + " GPT header, cleared",
        table.lba() * sectorBytes,
        Bytes.zeros(sectorBytes),
        false);
  }

  private static String nameOf(GptTable table) {
    return table.lba() == GptTable.PRIMARY_LBA ? "primary" : "backup";
  }

  /** The LBA is an unsigned number that anybody may have written. */
  private Optional<DiskWrite> at(String what, long lba, Bytes bytes) {
    if (bytes.isEmpty() || Long.compareUnsigned(lba, layout.sectorCount()) >= 0) {
      return Optional.empty();
    }
    long offset = lba * sectorBytes;
    return bytes.length() <= size - offset
        ? Optional.of(new DiskWrite(what, offset, bytes, false))
        : Optional.empty();
  }
}
