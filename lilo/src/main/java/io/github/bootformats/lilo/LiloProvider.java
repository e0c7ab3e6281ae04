package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
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

/** Configurations for tools that do not know them. */
public final class LiloProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          LiloFinding.FORMAT, "LILO configuration", "configurations of LILO and ELILO");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public LiloProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    return ConfigDetection.of(image, nameHint);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(capability.cast(ImageReader.of(LiloDocument.class, LiloProvider::read)));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(
          capability.cast(ImageWriter.ofBytes(LiloDocument.class, LiloDocument::toBytes)));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> ConfigReport.of(read(image, limits));
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.MENU)) {
      return Optional.of(capability.cast(new LiloMenuReader(Optional.empty())));
    }
    if (capability.equals(Capability.CONFIG)) {
      ConfigOpener opener =
          (text, limits) ->
              LiloEditor.of(LiloDocument.parse(text, ConfigDetection.dialect(text)).model());
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }

  private static ReadResult<LiloDocument> read(ImageSource image, ReadLimits limits)
      throws IOException {
    Bytes text = limits.readAll(image, LiloLimits.MAX_FILE_BYTES, LiloFinding.FORMAT);
    return LiloDocument.parse(text, ConfigDetection.dialect(text));
  }
}
