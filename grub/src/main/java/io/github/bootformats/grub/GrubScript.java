package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.grub.internal.parse.LineNumbers;
import io.github.bootformats.grub.internal.parse.LineRules;
import io.github.bootformats.grub.internal.parse.ScriptReader;
import io.github.bootformats.grub.syntax.Span;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.SyntaxPrinter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of GRUB 2, such as {@code grub.cfg}: all of its bytes, and what the parser of GRUB 2.06
 * makes of them.
 *
 * <p>Every input is a script. Where GRUB finds a syntax error there is a {@linkplain #diagnostics()
 * finding}, and a {@linkplain GrubBatch batch} of lines that it does not run. Instances are
 * immutable.
 *
 * <pre>{@code
 * GrubMenu menu = GrubScript.parse(cfg).evaluate(GrubHost.of(bootTree));
 * System.out.println(menu.defaultEntry().orElseThrow().commandLine());
 * }</pre>
 */
public final class GrubScript {
  /** The id of the format in exceptions. */
  static final String FORMAT = "grub";

  private final Bytes source;
  private final List<GrubBatch> batches;
  private final LineNumbers lines;

  private GrubScript(Bytes source, List<GrubBatch> batches, LineNumbers lines) {
    this.source = source;
    this.batches = batches;
    this.lines = lines;
  }

  /**
   * Parses a script with the default limits.
   *
   * @param source the script
   * @return what GRUB makes of it
   */
  public static GrubScript parse(Bytes source) {
    return parse(source, ReadLimits.defaults());
  }

  /**
   * Parses a script that is text, encoded as UTF-8.
   *
   * @param source the script
   * @return what GRUB makes of it
   */
  public static GrubScript parse(String source) {
    return parse(Bytes.utf8(source));
  }

  /**
   * Parses a script.
   *
   * @param source the script
   * @param limits how deep constructs may {@linkplain GrubLimits#MAX_NESTING nest}
   * @return what GRUB makes of it
   */
  public static GrubScript parse(Bytes source, ReadLimits limits) {
    byte[] array = source.toByteArray();
    LineNumbers lines = new LineNumbers(array);
    int nesting = (int) Math.min(limits.get(GrubLimits.MAX_NESTING), 1000);
    List<GrubBatch> batches = new ArrayList<>();
    for (ScriptReader.Batch read : ScriptReader.read(array, LineRules.CONFIG, nesting, lines)) {
      Bytes part = source.slice(read.span().start(), read.span().end());
      batches.add(new GrubBatch(part, read));
    }
    return new GrubScript(source, List.copyOf(batches), lines);
  }

  /**
   * Reads a script from a file or an image.
   *
   * @param image the bytes of the script
   * @param limits how {@linkplain GrubLimits#MAX_SCRIPT_BYTES long} it may be and how deep it may
   *     {@linkplain GrubLimits#MAX_NESTING nest}
   * @return the script and its {@link #diagnostics()}
   * @throws LimitExceededException if the script is too long
   * @throws IOException if reading fails
   */
  public static ReadResult<GrubScript> read(ImageSource image, ReadLimits limits)
      throws IOException {
    GrubScript script = parse(limits.readAll(image, GrubLimits.MAX_SCRIPT_BYTES, FORMAT), limits);
    return ReadResult.of(script, script::diagnostics);
  }

  /**
   * Makes a script of statements.
   *
   * <p>Each statement has lines of its own then. GRUB defines a function as soon as it has read the
   * lines that belong together; one that stood behind others in them is defined later now.
   *
   * @param statements the statements
   * @return the script that {@link SyntaxPrinter} prints
   */
  public static GrubScript of(List<? extends Statement> statements) {
    return parse(SyntaxPrinter.print(statements));
  }

  /**
   * Returns the script's bytes.
   *
   * @return what was parsed, byte for byte
   */
  public Bytes source() {
    return source;
  }

  /**
   * Returns the lines that GRUB parses together.
   *
   * @return the batches, which follow each other without gaps
   */
  public List<GrubBatch> batches() {
    return batches;
  }

  /**
   * Returns the statements that GRUB runs.
   *
   * @return the statements of the batches without an error
   */
  public List<Statement> statements() {
    return batches.stream()
        .filter(batch -> batch.error().isEmpty())
        .flatMap(batch -> batch.statements().stream())
        .toList();
  }

  /**
   * Returns the line on which something stands.
   *
   * @param span a place in this script
   * @return the line of its first byte, from 1
   */
  public int lineOf(Span span) {
    return lines.lineOf(Math.max(span.start(), 0));
  }

  /**
   * Runs the script as GRUB 2.06 does.
   *
   * @param host what GRUB would find
   * @return the menu that GRUB shows
   */
  public GrubMenu evaluate(GrubHost host) {
    return GrubEvaluator.of(GrubConsumer.GRUB_2_06, host).evaluate(this);
  }

  /**
   * Runs the script as GRUB 2.06 does.
   *
   * @param host what GRUB would find
   * @param limits how much the script may do
   * @return the menu that GRUB shows
   */
  public GrubMenu evaluate(GrubHost host, ReadLimits limits) {
    return GrubEvaluator.of(GrubConsumer.GRUB_2_06, host).withLimits(limits).evaluate(this);
  }

  /**
   * Returns what is odd about the script.
   *
   * @return the findings, in the order of their lines; bytes that GRUB skips come first
   */
  public List<Diagnostic> diagnostics() {
    List<Diagnostic> found = new ArrayList<>(ScriptBytes.findings(source, lines));
    for (GrubBatch batch : batches) {
      batch.error().ifPresent(found::add);
    }
    return found;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GrubScript other && source.equals(other.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /** Returns {@code GRUB script, 120 lines}. */
  @Override
  public String toString() {
    return "GRUB script, %s lines".formatted(lines.count());
  }
}
