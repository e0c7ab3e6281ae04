package io.github.bootformats.grub.legacy;

import java.util.Optional;

/**
 * The name of a device at the beginning of a text, read as GRUB does ({@code set_device}).
 *
 * @param device the device
 * @param end where the text goes on
 */
record DeviceName(LegacyDevice device, int end) {
  static Optional<DeviceName> read(String text) {
    return new Reader(text).read();
  }

  private static final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
      this.text = text;
    }

    private char next() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    private Optional<DeviceName> read() {
      if (next() != '(') {
        return Optional.empty();
      }
      at++;
      String disk = at + 2 <= text.length() ? text.substring(at, at + 2) : "";
      int number = 0;
      switch (disk) {
        case "fd", "hd" -> {
          at += 2;
          LineRules.Numeral read = LineRules.number(text.substring(at));
          if (read.value() < 0) {
            return Optional.empty();
          }
          number = read.value();
          at += read.end();
        }
        case "cd", "nd" -> at += 2;
        default -> {
          return Optional.empty();
        }
      }
      return partition(disk, number);
    }

    private Optional<DeviceName> partition(String disk, int number) {
      int partition = -1;
      char slice = 0;
      if (next() == ',') {
        at++;
        if (next() == ')') {
          return Optional.empty(); // whatever partition was used last
        }
        if (next() >= '0' && next() <= '9') {
          LineRules.Numeral read = LineRules.number(text.substring(at));
          partition = read.value();
          at += read.end();
          if (!disk.equals("hd") || partition < 0 || partition > LegacyDevice.MAX_PARTITION) {
            return Optional.empty();
          }
          if (next() == ',') {
            at++;
          }
        }
        if (next() >= 'a' && next() <= 'h') {
          slice = next();
          at++;
        }
      }
      return next() == ')'
          ? Optional.of(new DeviceName(new LegacyDevice(disk, number, partition, slice), at + 1))
          : Optional.empty();
    }
  }
}
