package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.Reporter;
import java.io.IOException;
import java.util.Optional;

/** Kernels for tools that do not know them. */
public final class KernelProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          KernelFinding.FORMAT,
          "Linux kernel",
          "images of the Linux kernel: bzImage, Image, EFI zboot image");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public KernelProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    Bytes head = KernelReader.head(image);
    if (KernelReader.isX86(head)) {
      boolean boots = SetupHeader.of(head).hasBootFlag();
      return new Detection(
          DESCRIPTOR,
          boots ? Confidence.CERTAIN : Confidence.LIKELY,
          boots ? "HdrS at byte 514 of a boot sector" : "HdrS at byte 514");
    }
    if (ZbootKernel.matches(head)) {
      return new Detection(DESCRIPTOR, Confidence.CERTAIN, "zimg at byte 4 of a PE image");
    }
    return FlatKernel.matches(head)
        ? new Detection(DESCRIPTOR, Confidence.LIKELY, "the magic of an Image at byte 56")
        : Detection.none(DESCRIPTOR);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(
          capability.cast(
              ImageReader.of(KernelImage.class, (image, limits) -> KernelImage.read(image))));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> KernelReport.of(KernelImage.read(image));
      return Optional.of(capability.cast(reporter));
    }
    return Optional.empty();
  }
}
