package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open initramfs image. {@link #tree()} is what Linux makes of it; {@link #layout()} is what it
 * consists of.
 *
 * <pre>{@code
 * try (InitramfsImage initrd = InitramfsImage.open(Path.of("initrd.img"))) {
 *   initrd.layout().model().segments().forEach(System.out::println);
 *   initrd.tree().find(TreePath.of("init"));
 * }
 * }</pre>
 *
 * <p><b>Cost.</b> Opening unpacks every compressed segment, into memory if {@link
 * InitramfsLimits#CACHE_BYTES} allows it: all that follows reads from there. Where not, reading
 * goes forward at the speed of the decoder, and starts anew to go back.
 */
public final class InitramfsImage implements TreeImage {
  private final ImageSource source;
  private final ReadLimits limits;
  private final UnpackedSegments unpacked;
  private final LinuxRootfs linux;
  private @Nullable ReadResult<InitramfsLayout> layout;

  private InitramfsImage(ImageSource source, ReadLimits limits) throws IOException {
    this.source = source;
    this.limits = requireNonNull(limits);
    this.unpacked = new UnpackedSegments(source, limits);
    this.linux = InitramfsConsumer.LINUX_6_1.unpack(source, limits, unpacked);
  }

  /**
   * Opens a file with the default limits.
   *
   * @param path the file
   * @return an image that must be closed
   * @throws io.github.bootformats.api.LimitExceededException if a limit does not suffice
   * @throws IOException if the file cannot be read
   */
  public static InitramfsImage open(Path path) throws IOException {
    ImageSource source = ImageSource.open(path);
    try {
      return new InitramfsImage(source, ReadLimits.defaults());
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Opens an image. Nothing in it is an error: what Linux cannot unpack, it does not have.
   *
   * @param source the image; borrowed
   * @param limits {@link InitramfsLimits}, {@link io.github.bootformats.cpio.CpioLimits} and {@link
   *     io.github.bootformats.codecs.CodecLimits} apply
   * @return an image that must be closed
   * @throws io.github.bootformats.api.LimitExceededException if a limit does not suffice
   * @throws IOException if reading fails
   */
  public static InitramfsImage open(ImageSource source, ReadLimits limits) throws IOException {
    // A slice of all: closing it ends the tree, and not the source that was lent.
    return new InitramfsImage(source.slice(0, source.size()), limits);
  }

  /**
   * Returns what somebody makes of the image.
   *
   * @param consumer who unpacks it
   * @return the root file system and what went wrong
   * @throws IOException if reading fails
   */
  public LinuxRootfs as(InitramfsConsumer consumer) throws IOException {
    return consumer.equals(InitramfsConsumer.LINUX_6_1)
        ? linux
        : consumer.unpack(source, limits, unpacked);
  }

  /** Returns Linux's view, which needs no reading any more. */
  LinuxRootfs as() {
    return linux;
  }

  /**
   * Begins to change the image; nothing is written until the edit is.
   *
   * @return an edit without changes
   */
  public InitramfsEdit edit() {
    return new InitramfsEdit(this);
  }

  /**
   * Returns the segments of the image, which are read when this is called first.
   *
   * @return the layout with its findings
   * @throws IOException if reading fails
   */
  public synchronized ReadResult<InitramfsLayout> layout() throws IOException {
    ReadResult<InitramfsLayout> read = layout;
    if (read == null) {
      read = InitramfsLayout.read(source, limits, unpacked);
      layout = read;
    }
    return read;
  }

  /** Returns the files that Linux 6.1 unpacks. */
  @Override
  public FileTree tree() {
    return linux.tree();
  }

  /** Returns what goes wrong when Linux 6.1 unpacks the image. */
  @Override
  public List<Diagnostic> diagnostics() {
    return linux.diagnostics();
  }

  @Override
  public void close() throws IOException {
    source.close();
    unpacked.close();
  }
}
