package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.Optional;

/**
 * A Linux kernel as boot loaders take it. Immutable; the file itself is not kept.
 *
 * <p>Reading looks at a few kilobytes of the file, whatever its size.
 */
public abstract sealed class KernelImage permits X86Kernel, FlatKernel, ZbootKernel {
  private final long fileBytes;
  private final Optional<PeHeader> pe;

  KernelImage(long fileBytes, Optional<PeHeader> pe) {
    this.fileBytes = fileBytes;
    this.pe = pe;
  }

  /**
   * Reads an image.
   *
   * @param image the image; not closed
   * @return the kernel and what is odd about it
   * @throws io.github.bootformats.api.MalformedFormatException if it is none of the known kinds of
   *     kernel
   * @throws IOException if reading fails
   */
  public static ReadResult<KernelImage> read(ImageSource image) throws IOException {
    return KernelReader.read(image);
  }

  /**
   * Returns what it runs on.
   *
   * @return the architecture
   */
  public abstract Architecture architecture();

  /**
   * Returns how it is called.
   *
   * @return such as {@code bzImage}
   */
  public abstract String kind();

  /**
   * Returns the version that the image tells in plain text: release, builder and build.
   *
   * @return the text, up to its NUL; empty if it tells none, as only x86 kernels do
   */
  public abstract Optional<Bytes> version();

  /**
   * Returns the release, after which the directory of the modules is named.
   *
   * @return the first word of {@link #version}, such as {@code 6.1.0-57-cloud-amd64}
   */
  public Optional<Bytes> release() {
    return version()
        .map(
            version -> {
              int end = version.indexOf(' ', 0);
              return end < 0 ? version : version.slice(0, end);
            });
  }

  /**
   * Returns where the compressed kernel is.
   *
   * @return the place; empty if the image does not say
   */
  public abstract Optional<Payload> payload();

  /**
   * Returns the header that makes it an EFI application.
   *
   * @return the header; empty if the image has none
   */
  public Optional<PeHeader> pe() {
    return pe;
  }

  /**
   * Returns whether EFI firmware can start it.
   *
   * @return whether it is an EFI application
   */
  public boolean isEfiApplication() {
    return pe.filter(PeHeader::isEfiApplication).isPresent();
  }

  /**
   * Returns how large the file is.
   *
   * @return bytes
   */
  public long fileBytes() {
    return fileBytes;
  }

  @Override
  public String toString() {
    return architecture() + " " + kind() + release().map(release -> " " + release).orElse("");
  }
}
