package io.github.bootformats.cli.term;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where the tool writes, and what can be shown there. */
public final class Terminal {
  /** How wide output is where nothing tells: on paper, in a file, through a pipe. */
  public static final int DEFAULT_WIDTH = 100;

  private static final int LEAST_WIDTH = 40;
  private static final int COPY_CHUNK = 64 << 10;
  private static final Set<String> YES = Set.of("y", "yes");

  private final OutputStream out;
  private final PrintStream err;
  private final Charset charset;
  private final boolean colors;
  private final int width;
  private final SafeText safe;
  private final Keyboard keyboard;

  /**
   * Creates a terminal.
   *
   * @param out the standard output
   * @param err the standard error output
   * @param charset what both are encoded in
   * @param colors whether to colour the standard output
   * @param width its columns
   */
  public Terminal(OutputStream out, OutputStream err, Charset charset, boolean colors, int width) {
    this(out, new PrintStream(err, true, charset), charset, colors, width, Keyboard.NOBODY);
  }

  private Terminal(
      OutputStream out,
      PrintStream err,
      Charset charset,
      boolean colors,
      int width,
      Keyboard keyboard) {
    this.out = out;
    this.err = err;
    this.charset = charset;
    this.colors = colors;
    this.width = Math.max(width, LEAST_WIDTH);
    this.safe = new SafeText(charset.newEncoder());
    this.keyboard = keyboard;
  }

  /**
   * Returns the terminal that this process was started on.
   *
   * @param env the environment
   */
  public static Terminal ofProcess(Map<String, String> env) {
    boolean terminal = StandardStreams.outIsTerminal();
    return new Terminal(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14),
            new FileOutputStream(FileDescriptor.err),
            StandardStreams.charset(),
            terminal
                && env.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(env.get("TERM")),
            StandardStreams.width(env))
        .withKeyboard(new ProcessKeyboard());
  }

  /** Returns this terminal with or without colours. */
  public Terminal withColors(boolean on) {
    return on == colors ? this : new Terminal(out, err, charset, on, width, keyboard);
  }

  /** Returns this terminal with another width. */
  public Terminal withWidth(int columns) {
    return new Terminal(out, err, charset, colors, columns, keyboard);
  }

  /** Returns this terminal with somebody who answers questions. */
  public Terminal withKeyboard(Keyboard somebody) {
    return new Terminal(out, err, charset, colors, width, somebody);
  }

  public boolean colors() {
    return colors;
  }

  public int width() {
    return width;
  }

  /** Returns whether box-drawing characters can be shown. */
  public boolean unicode() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Makes a text safe that is meant for people already. */
  public String message(String text) {
    return safe.message(text);
  }

  /** Makes a raw value from an image safe and unambiguous. */
  public String value(String text) {
    return safe.value(text);
  }

  /** Colours a safe text. */
  public String styled(Style style, String text) {
    return colors ? style.around(text) : text;
  }

  /**
   * Writes safe text.
   *
   * @throws OutputException if it cannot be written
   */
  public void print(String text) throws OutputException {
    try {
      out.write(text.getBytes(charset));
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  public void println(String line) throws OutputException {
    print(line + System.lineSeparator());
  }

  /**
   * Writes bytes as they are: for programs and files, not for people.
   *
   * @throws OutputException if they cannot be written
   * @throws IOException if they cannot be read
   */
  public void copy(InputStream bytes) throws IOException {
    byte[] chunk = new byte[COPY_CHUNK];
    for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
      try {
        out.write(chunk, 0, n);
      } catch (IOException e) {
        throw new OutputException(e);
      }
    }
  }

  /**
   * Writes out what is buffered.
   *
   * @throws OutputException if it cannot be written
   */
  public void flush() throws OutputException {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** Returns whether {@link #confirms} can ask anybody. */
  public boolean canAsk() {
    return keyboard.isThere();
  }

  /**
   * Asks a safe question.
   *
   * @return whether the answer is yes; silence is not
   * @throws IOException if the terminal cannot be used
   */
  public boolean confirms(String question) throws IOException {
    print(question + " [y/N] ");
    flush();
    String answer = keyboard.line();
    return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /** Writes a safe line to the standard error output. */
  public void complain(String line) {
    err.println(line);
  }

  /** Writes a safe text over the last line of the standard error output, from its first column. */
  void overwrite(String text) {
    err.print("\r" + text);
    err.flush();
  }

  /** Writes a stack trace to the standard error output. */
  public void trace(Throwable thrown) {
    thrown.printStackTrace(err);
  }
}
