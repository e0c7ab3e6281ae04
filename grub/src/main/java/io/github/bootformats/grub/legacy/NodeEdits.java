package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Replaces, removes and inserts nodes of a document; all other bytes stay. */
final class NodeEdits {
  private final LegacyDocument document;
  private final List<Bytes> pieces = new ArrayList<>();

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

  void replace(LegacyNode old, LegacyNode with) {
    for (int i = 0; i < pieces.size(); i++) {
      if (document.nodes().get(i) == old) {
        pieces.set(i, with.toBytes());
      }
    }
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
    boolean crlf = usesCrlf();
    boolean open = false; // the last line written has no end
    for (int i = 0; i <= pieces.size(); i++) {
      for (Bytes lines : inserted.get(i)) {
        if (open) {
          out.writeBytes(ended(Bytes.utf8("\n"), crlf).toByteArray());
          open = false;
        }
        out.writeBytes(ended(lines, crlf).toByteArray());
      }
      if (i < pieces.size() && !pieces.get(i).isEmpty()) {
        Bytes piece = pieces.get(i);
        out.writeBytes(piece.toByteArray());
        open = piece.at(piece.length() - 1) != '\n';
      }
    }
    return LegacyDocument.parse(Bytes.of(out.toByteArray())).model();
  }

  /** Whether the first line ends with a carriage return. */
  private boolean usesCrlf() {
    Bytes first = pieces.isEmpty() ? Bytes.empty() : document.nodes().get(0).toBytes();
    int end = first.indexOf('\n', 0);
    return end > 0 && first.at(end - 1) == '\r';
  }

  private static Bytes ended(Bytes lines, boolean crlf) {
    if (!crlf) {
      return lines;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < lines.length(); i++) {
      if (lines.at(i) == '\n') {
        out.write('\r');
      }
      out.write(lines.at(i));
    }
    return Bytes.of(out.toByteArray());
  }
}
