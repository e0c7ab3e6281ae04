package io.github.bootformats.cli.recipes;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.spi.Reporter;
import java.io.IOException;
import java.util.Optional;

/** The recipe about a format of one's own. */
public final class AcmeProvider implements FormatProvider {
  private static final Bytes MAGIC = Bytes.utf8("ACME");

  @Override
  public FormatDescriptor descriptor() {
    return new FormatDescriptor("acme", "Acme image", "images of Acme's boxes");
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    boolean fits = image.size() > MAGIC.length() && Bytes.read(image, 0, 4).equals(MAGIC);
    return fits
        ? new Detection(descriptor(), Confidence.CERTAIN, "magic ACME")
        : Detection.none(descriptor());
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    Reporter reporter = AcmeProvider::report;
    return capability.equals(Capability.REPORT)
        ? Optional.of(capability.cast(reporter))
        : Optional.empty();
  }

  private static Report report(ImageSource image, ReadLimits limits) throws IOException {
    return Report.builder("acme", "Acme image")
        .fact("version", Bytes.read(image, 4, 1).at(0))
        .build();
  }
}
