package acme;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import java.util.Optional;

/** A provider that cannot be made. */
public final class BrokenProvider implements FormatProvider {
  public BrokenProvider() {
    throw new IllegalStateException("acme.BrokenProvider is broken");
  }

  @Override
  public FormatDescriptor descriptor() {
    throw new IllegalStateException();
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) {
    throw new IllegalStateException();
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    throw new IllegalStateException();
  }
}
