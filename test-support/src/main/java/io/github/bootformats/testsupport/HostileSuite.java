package io.github.bootformats.testsupport;

import java.io.IOException;

/**
 * A numbered set of inputs and the decoder they are given to, run by {@link HostileHarness} in a
 * JVM of its own.
 *
 * <p>An implementation has a constructor without parameters. It makes each input from the index
 * alone, so that a failure can be had again. The system properties that start with {@code
 * bootformats.} are those of the test.
 */
public interface HostileSuite {
  /** What {@link #outcome} calls an input that was decoded. */
  String OK = "ok";

  /**
   * Returns how many inputs there are.
   *
   * @return the number of inputs
   * @throws IOException if what the inputs are made from cannot be read
   */
  int count() throws IOException;

  /**
   * Decodes one input, which may end in a result or an {@link IOException}; all else is a failure.
   *
   * @param index from 0
   * @throws IOException if the input is refused
   */
  void run(int index) throws IOException;

  /**
   * Decodes one input and says in a word what came of it; the report counts the words, so that one
   * sees how far the inputs get. To be overridden where a decoder accepts nearly everything.
   *
   * @param index from 0
   * @return {@link #OK}, or something finer
   * @throws IOException if the input is refused
   */
  default String outcome(int index) throws IOException {
    run(index);
    return OK;
  }
}
