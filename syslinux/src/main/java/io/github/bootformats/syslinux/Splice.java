package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces, removes and inserts lines of a document; all other bytes stay. */
final class Splice {
  private static final Bytes LF = Bytes.utf8("\n");
  private static final Bytes CRLF = Bytes.utf8("\r\n");

  private final SyslinuxDocument document;
  private final Map<Integer, Bytes> replaced = new HashMap<>();
  private final Map<Integer, List<Bytes>> inserted = new HashMap<>();

  Splice(SyslinuxDocument document) {
    this.document = document;
  }

  void replace(int index, Bytes bytes) {
    replaced.put(index, bytes);
  }

  void remove(int index) {
    replaced.put(index, Bytes.empty());
  }

  /** Inserts lines that end with a line feed before a node. */
  void insert(int index, Bytes lines) {
    inserted.computeIfAbsent(index, i -> new ArrayList<>()).add(lines);
  }

  SyslinuxDocument done() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean crlf = usesCrlf();
    boolean open = false;
    for (int i = 0; i <= document.nodes().size(); i++) {
      for (Bytes lines : inserted.getOrDefault(i, List.of())) {
        if (open) {
          out.writeBytes((crlf ? CRLF : LF).toByteArray());
          open = false;
        }
        out.writeBytes((crlf ? withCrlf(lines) : lines).toByteArray());
      }
      if (i < document.nodes().size()) {
        Bytes bytes = replaced.getOrDefault(i, document.nodes().get(i).toBytes());
        out.writeBytes(bytes.toByteArray());
        open = bytes.isEmpty() ? open : bytes.at(bytes.length() - 1) != '\n';
      }
    }
    return SyslinuxDocument.parse(Bytes.of(out.toByteArray())).model();
  }

  /** Whether the first line ends with a carriage return. */
  private boolean usesCrlf() {
    if (document.nodes().isEmpty()) {
      return false;
    }
    Bytes first = document.nodes().get(0).toBytes();
    int end = first.indexOf('\n', 0);
    return end > 0 && first.at(end - 1) == '\r';
  }

  private static Bytes withCrlf(Bytes lines) {
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
