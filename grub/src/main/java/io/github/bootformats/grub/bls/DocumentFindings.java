package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.grub.internal.run.Latin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for what is odd about a file. */
final class DocumentFindings {
  private final BlsDocument document;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private DocumentFindings(BlsDocument document) {
    this.document = document;
  }

  static List<Diagnostic> of(BlsDocument document) {
    return new DocumentFindings(document).find();
  }

  private List<Diagnostic> find() {
    for (BlsNode node : document.nodes()) {
      if (node instanceof BlsRest rest) {
        if (!rest.isBlank()) {
          findings.add(
              BlsFinding.UNREAD.at(
                  rest.line(), "GRUB reads no further than to this line without a value"));
        }
        continue;
      }
      if (node.toBytes().indexOf(0, 0) >= 0) {
        findings.add(BlsFinding.NUL.at(node.line(), "GRUB sees nothing behind a NUL"));
      }
      if (node instanceof BlsField field) {
        check(field);
      }
    }
    if (document.field(BlsKeys.LINUX).isEmpty()) {
      findings.add(BlsFinding.LINUX_MISSING.at(1, "GRUB makes no entry of it without a kernel"));
    }
    return findings;
  }

  private void check(BlsField field) {
    String key = Latin.of(field.key());
    if (" \t".indexOf(field.toBytes().at(0)) >= 0) {
      findings.add(BlsFinding.INDENTED.at(field.line(), "GRUB aborts at a line that is indented"));
    }
    if (!BlsKeys.isKnown(key)) {
      findings.add(BlsFinding.UNKNOWN_KEY.at(field.line(), "unknown key: " + field.key()));
    }
    if (!seen.add(key)) {
      if (BlsKeys.isSingle(key)) {
        findings.add(
            BlsFinding.REPEATED.at(field.line(), "GRUB uses the first " + field.key() + " only"));
      }
    } else if (key.equals(BlsKeys.OPTIONS)) {
      BlsOptions options = BlsOptions.of(field.value());
      if (!options.isWords()) {
        findings.add(
            BlsFinding.OPTIONS_SCRIPT.at(
                field.line(), "to GRUB the options are more than words of one command"));
      }
      if (options.losesEnd()) {
        findings.add(
            BlsFinding.OPTIONS_CUT.at(field.line(), "GRUB drops the last byte of the options"));
      }
    }
  }
}
