package io.github.bootformats.api.boot;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * What one {@code console=} names.
 *
 * @param device the device, such as {@code ttyS0}, as it is written
 * @param options what follows the first comma, such as {@code 115200n8}; perhaps nothing
 */
public record KernelConsole(Bytes device, Bytes options) {
  /**
   * Creates a console.
   *
   * @param device the device
   * @param options its options
   */
  public KernelConsole {
    requireNonNull(device);
    requireNonNull(options);
  }

  /**
   * Reads the value of {@code console=} ({@code console_setup} of Linux 6.1, without its old names
   * for serial ports).
   *
   * @param value the value
   * @return the console
   */
  public static KernelConsole parse(Bytes value) {
    int comma = value.indexOf(',', 0);
    return comma < 0
        ? new KernelConsole(value, Bytes.empty())
        : new KernelConsole(value.slice(0, comma), value.slice(comma + 1, value.length()));
  }

  /** Returns the value of {@code console=}, safe to print. */
  @Override
  public String toString() {
    return options.isEmpty() ? device.toString() : device + "," + options;
  }
}
