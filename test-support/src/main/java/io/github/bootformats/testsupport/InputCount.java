package io.github.bootformats.testsupport;

/** How many generated inputs a system property asks for. */
final class InputCount {
  private static final String FULL = "full";

  private InputCount() {}

  static int of(String property, int sample, int full) {
    String count = value(property);
    return switch (count) {
      case "", "sample" -> sample;
      case FULL -> full;
      default -> Integer.parseInt(count);
    };
  }

  static boolean isFull(String property) {
    return value(property).equals(FULL);
  }

  private static String value(String property) {
    return System.getProperty(property, "").strip();
  }
}
