package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.LineEnds;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Replaces, removes and inserts nodes of a document; all other bytes stay. */
final class NodeEdits {
  private final LegacyDocument document;

  /** What stands for these very nodes, whatever others are equal to them: nothing if removed. */
  private final IdentityHashMap<LegacyNode, Bytes> changed = new IdentityHashMap<>();

  /** What is put before each node, and behind the last one. */
  private final List<List<Bytes>> inserted = new ArrayList<>();

  NodeEdits(LegacyDocument document) {
    this.document = document;
    for (int i = 0; i <= document.nodes().size(); i++) {
      inserted.add(new ArrayList<>());
    }
  }

  /** Replaces a node, unless it is removed already. */
  void replace(LegacyNode old, Bytes with) {
    changed.merge(old, with, (before, now) -> before.isEmpty() ? before : now);
  }

  void remove(int index) {
    changed.put(document.nodes().get(index), Bytes.empty());
  }

  /** Inserts lines that end with a line feed before a node. */
  void insert(int index, Bytes lines) {
    inserted.get(index).add(lines);
  }

  LegacyDocument apply() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineEnds ends = LineEnds.of(document.toBytes());
    boolean open = false; // the last line written has no end
    List<LegacyNode> nodes = document.nodes();
    for (int i = 0; i <= nodes.size(); i++) {
      for (Bytes lines : inserted.get(i)) {
        if (open) {
          out.writeBytes(ends.applyTo(Bytes.utf8("\n")).toByteArray());
          open = false;
        }
        out.writeBytes(ends.applyTo(lines).toByteArray());
      }
      Bytes piece = i < nodes.size() ? bytes(nodes.get(i)) : Bytes.empty();
      if (!piece.isEmpty()) {
        out.writeBytes(piece.toByteArray());
        open = piece.at(piece.length() - 1) != '\n';
      }
    }
    return LegacyDocument.parse(Bytes.of(out.toByteArray())).model();
  }

  private Bytes bytes(LegacyNode node) {
    Bytes other = changed.get(node);
    return other == null ? node.toBytes() : other;
  }
}
