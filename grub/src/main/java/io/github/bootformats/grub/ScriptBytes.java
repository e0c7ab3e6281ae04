package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.grub.internal.parse.LineNumbers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Finds bytes that an editor hides and GRUB does not take as they are. */
final class ScriptBytes {
  private static final Bytes BYTE_ORDER_MARK = Bytes.of(HexFormat.of().parseHex("efbbbf"));

  private ScriptBytes() {}

  static List<Diagnostic> findings(Bytes source, LineNumbers lines) {
    List<Diagnostic> found = new ArrayList<>();
    if (source.startsWith(BYTE_ORDER_MARK)) {
      found.add(
          GrubFinding.BYTE_ORDER_MARK
              .diagnostic("A byte order mark, which is a part of the first word for GRUB")
              .atOffset(0)
              .atLine(1));
    }
    int carriageReturn = source.indexOf('\r', 0);
    if (carriageReturn >= 0) {
      found.add(
          GrubFinding.CARRIAGE_RETURN
              .diagnostic("Carriage returns, of which this is the first; GRUB drops them")
              .atOffset(carriageReturn)
              .atLine(lines.lineOf(carriageReturn)));
    }
    int nul = source.indexOf(0, 0);
    if (nul >= 0) {
      found.add(
          GrubFinding.NUL
              .diagnostic("A NUL, behind which GRUB sees nothing of the line")
              .atOffset(nul)
              .atLine(lines.lineOf(nul)));
    }
    return found;
  }
}
