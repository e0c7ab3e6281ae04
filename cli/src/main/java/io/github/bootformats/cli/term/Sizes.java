package io.github.bootformats.cli.term;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sizes as people read them, in IEC units. */
public final class Sizes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB"};
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.DOWN);

  private Sizes() {}

  /** Returns {@code 16 MiB}, or {@code 3.73 GiB} where the size is no whole number of units. */
  public static String of(BigInteger bytes) {
    int unit = Math.min((Math.max(bytes.bitLength(), 1) - 1) / 10, UNITS.length - 1);
    BigDecimal scaled =
        new BigDecimal(bytes).divide(new BigDecimal(BigInteger.ONE.shiftLeft(10 * unit)));
    return number(scaled) + " " + UNITS[unit];
  }

  public static String of(long bytes) {
    return of(BigInteger.valueOf(bytes));
  }

  /** Rounds down, so that only what is 8 MiB says so; 1007 KiB keeps its four digits. */
  private static String number(BigDecimal value) {
    BigDecimal whole = value.setScale(0, RoundingMode.DOWN);
    return whole.precision() > 2
        ? whole.toPlainString()
        : value.round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
