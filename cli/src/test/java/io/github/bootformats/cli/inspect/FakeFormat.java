package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildLister;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Reporter;
import java.util.Optional;

/** A format that knows every image and does as a test says. */
record FakeFormat(Confidence confidence, Reporter reporter, ChildLister lister)
    implements FormatProvider {
  @Override
  public FormatDescriptor descriptor() {
    return new FormatDescriptor("fake", "Fake", "does as it is told");
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) {
    return new Detection(descriptor(), confidence, "it is told so");
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.REPORT)) {
      return Optional.of(capability.cast(reporter));
    }
    return capability.equals(Capability.CHILDREN)
        ? Optional.of(capability.cast(lister))
        : Optional.empty();
  }
}
