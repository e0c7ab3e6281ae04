package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import java.io.IOException;

/** Tells configurations from other text: by titles that are followed by commands. */
final class LegacyDetection {
  /** How many bytes of a file are looked at. */
  private static final int PROBE_BYTES = 32 << 10;

  private LegacyDetection() {}

  static Detection of(ImageSource image, String nameHint) throws IOException {
    Bytes head = Bytes.read(image, 0, (int) Math.min(image.size(), PROBE_BYTES));
    if (head.isEmpty() || head.indexOf(0, 0) >= 0) {
      return Detection.none(LegacyProvider.DESCRIPTOR);
    }
    LegacyDocument document = LegacyDocument.parse(head).model();
    long known = 0;
    long unknown = 0;
    for (LegacyNode node : document.nodes()) {
      if (node instanceof LegacyCommand command) {
        known += command.keyword().isPresent() ? 1 : 0;
        unknown += command.keyword().isPresent() ? 0 : 1;
      }
    }
    boolean boots =
        document.entries().stream()
            .flatMap(entry -> entry.commands().stream())
            .anyMatch(LegacyDetection::loads);
    String name = nameHint.substring(nameHint.lastIndexOf('/') + 1);
    boolean named = name.equals("menu.lst") || name.equals("grub.conf");
    String reason = "%s commands, %s other lines".formatted(known, unknown);
    if (boots && unknown <= known) {
      Confidence confidence = named ? Confidence.CERTAIN : Confidence.LIKELY;
      return new Detection(LegacyProvider.DESCRIPTOR, confidence, reason);
    }
    return named && known > 0
        ? new Detection(LegacyProvider.DESCRIPTOR, Confidence.POSSIBLE, reason)
        : Detection.none(LegacyProvider.DESCRIPTOR);
  }

  private static boolean loads(LegacyCommand command) {
    return command.is(LegacyKeyword.KERNEL)
        || command.is(LegacyKeyword.CHAINLOADER)
        || command.is(LegacyKeyword.CONFIGFILE)
        || command.is(LegacyKeyword.ROOT)
        || command.is(LegacyKeyword.ROOTNOVERIFY);
  }
}
