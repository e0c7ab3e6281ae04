package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import java.io.IOException;
import java.util.Locale;

/** Tells configurations from other text, and those of the two loaders from each other. */
final class ConfigDetection {
  /** How many bytes of a file are looked at. */
  private static final int MAX_SAMPLE = 16 << 10;

  private ConfigDetection() {}

  static Detection of(ImageSource image, String nameHint) throws IOException {
    int length = (int) Math.min(image.size(), MAX_SAMPLE);
    Bytes sample = Bytes.read(image, 0, length);
    if (sample.isEmpty() || sample.indexOf(0, 0) >= 0) {
      return Detection.none(LiloProvider.DESCRIPTOR);
    }
    ReadResult<LiloDocument> read = LiloDocument.parse(sample, dialect(sample, nameHint));
    int options = (int) read.model().nodes().stream().filter(LiloOption.class::isInstance).count();
    int errors = errors(read);
    boolean hasEntry = !read.model().sections().isEmpty();
    Confidence confidence = graded(isNamed(nameHint), options, errors, hasEntry);
    return confidence == Confidence.NONE
        ? Detection.none(LiloProvider.DESCRIPTOR)
        : new Detection(
            LiloProvider.DESCRIPTOR,
            confidence,
            "%s options, %s errors".formatted(options, errors));
  }

  private static Confidence graded(boolean named, int options, int errors, boolean hasEntry) {
    if (named) {
      boolean isSound = hasEntry && errors * 10 <= options;
      boolean isLikely = options > 0 && errors * 2 <= options;
      return isSound ? Confidence.CERTAIN : isLikely ? Confidence.LIKELY : Confidence.NONE;
    }
    if (!hasEntry || errors * 4 > options) {
      return Confidence.NONE;
    }
    return errors == 0 ? Confidence.LIKELY : Confidence.POSSIBLE;
  }

  private static boolean isNamed(String nameHint) {
    return baseName(nameHint).matches("e?lilo[^/]*\\.conf");
  }

  private static String baseName(String nameHint) {
    String path = nameHint.toLowerCase(Locale.ROOT);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The dialect that the name tells, or the text. */
  static LiloDialect dialect(Bytes text, String nameHint) {
    String name = baseName(nameHint);
    if (isNamed(nameHint)) {
      return name.startsWith("elilo") ? LiloDialect.ELILO : LiloDialect.LILO;
    }
    return dialect(text);
  }

  /** The dialect in which there are fewer errors. */
  static LiloDialect dialect(Bytes text) {
    int lilo = errors(LiloDocument.parse(text, LiloDialect.LILO));
    return lilo > 0 && errors(LiloDocument.parse(text, LiloDialect.ELILO)) < lilo
        ? LiloDialect.ELILO
        : LiloDialect.LILO;
  }

  private static int errors(ReadResult<LiloDocument> read) {
    return (int) read.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).count();
  }
}
