package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/**
 * A compressed kernel that unpacks itself as an EFI application: {@code vmlinuz.efi} of Linux 6.1
 * and newer (drivers/firmware/efi/libstub/zboot-header.S).
 */
public final class ZbootKernel extends KernelImage {
  private static final Bytes MAGIC = Bytes.utf8("zimg");
  private static final int MAGIC_OFFSET = 4;
  private static final int COMPRESSION = 24;
  private static final int HEADER_BYTES = 64;

  private final Bytes header;

  ZbootKernel(long fileBytes, Optional<PeHeader> pe, Bytes header) {
    super(fileBytes, pe);
    this.header = header.slice(0, HEADER_BYTES);
  }

  static boolean matches(Bytes head) {
    return head.length() >= HEADER_BYTES
        && PeHeader.isClaimed(head)
        && head.slice(MAGIC_OFFSET, HEADER_BYTES).startsWith(MAGIC);
  }

  @Override
  public Architecture architecture() {
    return pe().map(header -> Architecture.ofPe(header.machine())).orElse(Architecture.UNKNOWN);
  }

  /** {@inheritDoc} That is {@code EFI zboot image}. */
  @Override
  public String kind() {
    return "EFI zboot image";
  }

  @Override
  public Optional<Bytes> version() {
    return Optional.empty();
  }

  /** {@inheritDoc} Its compression is the name that the header tells. */
  @Override
  public Optional<Payload> payload() {
    String compression = header.slice(COMPRESSION, HEADER_BYTES - 8).untilNul().toString();
    return Optional.of(new Payload(header.u32le(8), header.u32le(12), compression));
  }
}
