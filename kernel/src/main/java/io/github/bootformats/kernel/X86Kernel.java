package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/** A kernel for x86: a boot sector, setup code, and protected-mode code. */
public final class X86Kernel extends KernelImage {
  private final SetupHeader setup;
  private final Optional<Bytes> version;
  private final Optional<Payload> payload;

  X86Kernel(
      long fileBytes,
      Optional<PeHeader> pe,
      SetupHeader setup,
      Optional<Bytes> version,
      Optional<Payload> payload) {
    super(fileBytes, pe);
    this.setup = setup;
    this.version = version;
    this.payload = payload;
  }

  /**
   * Returns the setup header.
   *
   * @return all its fields
   */
  public SetupHeader setup() {
    return setup;
  }

  /** {@inheritDoc} That is {@link Architecture#X86_64} if there is a 64-bit entry point. */
  @Override
  public Architecture architecture() {
    boolean isLong = setup.extendedFlags().contains(ExtendedLoadFlag.KERNEL_64);
    boolean isLongPe =
        pe().filter(p -> Architecture.ofPe(p.machine()) == Architecture.X86_64).isPresent();
    return isLong || isLongPe ? Architecture.X86_64 : Architecture.X86;
  }

  /** {@inheritDoc} That is {@code bzImage} or {@code zImage}. */
  @Override
  public String kind() {
    return setup.isBig() ? "bzImage" : "zImage";
  }

  @Override
  public Optional<Bytes> version() {
    return version;
  }

  @Override
  public Optional<Payload> payload() {
    return payload;
  }
}
