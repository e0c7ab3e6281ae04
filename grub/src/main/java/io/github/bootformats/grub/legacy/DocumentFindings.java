package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What is odd about the lines of a file, whoever reads it. */
final class DocumentFindings {
  private static final Bytes BYTE_ORDER_MARK = Bytes.of((byte) 0xef, (byte) 0xbb, (byte) 0xbf);

  private DocumentFindings() {}

  static List<Diagnostic> of(LegacyDocument document) {
    List<Diagnostic> findings = new ArrayList<>();
    for (LegacyNode node : document.nodes()) {
      if (findings.isEmpty() && node.line() == 1 && node.toBytes().startsWith(BYTE_ORDER_MARK)) {
        findings.add(
            LegacyFinding.BYTE_ORDER_MARK.at(1, "the byte-order mark is part of the first word"));
      }
      if (node instanceof LegacyCommand command) {
        command(command, findings);
      } else if (node instanceof LegacyComment comment && isContinued(comment)) {
        findings.add(
            LegacyFinding.COMMENT_CONTINUED.at(
                node.line(), "the backslash at the end makes the next line part of the comment"));
      }
    }
    return findings;
  }

  private static boolean isContinued(LegacyComment comment) {
    int newline = comment.toBytes().indexOf('\n', 0);
    return newline >= 0 && newline < comment.toBytes().length() - 1 && !comment.isBlank();
  }

  private static void command(LegacyCommand command, List<Diagnostic> findings) {
    if (command.toBytes().indexOf(0, 0) >= 0) {
      findings.add(LegacyFinding.NUL.at(command.line(), "GRUB sees nothing of what follows a NUL"));
    }
    if (command.text().length() >= LineRules.MAX_LINE) {
      findings.add(
          LegacyFinding.LINE_LONG.at(
              command.line(),
              "GRUB drops what follows the first " + LineRules.MAX_LINE + " bytes"));
    }
    if (command.keyword().isEmpty()) {
      findings.add(
          LegacyFinding.UNKNOWN_COMMAND.at(
              command.line(), "not a command of GRUB Legacy: " + command.name()));
    }
  }
}
