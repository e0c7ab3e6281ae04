package io.github.bootformats.grub.legacy;

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
import java.io.IOException;
import java.util.Optional;

/** Configurations of GRUB Legacy for tools that do not know them. */
public final class LegacyProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          LegacyFinding.FORMAT,
          "GRUB Legacy configuration",
          "configurations of GRUB 0.97: menu.lst and grub.conf");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public LegacyProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    return LegacyDetection.of(image, nameHint);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(
          capability.cast(ImageReader.of(LegacyDocument.class, LegacyProvider::read)));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(
          capability.cast(ImageWriter.ofBytes(LegacyDocument.class, LegacyDocument::toBytes)));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> LegacyReport.of(read(image, limits));
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.MENU)) {
      return Optional.of(capability.cast(new LegacyMenuReader(Optional.empty())));
    }
    if (capability.equals(Capability.CONFIG)) {
      ConfigOpener opener = (text, limits) -> LegacyEditor.of(LegacyDocument.parse(text).model());
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }

  private static ReadResult<LegacyDocument> read(ImageSource image, ReadLimits limits)
      throws IOException {
    return LegacyDocument.parse(
        limits.readAll(image, LegacyLimits.MAX_FILE_BYTES, LegacyFinding.FORMAT));
  }
}
