package io.github.bootformats.codecs;

/**
 * The levels that a codec can compress at, from the fastest to the one that compresses best.
 *
 * @param lowest the first level
 * @param highest the last level
 * @param usual the level when nothing is said
 */
public record LevelRange(int lowest, int highest, int usual) {
  /**
   * Creates a range.
   *
   * @param lowest the first level
   * @param highest the last level
   * @param usual the level when nothing is said
   * @throws IllegalArgumentException if they are not in order
   */
  public LevelRange {
    if (lowest > usual || usual > highest) {
      throw new IllegalArgumentException(
          "%s is not from %s to %s".formatted(usual, lowest, highest));
    }
  }

  /** Returns the level that options ask for. */
  int choose(EncodeOptions options) {
    int level = options.level().orElse(usual);
    if (level < lowest || level > highest) {
      throw new IllegalArgumentException(
          "level %s is not from %s to %s".formatted(level, lowest, highest));
    }
    return level;
  }
}
