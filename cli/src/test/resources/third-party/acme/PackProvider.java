package acme;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.api.spi.ChildLister;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.spi.Reporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A pack: the eight bytes ACMEPACK, then one image from byte 512 to the end. */
public final class PackProvider implements FormatProvider {
  private static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor("acme-pack", "Acme pack", "an image behind a header");

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    boolean found =
        image.size() >= 512
            && new String(image.readBytes(0, 8), StandardCharsets.US_ASCII).equals("ACMEPACK");
    return found
        ? new Detection(DESCRIPTOR, Confidence.CERTAIN, "ACMEPACK at byte 0")
        : Detection.none(DESCRIPTOR);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    Reporter reporter = PackProvider::report;
    ChildLister lister = PackProvider::children;
    if (capability.equals(Capability.REPORT)) {
      return Optional.of(capability.cast(reporter));
    }
    return capability.equals(Capability.CHILDREN)
        ? Optional.of(capability.cast(lister))
        : Optional.empty();
  }

  private static Report report(ImageSource image, ReadLimits limits) {
    return Report.builder("acme-pack", "Acme pack")
        .size("payloadSize", image.size() - 512)
        .findings(List.of(Diagnostic.of(Severity.INFO, "acme.unsigned", "the pack is not signed")))
        .child(Report.builder("payload", "payload").id("payload").offset("offset", 512).build())
        .build();
  }

  private static List<ChildImage> children(ImageSource image, ReadLimits limits) {
    return List.of(new ChildImage("payload", "payload", 512, image.size() - 512));
  }
}
