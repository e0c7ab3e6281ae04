package io.github.bootformats.testkit.partition;

import io.github.bootformats.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sectors next to each other.
 *
 * @param first the first LBA
 * @param sectors how many, at least 1
 */
record Span(long first, long sectors) {
  long last() {
    return first + sectors - 1;
  }

  /**
   * Cuts spans out of a range.
   *
   * @param first the first LBA of the range
   * @param end the LBA behind it
   * @param least the sectors that each has at least, 1 or more
   * @param gap the sectors that lie before each and behind the last at least
   * @return ascending; fewer than wanted if there is no room
   */
  static List<Span> draw(
      SeededRandom random, int wanted, long first, long end, long least, long gap) {
    long count = Math.max(0, Math.min(wanted, (end - first - gap) / (least + gap)));
    long slack = end - first - gap - count * (least + gap);
    long[] borders = new long[(int) (2 * count)];
    for (int i = 0; i < borders.length; i++) {
      borders[i] = random.between(0, slack);
    }
    Arrays.sort(borders);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = first + borders[2 * i] + i * (least + gap) + gap;
      spans.add(new Span(start, borders[2 * i + 1] - borders[2 * i] + least));
    }
    return spans;
  }
}
