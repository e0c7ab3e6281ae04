package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.TreeOpener;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * Tar archives for tools that do not know them. It is {@linkplain Confidence#CERTAIN certain} of a
 * first header with the magic {@code ustar} and the right checksum.
 */
public final class TarProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor("tar", "tar archive", "tar archives: POSIX, GNU and pax, uncompressed");

  private static final int MAGIC_OFFSET = 257;
  private static final Bytes MAGIC = Bytes.utf8("ustar");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public TarProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    if (image.size() < TarReader.BLOCK) {
      return Detection.none(DESCRIPTOR);
    }
    byte[] block = image.readBytes(0, TarReader.BLOCK);
    Bytes header = Bytes.of(block);
    if (!header.slice(MAGIC_OFFSET, TarReader.BLOCK).startsWith(MAGIC)) {
      return Detection.none(DESCRIPTOR);
    }
    return TarUtils.verifyCheckSum(block)
        ? new Detection(DESCRIPTOR, Confidence.CERTAIN, "a header with the right checksum")
        : new Detection(DESCRIPTOR, Confidence.POSSIBLE, "a header with a wrong checksum");
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.TREE)) {
      TreeOpener opener = TarImage::open;
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }
}
