package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.NodeMetadata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Times of pax headers: seconds from 1970 as a decimal number, perhaps negative. */
final class TarTime {
  private static final int NANO_DIGITS = 9;

  /** As many characters as a time can have that is not nonsense. */
  private static final int MAX_LENGTH = 64;

  private TarTime() {}

  /** Returns metadata with a time; empty if it is none. */
  static Optional<NodeMetadata> set(NodeMetadata metadata, Bytes time) {
    String text = time.toString();
    if (text.length() > MAX_LENGTH || !text.matches("-?[0-9]+(\\.[0-9]*)?")) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(text.endsWith(".") ? text + "0" : text);
    BigInteger seconds = exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
    if (seconds.bitLength() >= Long.SIZE) {
      return Optional.empty();
    }
    int nanos =
        exact
            .subtract(new BigDecimal(seconds))
            .movePointRight(NANO_DIGITS)
            .setScale(0, RoundingMode.FLOOR)
            .intValue();
    return Optional.of(metadata.withMtime(seconds.longValue(), nanos));
  }

  static Bytes text(NodeMetadata metadata) {
    BigDecimal nanos = BigDecimal.valueOf(metadata.mtimeNanos(), NANO_DIGITS);
    return Bytes.utf8(
        BigDecimal.valueOf(metadata.mtimeSeconds())
            .add(nanos)
            .stripTrailingZeros()
            .toPlainString());
  }
}
