package io.github.bootformats.syslinux;

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
public final class SyslinuxProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          SyslinuxFinding.FORMAT,
          "SYSLINUX configuration",
          "configurations of SYSLINUX, ISOLINUX, EXTLINUX and PXELINUX");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public SyslinuxProvider() {}

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
      return Optional.of(
          capability.cast(ImageReader.of(SyslinuxDocument.class, SyslinuxProvider::read)));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(
          capability.cast(ImageWriter.ofBytes(SyslinuxDocument.class, SyslinuxDocument::toBytes)));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> ConfigReport.of(read(image, limits));
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.MENU)) {
      return Optional.of(capability.cast(new SyslinuxMenuReader()));
    }
    if (capability.equals(Capability.CONFIG)) {
      ConfigOpener opener =
          (text, limits) -> SyslinuxEditor.of(SyslinuxDocument.parse(text).model());
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }

  private static ReadResult<SyslinuxDocument> read(ImageSource image, ReadLimits limits)
      throws IOException {
    return SyslinuxDocument.parse(
        limits.readAll(image, SyslinuxLimits.MAX_FILE_BYTES, SyslinuxFinding.FORMAT));
  }
}
