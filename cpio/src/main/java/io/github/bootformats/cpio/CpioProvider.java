package io.github.bootformats.cpio;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.ImageWriter;
import io.github.bootformats.api.spi.Reporter;
import io.github.bootformats.api.spi.TreeOpener;
import io.github.bootformats.cpio.initramfs.InitramfsProvider;
import java.io.IOException;
import java.util.Optional;

/**
 * Archives for tools that do not know them.
 *
 * <p>It is {@linkplain io.github.bootformats.api.spi.Confidence#CERTAIN certain} of a header with
 * six letters of magic and a sound name behind it, thinks one of the two bytes of a binary archive
 * with a sound name likely, and a magic alone possible or likely. What is an initramfs image is
 * only possibly meant as an archive, so that tools explain it once, as all of what it is.
 */
public final class CpioProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          "cpio", "cpio archive", "cpio archives: newc, crc, odc and binary of both byte orders");

  private final InitramfsProvider initramfs = new InitramfsProvider();

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public CpioProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    Detection detection = ArchiveDetection.of(image);
    boolean isInitramfs =
        detection.confidence() == Confidence.CERTAIN
            && initramfs.detect(image, nameHint).confidence() == Confidence.CERTAIN;
    return isInitramfs
        ? new Detection(
            DESCRIPTOR, Confidence.POSSIBLE, detection.reason() + ", of an initramfs image")
        : detection;
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(capability.cast(new Reader()));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(capability.cast(new Writer()));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = ArchiveReport::of;
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.TREE)) {
      TreeOpener opener = CpioImage::open;
      return Optional.of(capability.cast(opener));
    }
    return Optional.empty();
  }

  private static final class Reader implements ImageReader<CpioArchive> {
    @Override
    public Class<CpioArchive> modelType() {
      return CpioArchive.class;
    }

    @Override
    public ReadResult<CpioArchive> read(ImageSource image, ReadLimits limits) throws IOException {
      return CpioArchive.read(image, limits);
    }
  }

  /** Writes from the first byte on and cuts off what a target had behind the archive. */
  private static final class Writer implements ImageWriter<CpioArchive> {
    @Override
    public Class<CpioArchive> modelType() {
      return CpioArchive.class;
    }

    @Override
    public void write(CpioArchive model, ImageTarget target, Progress progress) throws IOException {
      long length = model.writeTo(new TargetStream(target), progress);
      if (target.size() > length) {
        target.truncate(length);
      }
    }
  }
}
