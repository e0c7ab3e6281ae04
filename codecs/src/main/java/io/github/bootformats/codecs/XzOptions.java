package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.util.Optional;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.RISCVOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;

/** What XZ for Java calls our options. */
final class XzOptions {
  /** The presets of xz; 6 has a dictionary of 8 MiB, 9 one of 64 MiB. */
  static final LevelRange LEVELS = new LevelRange(0, 9, 6);

  private XzOptions() {}

  /** Returns the memory limit in KiB, the unit of XZ for Java. */
  static int memoryLimit(ReadLimits limits) {
    return (int) Math.min(limits.get(CodecLimits.MAX_MEMORY_BYTES) >> 10, Integer.MAX_VALUE);
  }

  static LZMA2Options lzma(EncodeOptions options) {
    try {
      LZMA2Options lzma = new LZMA2Options(LEVELS.choose(options));
      if (options.dictionaryBytes().isPresent()) {
        lzma.setDictSize(options.dictionaryBytes().getAsInt());
      }
      return lzma;
    } catch (UnsupportedOptionsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Returns the chain of filters: BCJ, if any, then LZMA2. */
  static FilterOptions[] chain(EncodeOptions options) {
    LZMA2Options lzma = lzma(options);
    Optional<BcjFilter> filter = options.filter();
    return filter.isEmpty()
        ? new FilterOptions[] {lzma}
        : new FilterOptions[] {of(filter.get()), lzma};
  }

  private static FilterOptions of(BcjFilter filter) {
    return switch (filter) {
      case X86 -> new X86Options();
      case POWERPC -> new PowerPCOptions();
      case IA64 -> new IA64Options();
      case ARM -> new ARMOptions();
      case ARM_THUMB -> new ARMThumbOptions();
      case SPARC -> new SPARCOptions();
      case ARM64 -> new ARM64Options();
      case RISCV -> new RISCVOptions();
    };
  }
}
