package io.github.bootformats.partition;

import java.util.ArrayList;
import java.util.List;

/** Turns layouts into ordered writes. */
final class LayoutEncoder {
  private final List<DiskWrite> writes = new ArrayList<>();

  private LayoutEncoder() {}

  static WritePlan encode(DiskLayout layout) {
    LayoutStructures structures = new LayoutStructures(layout);
    LayoutEncoder encoder = new LayoutEncoder();
    structures.gptInOrder().forEach(structure -> encoder.stage(List.of(structure)));
    List<DiskWrite> inside = new ArrayList<>(structures.nestedLabels());
    inside.addAll(structures.ebrs());
    encoder.stage(inside);
    encoder.stage(structures.mbr().stream().toList());
    return encoder.plan();
  }

  static WritePlan encodeOver(DiskLayout current, DiskLayout wanted) {
    if (!current.sectorSize().equals(wanted.sectorSize())) {
      throw new IllegalArgumentException(
          "a disk with %s cannot become one with %s"
              .formatted(current.sectorSize(), wanted.sectorSize()));
    }
    LayoutUpdate update = new LayoutUpdate(current, wanted);
    LayoutEncoder encoder = new LayoutEncoder();
    update.gptStages().forEach(encoder::stage);
    // An EBR that links to another must not get there before it, so each is a stage.
    update.insideStages().forEach(encoder::stage);
    encoder.stage(update.mbr());
    update.wipedHeaders().forEach(encoder::stage);
    return encoder.plan();
  }

  /** Adds writes that must be on the storage before any that follow them. */
  private void stage(List<DiskWrite> stage) {
    if (stage.isEmpty()) {
      return;
    }
    int last = stage.size() - 1;
    writes.addAll(stage.subList(0, last));
    DiskWrite write = stage.get(last);
    writes.add(new DiskWrite(write.what(), write.offset(), write.bytes(), true));
  }

  private WritePlan plan() {
    return WritePlan.of(writes);
  }
}
