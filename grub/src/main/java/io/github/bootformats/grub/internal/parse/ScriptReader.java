package io.github.bootformats.grub.internal.parse;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.grub.syntax.Span;
import io.github.bootformats.grub.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole script, batch by batch. */
public final class ScriptReader {
  private final byte[] source;
  private final SourceText text;
  private final Lexer lexer;
  private final Parser parser;
  private final LineNumbers lines;

  private ScriptReader(byte[] source, LineRules rules, int maxNesting, LineNumbers lines) {
    this.source = source;
    this.text = SourceText.of(source, rules);
    this.lexer = new Lexer(text);
    this.parser = new Parser(text, lexer, maxNesting);
    this.lines = lines;
  }

  /**
   * Reads a script.
   *
   * @param source the script; not changed, and not to be changed later
   * @param rules how its lines are handed on
   * @param maxNesting how deep constructs may nest
   * @param lines the numbers of its lines
   * @return the batches, which cover the script without gaps
   */
  public static List<Batch> read(
      byte[] source, LineRules rules, int maxNesting, LineNumbers lines) {
    return new ScriptReader(source, rules, maxNesting, lines).batches();
  }

  private List<Batch> batches() {
    List<Batch> batches = new ArrayList<>();
    int begin = 0;
    while (true) {
      while (lexer.atEmptyLine()) {
        lexer.skipLine();
      }
      if (!lexer.startLine()) {
        break;
      }
      Optional<Failure> error = parse();
      int end = sourceEnd(lexer.fetched());
      if (!parser.statements().isEmpty() || error.isPresent()) {
        batches.add(new Batch(new Span(begin, end), List.copyOf(parser.statements()), error));
        begin = end;
      }
    }
    if (begin < source.length) {
      batches.add(new Batch(new Span(begin, source.length), List.of(), Optional.empty()));
    }
    return batches;
  }

  private Optional<Failure> parse() {
    try {
      parser.batch();
      return Optional.empty();
    } catch (SyntaxException e) {
      int offset = text.sourceOffset(e.position());
      int at = Math.min(offset, Math.max(source.length - 1, 0));
      String message = e.getMessage();
      Diagnostic finding =
          e.finding()
              .diagnostic(message == null ? "" : message)
              .atOffset(at)
              .atLine(lines.lineOf(at));
      boolean later = parser.failedBehindStatement();
      return Optional.of(new Failure(finding, later ? e.messages().later() : e.messages()));
    }
  }

  /** Returns the offset behind the new line that ends a position of the text. */
  private int sourceEnd(int textEnd) {
    return Math.min(text.sourceOffset(textEnd - 1) + 1, source.length);
  }

  /**
   * Lines that GRUB parses together.
   *
   * @param span the lines, with the blank ones and comments before them
   * @param statements what was read, up to the error if there is one
   * @param error what GRUB calls a syntax error
   */
  public record Batch(Span span, List<Statement> statements, Optional<Failure> error) {}

  /**
   * A syntax error.
   *
   * @param finding what is wrong, and where
   * @param messages what GRUB prints
   */
  public record Failure(Diagnostic finding, SyntaxMessages messages) {}
}
