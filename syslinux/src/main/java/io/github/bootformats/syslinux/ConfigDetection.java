package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Tells configurations from other text. */
final class ConfigDetection {
  /** How many bytes of a file are looked at. */
  private static final int MAX_SAMPLE = 16 << 10;

  private ConfigDetection() {}

  static Detection of(ImageSource image, String nameHint) throws IOException {
    int length = (int) Math.min(image.size(), MAX_SAMPLE);
    Bytes sample = Bytes.read(image, 0, length);
    if (sample.isEmpty() || sample.indexOf(0, 0) >= 0) {
      return Detection.none(SyslinuxProvider.DESCRIPTOR);
    }
    List<SyslinuxNode> nodes = SyslinuxDocument.parse(sample).model().nodes();
    // The last line of a sample may be cut off.
    int whole = length < image.size() ? nodes.size() - 1 : nodes.size();
    int directives = 0;
    int unknown = 0;
    boolean hasLabel = false;
    for (SyslinuxNode node : nodes.subList(0, Math.max(whole, 0))) {
      if (node instanceof SyslinuxDirective d) {
        directives++;
        hasLabel |= d.keyword() == SyslinuxKeyword.LABEL || d.keyword().isMenu();
      } else if (node instanceof SyslinuxUnknown) {
        unknown++;
      }
    }
    return graded(nameHint, directives, unknown, hasLabel);
  }

  private static Detection graded(String nameHint, int directives, int unknown, boolean hasLabel) {
    String reason = "%s directives, %s other lines".formatted(directives, unknown);
    boolean named = isNamed(nameHint);
    Confidence confidence = Confidence.NONE;
    if (directives > 0 && unknown * 10 <= directives) {
      confidence = named ? Confidence.CERTAIN : hasLabel ? Confidence.LIKELY : Confidence.POSSIBLE;
    } else if (directives > 0 && (named || unknown <= directives)) {
      confidence = named ? Confidence.LIKELY : Confidence.POSSIBLE;
    }
    return confidence == Confidence.NONE
        ? Detection.none(SyslinuxProvider.DESCRIPTOR)
        : new Detection(SyslinuxProvider.DESCRIPTOR, confidence, reason);
  }

  private static boolean isNamed(String nameHint) {
    String path = nameHint.toLowerCase(Locale.ROOT);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.matches("(sys|iso|ext)linux\\.(cfg|conf)") || path.contains("pxelinux.cfg/");
  }
}
