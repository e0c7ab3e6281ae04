package io.github.bootformats.grub;

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

/** Scripts of GRUB 2 for tools that do not know them. */
public final class GrubProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor("grub", "GRUB 2 script", "Configurations of GRUB 2: grub.cfg");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public GrubProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    return ScriptDetection.of(image, nameHint);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(capability.cast(ImageReader.of(GrubScript.class, GrubScript::read)));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(
          capability.cast(ImageWriter.ofBytes(GrubScript.class, GrubScript::source)));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = ScriptReport::of;
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.MENU)) {
      return Optional.of(capability.cast(new GrubMenuReader(Optional.empty())));
    }
    if (capability.equals(Capability.CONFIG)) {
      ConfigOpener opener = (text, limits) -> GrubConfig.of(GrubScript.parse(text, limits));
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }
}
