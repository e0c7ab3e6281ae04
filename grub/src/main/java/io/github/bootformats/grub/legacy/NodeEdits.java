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
  private final List<Bytes> pieces = new ArrayList<>();

  /** What stands for these very nodes, whatever others are equal to them. */
  private final IdentityHashMap<LegacyNode, Bytes> replaced = new IdentityHashMap<>();

  /** What is put before each node, and behind the last one. */
  private final List<List<Bytes>> inserted = new ArrayList<>();

  NodeEdits(LegacyDocument document) {
    this.document = document;
    inserted.add(new ArrayList<>());
    for (LegacyNode node : document.nodes()) {
      pieces.add(node.toBytes());
      inserted.add(new ArrayList<>());
    }
  }

  void replace(LegacyNode old, Bytes with) {
    replaced.put(old, with);
  }

  void remove(int index) {
    pieces.set(index, Bytes.empty());
  }

  /** Inserts lines that end with a line feed before a node. */
  void insert(int index, Bytes lines) {
    inserted.get(index).add(lines);
  }

  LegacyDocument apply() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineEnds ends = LineEnds.of(document.toBytes());
    boolean open = false; // the last line written has no end
    for (int i = 0; i <= pieces.size(); i++) {
      for (Bytes lines : inserted.get(i)) {
        if (open) {
          out.writeBytes(ends.applyTo(Bytes.utf8("\n")).toByteArray());
          open = false;
        }
        out.writeBytes(ends.applyTo(lines).toByteArray());
      }
      if (i < pieces.size() && !pieces.get(i).isEmpty()) {
        Bytes piece = replaced.getOrDefault(document.nodes().get(i), pieces.get(i));
        out.writeBytes(piece.toByteArray());
        open = piece.at(piece.length() - 1) != '\n';
      }
    }
    return LegacyDocument.parse(Bytes.of(out.toByteArray())).model();
  }
}
