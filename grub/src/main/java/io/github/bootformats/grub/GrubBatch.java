package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.grub.internal.parse.ScriptReader;
import io.github.bootformats.grub.syntax.Span;
import io.github.bootformats.grub.syntax.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The lines that GRUB parses together: one line, and those that it takes to complete what the line
 * begins. GRUB runs nothing of a batch that has an error, and goes on with the next one.
 *
 * <p>The batches of a script follow each other without gaps: {@link #source()} has the blank lines
 * and comments before the first statement too.
 */
public final class GrubBatch {
  private final Bytes source;
  private final Span span;
  private final List<Statement> statements;
  private final Optional<ScriptReader.Failure> error;

  GrubBatch(Bytes source, ScriptReader.Batch read) {
    this.source = source;
    this.span = read.span();
    this.statements = List.copyOf(read.statements());
    this.error = read.error();
  }

  /**
   * Returns the bytes of these lines.
   *
   * @return the bytes with all blanks, comments and line ends
   */
  public Bytes source() {
    return source;
  }

  /**
   * Returns where the lines are.
   *
   * @return the place in the script
   */
  public Span span() {
    return span;
  }

  /**
   * Returns what was read.
   *
   * @return the statements; if there is an error, those before it, of which GRUB defines the
   *     functions and runs nothing
   */
  public List<Statement> statements() {
    return statements;
  }

  /**
   * Returns why GRUB does not run these lines.
   *
   * @return the syntax error, or empty
   */
  public Optional<Diagnostic> error() {
    return error.map(ScriptReader.Failure::finding);
  }

  /**
   * Returns what GRUB prints about the syntax error.
   *
   * @return the messages, each without {@code error:} and full stop; none when there is no error
   */
  public List<String> messages() {
    return error.map(failure -> failure.messages().lines()).orElse(List.of());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GrubBatch other && source.equals(other.source) && span.equals(other.span);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, span);
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
