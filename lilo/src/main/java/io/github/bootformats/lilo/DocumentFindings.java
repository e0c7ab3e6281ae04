package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What is odd about the options of a file, whatever variables and devices there are. */
final class DocumentFindings implements OptionWalk.Visitor<RuntimeException> {
  private final List<Diagnostic> findings = new ArrayList<>();

  private DocumentFindings() {}

  static List<Diagnostic> of(LiloDocument document) {
    DocumentFindings findings = new DocumentFindings();
    OptionWalk<RuntimeException> walk = new OptionWalk<>(document.dialect(), findings);
    for (LiloNode node : document.nodes()) {
      if (node instanceof LiloDamage damage) {
        findings.findings.add(damage.finding().at(damage.line(), damage.message()));
      } else if (node instanceof LiloOption option) {
        findings.checkLength(option, document.dialect());
        walk.next(item(option));
      }
    }
    walk.end();
    return findings.findings;
  }

  private void checkLength(LiloOption option, LiloDialect dialect) {
    Bytes value = option.value().orElse(Bytes.empty());
    if (dialect == LiloDialect.LILO
        && Math.max(option.name().length(), value.length()) >= Tokenizer.MAX_LILO) {
      findings.add(LiloFinding.TOKEN_LONG.at(option.line(), "a word that LILO does not take"));
    }
  }

  private static Item item(LiloOption option) {
    return new Item(
        token(option.name(), option), option.value().map(value -> token(value, option)));
  }

  private static Token token(Bytes text, LiloOption option) {
    return new Token(text, false, 0, 0, option.line());
  }

  @Override
  public void section(Item item, LiloKeyword keyword) {}

  @Override
  public void option(OptionTable table, Item item, LiloKeyword keyword) {}

  @Override
  public void end() {}

  @Override
  public void problem(LiloFinding finding, Item item, String message) {
    findings.add(finding.at(item.line(), message));
  }
}
