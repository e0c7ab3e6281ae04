package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.Reporter;
import io.github.bootformats.api.spi.TreeOpener;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds and opens initramfs images: compressed archives, and archives with something behind them.
 * The tree is the one that Linux 6.1 unpacks.
 */
public final class InitramfsProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          "initramfs",
          "initramfs image",
          "the first root file system of Linux: one or several cpio archives, compressed or not");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public InitramfsProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    return InitramfsDetection.of(image, nameHint);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(capability.cast(new Reader()));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = InitramfsReport::of;
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.TREE)) {
      TreeOpener opener = InitramfsImage::open;
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }

  private static final class Reader implements ImageReader<InitramfsLayout> {
    @Override
    public Class<InitramfsLayout> modelType() {
      return InitramfsLayout.class;
    }

    @Override
    public ReadResult<InitramfsLayout> read(ImageSource image, ReadLimits limits)
        throws IOException {
      return InitramfsLayout.read(image, limits);
    }
  }
}
