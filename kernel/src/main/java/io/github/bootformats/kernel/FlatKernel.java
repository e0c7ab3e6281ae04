package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/**
 * A kernel for Arm or RISC-V with 64 bits that is loaded as it is: {@code Image}, with a header of
 * 64 bytes in front (arm64/booting.rst, section 4; riscv/boot-image-header.rst).
 */
public final class FlatKernel extends KernelImage {
  /** How long the header is, in bytes. */
  public static final int HEADER_BYTES = 64;

  private static final Bytes ARM64 = Bytes.utf8("ARMd");
  private static final Bytes RISCV = Bytes.utf8("RSC\005");
  private static final int MAGIC = 56;

  private final Bytes header;

  FlatKernel(long fileBytes, Optional<PeHeader> pe, Bytes header) {
    super(fileBytes, pe);
    this.header = header.slice(0, HEADER_BYTES);
  }

  static boolean matches(Bytes head) {
    return isArm(head) || isRiscv(head);
  }

  private static boolean isArm(Bytes head) {
    return head.length() >= HEADER_BYTES && head.slice(MAGIC, HEADER_BYTES).startsWith(ARM64);
  }

  private static boolean isRiscv(Bytes head) {
    return head.length() >= HEADER_BYTES && head.slice(MAGIC, HEADER_BYTES).startsWith(RISCV);
  }

  /**
   * Returns the header.
   *
   * @return {@value #HEADER_BYTES} bytes
   */
  public Bytes header() {
    return header;
  }

  @Override
  public Architecture architecture() {
    return isArm(header) ? Architecture.ARM64 : Architecture.RISCV64;
  }

  /** {@inheritDoc} That is {@code Image}. */
  @Override
  public String kind() {
    return "Image";
  }

  /**
   * Returns where the image wants to be loaded.
   *
   * @return bytes from an address that is aligned to 2 MiB
   */
  public long textOffset() {
    return header.u64le(8);
  }

  /**
   * Returns how much memory the kernel needs from there on.
   *
   * @return bytes; 0 of kernels before Linux 3.17
   */
  public long imageBytes() {
    return header.u64le(16);
  }

  /**
   * Returns the flags.
   *
   * @return bit 0: big-endian; of Arm, bits 1 and 2: the page size (0 not said, 1 4 KiB, 2 16 KiB,
   *     3 64 KiB), bit 3: may be anywhere in memory
   */
  public long flags() {
    return header.u64le(24);
  }

  /** {@inheritDoc} Such an image tells none in plain text at a fixed place. */
  @Override
  public Optional<Bytes> version() {
    return Optional.empty();
  }

  /** {@inheritDoc} Nothing is compressed. */
  @Override
  public Optional<Payload> payload() {
    return Optional.empty();
  }
}
