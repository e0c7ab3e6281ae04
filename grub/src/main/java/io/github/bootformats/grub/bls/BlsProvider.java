package io.github.bootformats.grub.bls;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ConfigOpener;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.ImageWriter;
import io.github.bootformats.api.spi.Reporter;
import io.github.bootformats.grub.GrubLimits;
import java.io.IOException;
import java.util.Optional;

/** Entry files for tools that do not know them. */
public final class BlsProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          BlsFinding.FORMAT,
          "Boot Loader Specification entry",
          "entries of type 1, of which GRUB's blscfg makes its menu: loader/entries/*.conf");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public BlsProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    return BlsDetection.of(image, nameHint);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(capability.cast(ImageReader.of(BlsDocument.class, BlsProvider::read)));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(
          capability.cast(ImageWriter.ofBytes(BlsDocument.class, BlsDocument::toBytes)));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> BlsReport.of(read(image, limits));
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.CONFIG)) {
      ConfigOpener opener = (text, limits) -> BlsEditor.of(BlsDocument.parse(text).model());
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }

  private static ReadResult<BlsDocument> read(ImageSource image, ReadLimits limits)
      throws IOException {
    return BlsDocument.parse(limits.readAll(image, GrubLimits.MAX_SCRIPT_BYTES, BlsFinding.FORMAT));
  }
}
