package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.grub.internal.run.Latin;
import java.io.IOException;
import java.util.List;

/** Tells entry files from other text: by keys that are all known, and a kernel. */
final class BlsDetection {
  /** How many bytes of a file are looked at. */
  private static final int PROBE_BYTES = 32 << 10;

  private BlsDetection() {}

  static Detection of(ImageSource image, String nameHint) throws IOException {
    Bytes head = Bytes.read(image, 0, (int) Math.min(image.size(), PROBE_BYTES));
    if (head.isEmpty() || head.indexOf(0, 0) >= 0) {
      return Detection.none(BlsProvider.DESCRIPTOR);
    }
    List<BlsField> fields = BlsDocument.parse(head).model().fields();
    long known = fields.stream().filter(field -> BlsKeys.isKnown(Latin.of(field.key()))).count();
    boolean boots =
        fields.stream()
            .anyMatch(field -> field.is(BlsKeys.LINUX) || field.is("efi") || field.is("uki"));
    if (!boots || known * 2 <= fields.size()) {
      return Detection.none(BlsProvider.DESCRIPTOR);
    }
    boolean named = nameHint.endsWith(".conf");
    boolean isCertain = known == fields.size() && named && known > 2;
    return new Detection(
        BlsProvider.DESCRIPTOR,
        isCertain ? Confidence.CERTAIN : known > 2 ? Confidence.LIKELY : Confidence.POSSIBLE,
        "%s fields, %s others".formatted(known, fields.size() - known));
  }
}
