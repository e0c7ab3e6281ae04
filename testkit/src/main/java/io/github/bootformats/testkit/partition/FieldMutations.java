package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Draws edits of one disk. */
final class FieldMutations {
  private static final int MOST_TRIES = 50;

  private final DiskEditor editor;
  private final SeededRandom random;
  private final FieldValues values;
  private final Map<DiskStructure.Kind, List<DiskStructure>> structures =
      new EnumMap<>(DiskStructure.Kind.class);

  private final List<DiskStructure.Kind> kinds = new ArrayList<>();

  FieldMutations(DiskLayout disk, DiskEditor editor, SeededRandom random) {
    this.editor = editor;
    this.random = random;
    List<DiskStructure> all = DiskStructure.of(disk);
    for (DiskStructure structure : all) {
      structures.computeIfAbsent(structure.kind(), k -> new ArrayList<>()).add(structure);
    }
    structures.keySet().forEach(kind -> kinds.addAll(Collections.nCopies(weight(kind), kind)));
    this.values = new FieldValues(all, editor, random);
  }

  /**
   * Returns how often a kind is chosen, whatever the number of its structures: many entries must
   * not outweigh the headers, and without a boot signature there is little left to see.
   */
  private static int weight(DiskStructure.Kind kind) {
    return switch (kind) {
      case BOOT_RECORD -> 1;
      case MBR_ENTRY -> 4;
      case GPT_HEADER, GPT_ENTRY -> 6;
    };
  }

  /** Makes one edit, or two for what takes two places. */
  void next() {
    int before = editor.edits().size();
    for (int tries = 0; editor.edits().size() == before; tries++) {
      if (tries == MOST_TRIES) {
        // Nothing is left of the structures; this is always possible.
        editor.resize("grown", editor.image().size() + editor.sectorSize().bytes());
      } else {
        tryOne();
      }
    }
  }

  private void tryOne() {
    if (kinds.isEmpty() || random.oneIn(12)) {
      resize();
      return;
    }
    List<DiskStructure> kind = structures.getOrDefault(random.oneOf(kinds), List.of());
    DiskStructure structure = random.oneOf(kind);
    switch (random.below(10)) {
      case 0 -> copyStructure(structure, random.oneOf(kind));
      case 1 -> swapStructures(structure, random.oneOf(kind));
      case 2 -> wholeStructure(structure);
      default -> field(structure);
    }
  }

  private void resize() {
    long size = editor.image().size();
    long sector = editor.sectorSize().bytes();
    long change =
        random.oneOf(
            1,
            -1,
            sector,
            -sector,
            8 * sector,
            -33 * sector,
            random.between(0, 64) * sector,
            -random.between(0, Math.max(1, size / sector)) * sector,
            -random.between(0, 3 * sector));
    editor.resize(change < 0 ? "cut off" : "grown", Math.max(1, size + change));
  }

  private void copyStructure(DiskStructure to, DiskStructure from) {
    editor.put(
        to.name(), "copy of " + from.name(), to.offset(), editor.get(from.offset(), to.length()));
  }

  private void swapStructures(DiskStructure one, DiskStructure other) {
    Bytes first = editor.get(one.offset(), one.length());
    copyStructure(one, other);
    editor.put(other.name(), "exchanged with " + one.name(), other.offset(), first);
  }

  private void wholeStructure(DiskStructure structure) {
    if (random.oneIn(2)) {
      editor.put(structure.name(), "cleared", structure.offset(), Bytes.zeros(structure.length()));
    } else {
      Bytes garbage = Bytes.of(random.bytes(structure.length()));
      editor.put(structure.name(), "garbage", structure.offset(), garbage);
    }
  }

  private void field(DiskStructure structure) {
    DiskField field = random.oneOf(structure.fields());
    String name = structure.name() + ", " + field.name();
    Bytes old = editor.get(field.offset(), field.length());
    switch (random.below(8)) {
      case 0 -> editor.put(name, "bit flip", field.offset(), flipped(old));
      case 1 -> editor.put(name, "random", field.offset(), Bytes.of(random.bytes(old.length())));
      case 2 -> exchange(structure, field, name);
      default -> editor.put(name, "boundary", field.offset(), values.of(field, old));
    }
  }

  private Bytes flipped(Bytes old) {
    byte[] bytes = old.toByteArray();
    bytes[random.below(bytes.length)] ^= (byte) (1 << random.below(8));
    return Bytes.of(bytes);
  }

  /** Copies or exchanges with a field of the same length in a structure of the same kind. */
  private void exchange(DiskStructure structure, DiskField field, String name) {
    DiskStructure partner = random.oneOf(structures.getOrDefault(structure.kind(), List.of()));
    List<DiskField> alike =
        partner.fields().stream().filter(f -> f.length() == field.length()).toList();
    DiskField other = random.oneOf(alike);
    String otherName = partner.name() + ", " + other.name();
    Bytes mine = editor.get(field.offset(), field.length());
    Bytes theirs = editor.get(other.offset(), other.length());
    editor.put(name, "copy of " + otherName, field.offset(), theirs);
    if (random.oneIn(2)) {
      editor.put(otherName, "exchanged with " + name, other.offset(), mine);
    }
  }
}
