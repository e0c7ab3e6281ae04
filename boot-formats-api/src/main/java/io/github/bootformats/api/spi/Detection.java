package io.github.bootformats.api.spi;

import java.util.Objects;

/**
 * What a provider says of an image.
 *
 * @param format who says it
 * @param confidence how sure it is
 * @param reason why, in a few words: {@code GPT header at byte 512}
 */
public record Detection(FormatDescriptor format, Confidence confidence, String reason) {
  /**
   * Creates a detection.
   *
   * @param format who says it
   * @param confidence how sure it is
   * @param reason why, in a few words
   */
  public Detection {
    Objects.requireNonNull(format);
    Objects.requireNonNull(confidence);
    Objects.requireNonNull(reason);
  }

  /**
   * Says that an image is not of a format.
   *
   * @param format the format
   * @return a detection with {@link Confidence#NONE}
   */
  public static Detection none(FormatDescriptor format) {
    return new Detection(format, Confidence.NONE, "no match");
  }

  /** Returns {@code gpt: certain, GPT header at byte 512}. */
  @Override
  public String toString() {
    return format.id()
        + ": "
        + confidence.name().toLowerCase(java.util.Locale.ROOT)
        + ", "
        + reason;
  }
}
