package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of parts of a text; all other bytes stay. */
final class Splices {
  private final Bytes source;
  private final List<Splice> splices = new ArrayList<>();

  Splices(Bytes source) {
    this.source = source;
  }

  private record Splice(int start, int end, Bytes replacement) {}

  void replace(int start, int end, Bytes replacement) {
    splices.add(new Splice(start, end, replacement));
  }

  Bytes apply() {
    splices.sort(Comparator.comparingInt(Splice::start));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int position = 0;
    for (Splice splice : splices) {
      out.writeBytes(source.slice(position, splice.start).toByteArray());
      out.writeBytes(splice.replacement.toByteArray());
      position = splice.end;
    }
    out.writeBytes(source.slice(position, source.length()).toByteArray());
    return Bytes.of(out.toByteArray());
  }
}
