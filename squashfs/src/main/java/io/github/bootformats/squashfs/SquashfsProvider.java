package io.github.bootformats.squashfs;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Reporter;
import io.github.bootformats.api.spi.TreeOpener;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Images for tools that do not know them; AppImages count as images.
 *
 * <p>It is {@linkplain io.github.bootformats.api.spi.Confidence#CERTAIN certain} of a superblock
 * whose version and block size are right, and thinks other versions and vendors' variants, which
 * cannot be opened, likely.
 */
public final class SquashfsProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor("squashfs", "SquashFS", "SquashFS images of version 4.0, and AppImages");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public SquashfsProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    var other = Signature.otherKind(image);
    if (other.isPresent()) {
      return new Detection(DESCRIPTOR, Confidence.LIKELY, String.valueOf(other.get().getMessage()));
    }
    OptionalLong offset = ImageLocator.find(image);
    if (offset.isEmpty()) {
      return Detection.none(DESCRIPTOR);
    }
    long start = offset.getAsLong();
    SquashfsSuperblock superblock =
        SquashfsSuperblock.read(image.slice(start, image.size() - start));
    boolean isSound =
        superblock.value(SuperblockField.VERSION_MAJOR) == 4
            && superblock.blockSize() == 1L << superblock.value(SuperblockField.BLOCK_LOG);
    return new Detection(
        DESCRIPTOR,
        isSound ? Confidence.CERTAIN : Confidence.LIKELY,
        "superblock at byte " + start);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> SquashfsReport.of(located(image), limits);
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.TREE)) {
      TreeOpener opener = (image, limits) -> SquashfsImage.open(located(image), limits);
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }

  private static ImageSource located(ImageSource image) throws IOException {
    long offset = ImageLocator.find(image).orElse(0);
    return image.slice(offset, image.size() - offset);
  }
}
