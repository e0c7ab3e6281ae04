package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces, removes and inserts options of a document; all other bytes stay. */
final class Splice {
  private static final Bytes LF = Bytes.utf8("\n");
  private static final Bytes CRLF = Bytes.utf8("\r\n");

  private final LiloDocument document;
  private final List<LiloNode> nodes;
  private final Map<Integer, Bytes> replaced = new HashMap<>();
  private final Map<Integer, Bytes> inserted = new HashMap<>();

  Splice(LiloDocument document) {
    this.document = document;
    this.nodes = document.nodes();
  }

  void replace(int index, Bytes bytes) {
    replaced.put(index, bytes);
  }

  /** Removes options from one to another, and their lines where nothing else is in these. */
  void remove(int begin, int end) {
    int first = begin > 0 && isIndentation(begin - 1) ? begin - 1 : begin;
    boolean beginsLine = beginsLine(first);
    int last = restOfLine(end);
    boolean takesLines = beginsLine && last >= 0;
    for (int i = takesLines ? first : begin; i < (takesLines ? last : end); i++) {
      replace(i, Bytes.empty());
    }
  }

  /** Inserts an option as a line of its own before that of another one. */
  void insertLineBefore(int index, Bytes option) {
    int first = index > 0 && isIndentation(index - 1) ? index - 1 : index;
    boolean isLine = beginsLine(first);
    insert(isLine ? first : index, Bytes.join(option, isLine ? lineEnd() : Bytes.utf8(" ")));
  }

  /** Inserts an option behind another one, as a line of its own where that one ends its line. */
  void insertAfter(int index, Bytes indentation, Bytes option) {
    int next = restOfLine(index + 1);
    if (next < 0) {
      Bytes space = Bytes.utf8(" ");
      boolean isApart = " \t\r\n".indexOf(nodes.get(index + 1).toBytes().at(0)) >= 0;
      insert(index + 1, Bytes.join(space, option, isApart ? Bytes.empty() : space));
      return;
    }
    boolean isOpen = next == index + 1 || !endsLine(next - 1);
    insert(
        next,
        isOpen
            ? Bytes.join(lineEnd(), indentation, option)
            : Bytes.join(indentation, option, lineEnd()));
  }

  /** Adds lines at the end, behind an end of the line where there is none. */
  void append(Bytes lines) {
    boolean isOpen = !nodes.isEmpty() && !endsLine(nodes.size() - 1);
    insert(nodes.size(), isOpen ? Bytes.join(lineEnd(), lines) : lines);
  }

  private void insert(int index, Bytes bytes) {
    inserted.merge(index, bytes, Bytes::join);
  }

  private boolean isIndentation(int index) {
    return nodes.get(index) instanceof LiloComment comment
        && comment.isBlank()
        && !comment.endsLine();
  }

  private boolean beginsLine(int index) {
    return index == 0 || endsLine(index - 1);
  }

  private boolean endsLine(int index) {
    return nodes.get(index) instanceof LiloComment comment && comment.endsLine();
  }

  /** The index behind the line that ends at an index; -1 if something else is in this line. */
  private int restOfLine(int index) {
    if (index == nodes.size()) {
      return index;
    }
    boolean isRest =
        nodes.get(index) instanceof LiloComment comment
            && (comment.endsLine() || index + 1 == nodes.size());
    return isRest ? index + 1 : -1;
  }

  /** How the first line ends. */
  Bytes lineEnd() {
    Bytes text = document.toBytes();
    int end = text.indexOf('\n', 0);
    return end > 0 && text.at(end - 1) == '\r' ? CRLF : LF;
  }

  LiloDocument done() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i <= nodes.size(); i++) {
      out.writeBytes(inserted.getOrDefault(i, Bytes.empty()).toByteArray());
      if (i < nodes.size()) {
        out.writeBytes(replaced.getOrDefault(i, nodes.get(i).toBytes()).toByteArray());
      }
    }
    return LiloDocument.parse(Bytes.of(out.toByteArray()), document.dialect()).model();
  }
}
