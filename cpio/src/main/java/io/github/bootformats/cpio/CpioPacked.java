package io.github.bootformats.cpio;

import io.github.bootformats.api.Diagnostic;
import java.util.List;

/** What a {@link CpioTreeWriter} has written; immutable. */
public final class CpioPacked {
  private final long entries;
  private final long bytes;
  private final List<Diagnostic> diagnostics;

  CpioPacked(long entries, long bytes, List<Diagnostic> diagnostics) {
    this.entries = entries;
    this.bytes = bytes;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns how many entries there are, the trailer not counted.
   *
   * @return the number of entries
   */
  public long entries() {
    return entries;
  }

  /**
   * Returns the length of the archive.
   *
   * @return bytes
   */
  public long bytes() {
    return bytes;
  }

  /**
   * Returns what of the tree is not in the archive, and what in a newc or crc archive Linux does
   * not unpack.
   *
   * @return findings with the codes {@link CpioFinding#PACK_XATTRS}, {@link
   *     CpioFinding#PACK_UNALIGNED} and {@link CpioFinding#PACK_NOT_FOR_LINUX}, whose offsets are
   *     those of the entries
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  public String toString() {
    return "%s entries in %s bytes, %s findings".formatted(entries, bytes, diagnostics.size());
  }
}
