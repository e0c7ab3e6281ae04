package io.github.bootformats.cli;

import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsFragments;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands take that make SquashFS images, beside what they take for all archives. */
final class SquashfsPackOptions {
  private static final String SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH";
  private static final SquashfsCompression USUAL = SquashfsCompression.GZIP;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--level",
      paramLabel = "N",
      description = "squashfs: how hard --compress tries; when not given, the codec's usual level")
  private @Nullable Integer level;

  @Option(
      names = "--block-size",
      paramLabel = "SIZE",
      converter = ByteCountConverter.class,
      description = "squashfs: how much of a file goes into a block, 4K to 1M; default: 128K")
  private @Nullable Long blockSize;

  @Option(
      names = "--fragments",
      paramLabel = "POLICY",
      converter = FragmentsConverter.class,
      description =
          "squashfs: what is packed together with other files: normal, short files; always, the"
              + " ends of long ones too; never")
  private @Nullable SquashfsFragments fragments;

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description =
          "squashfs: leave out what has this name, as *.pyc, or this path, as /boot or var/cache/*;"
              + " may be given several times")
  private List<String> excludes = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "squashfs: how many threads compress; default: one for each processor")
  private @Nullable Integer threads;

  /** Reads a policy. */
  static final class FragmentsConverter extends WordConverter<SquashfsFragments> {
    FragmentsConverter() {
      super(SquashfsFragments.values());
    }
  }

  /** Refuses these options for other formats. */
  void refuseFor(PackFormat format) {
    if (level != null
        || blockSize != null
        || fragments != null
        || threads != null
        || !excludes.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--level, --block-size, --fragments, --exclude and --threads are for --format squashfs,"
              + " not for "
              + format);
    }
  }

  /**
   * Returns how to write.
   *
   * @param common the options for all archives
   * @param environment has {@code SOURCE_DATE_EPOCH}, where nothing else is said
   */
  SquashfsWriteOptions writing(PackOptions common, Map<String, String> environment) {
    common.refuseAlignment();
    try {
      SquashfsWriteOptions.Builder options = SquashfsWriteOptions.builder();
      options.compressor(compressor(common.codec()));
      if (blockSize != null) {
        options.blockSize((int) Math.min(blockSize, Integer.MAX_VALUE));
      }
      if (fragments != null) {
        options.fragments(fragments);
      }
      if (threads != null) {
        options.threads(threads);
      }
      excludes.forEach(options::exclude);
      Long epoch = epoch(common, environment);
      return epoch == null
          ? options.build()
          : options.latestMtime(epoch).creationTime(epoch).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private SquashfsCompressor compressor(@Nullable String codec) {
    SquashfsCompression compression =
        codec == null
            ? USUAL
            : Arrays.stream(SquashfsCompression.values())
                .filter(each -> each.title().equals(codec.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(codec)));
    SquashfsCompressor compressor = SquashfsCompressor.of(compression);
    return level == null ? compressor : compressor.withLevel(level);
  }

  private static String unknown(String codec) {
    return Arrays.stream(SquashfsCompression.values())
        .map(SquashfsCompression::title)
        .collect(Collectors.joining(", ", "a squashfs image has one of ", ", not '" + codec + "'"));
  }

  private static @Nullable Long epoch(PackOptions common, Map<String, String> environment) {
    if (common.epoch() != null) {
      return common.epoch();
    }
    String variable = environment.getOrDefault(SOURCE_DATE_EPOCH, "");
    if (variable.isEmpty()) {
      return null;
    }
    try {
      return Long.parseLong(variable);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          SOURCE_DATE_EPOCH + " is no number of seconds: " + variable, e);
    }
  }
}
