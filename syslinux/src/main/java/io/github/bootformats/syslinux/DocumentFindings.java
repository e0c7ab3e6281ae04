package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What is odd about the lines of a file, whatever surrounds it. */
final class DocumentFindings {
  private static final Bytes BYTE_ORDER_MARK = Bytes.of((byte) 0xEF, (byte) 0xBB, (byte) 0xBF);

  /** How much of a line a message shows, in bytes. */
  private static final int SHOWN = 60;

  private DocumentFindings() {}

  static List<Diagnostic> of(SyslinuxDocument document) {
    List<Diagnostic> findings = new ArrayList<>();
    int before = 0;
    for (SyslinuxNode node : document.nodes()) {
      if (node.line() == before) {
        findings.add(
            SyslinuxFinding.LINE_LONG.at(
                node.line(), "longer than " + LineScanner.MAX_LINE + " bytes"));
      }
      before = node.line();
      if (node instanceof SyslinuxUnknown unknown) {
        findings.add(unknown(unknown));
      } else if (node instanceof SyslinuxText text && !text.isTerminated()) {
        findings.add(SyslinuxFinding.TEXT_UNTERMINATED.at(node.line(), "no ENDTEXT up to the end"));
      } else if (node instanceof SyslinuxDirective directive && directive.keyword().isForeign()) {
        findings.add(
            SyslinuxFinding.FOREIGN.at(
                node.line(), directive.keyword().words() + " is not for SYSLINUX"));
      }
    }
    return findings;
  }

  private static Diagnostic unknown(SyslinuxUnknown node) {
    Bytes line = node.toBytes();
    if (node.line() == 1 && line.startsWith(BYTE_ORDER_MARK)) {
      return SyslinuxFinding.BYTE_ORDER_MARK.at(1, "a byte-order mark hides the first line");
    }
    int begin = Ascii.skipSpaces(line, 0);
    int end = line.length();
    while (end > begin && Ascii.isSpace(line.at(end - 1))) {
      end--;
    }
    boolean cut = end - begin > SHOWN;
    Bytes shown = line.slice(begin, cut ? begin + SHOWN : end);
    return SyslinuxFinding.UNKNOWN_LINE.at(
        node.line(), "not a directive: " + shown + (cut ? "..." : ""));
  }
}
