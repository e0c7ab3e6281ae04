package io.github.bootformats.cli;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.tree.MetadataTree;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command takes that makes archives. */
final class PackOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = PackFormat.Converter.class,
      description =
          "newc, crc, odc, bin: cpio, newc being what Linux boots; initramfs, which is newc;"
              + " squashfs")
  private @Nullable PackFormat format;

  @Option(
      names = "--source-date-epoch",
      paramLabel = "SECONDS",
      description = "no time is later than this; when not given, the variable SOURCE_DATE_EPOCH")
  private @Nullable Long epoch;

  @Option(
      names = "--earliest-time",
      paramLabel = "SECONDS",
      description =
          "no time is earlier than this; newc, crc and squashfs refuse files from before 1970")
  private @Nullable Long earliest;

  @Option(
      names = "--owner",
      paramLabel = "UID:GID",
      converter = PackOwner.Converter.class,
      description = "whose all files are; when not given, the owners of the source")
  private @Nullable PackOwner owner;

  @Option(
      names = {"--compress", "--comp"},
      paramLabel = "CODEC",
      description =
          "compress newc, crc and initramfs as Linux unpacks it: gzip, bzip2, lzma, xz, lzo, lz4 or"
              + " zstd; when not given, none. The blocks of squashfs: any of these but bzip2; when"
              + " not given, gzip")
  private @Nullable String codec;

  @Option(
      names = "--align",
      paramLabel = "BYTES",
      description =
          "align the data of files in newc and crc, 4 to 4096, so that file systems can share it")
  private int alignment = 1;

  /** Returns the format that the user asked for. */
  Optional<PackFormat> format() {
    return Optional.ofNullable(format);
  }

  /** Returns what the user called the compression; null if nothing was said. */
  @Nullable String codec() {
    return codec;
  }

  /** Returns the time that no file is to be later than; null if nothing was said. */
  @Nullable Long epoch() {
    return epoch;
  }

  /** Returns a tree with the owners and times that the user asked for. */
  FileTree applied(FileTree tree) {
    PackOwner chosen = owner;
    Long first = earliest;
    FileTree owned = chosen == null ? tree : MetadataTree.of(tree, chosen::of);
    return first == null ? owned : MetadataTree.of(owned, metadata -> notBefore(first, metadata));
  }

  private static NodeMetadata notBefore(long earliest, NodeMetadata metadata) {
    return metadata.mtimeSeconds() < earliest ? metadata.withMtime(earliest, 0) : metadata;
  }

  /** Refuses what a manifest says itself. */
  void refuseMetadata() {
    if (owner != null || earliest != null) {
      throw new ParameterException(
          spec.commandLine(), "--owner and --earliest-time are not for --manifest");
    }
  }

  /** Refuses what is for cpio archives alone. */
  void refuseAlignment() {
    if (alignment != 1) {
      throw new ParameterException(spec.commandLine(), "--align is for newc and crc");
    }
  }

  /** Returns how to compress a format; empty if it is not to be. */
  Optional<StreamCodec> compression(PackFormat chosen) {
    String id = codec;
    if (id == null || id.equals("none")) {
      return Optional.empty();
    }
    Optional<StreamCodec> known = Codecs.standard().stream(id);
    if (known.isEmpty() || !chosen.mayBeCompressed()) {
      throw new ParameterException(
          spec.commandLine(),
          known.isEmpty()
              ? "--compress is none or a codec, not '%s'".formatted(id)
              : "an archive of %s is not compressed: --compress is for what Linux boots"
                  .formatted(chosen));
    }
    return known;
  }

  /**
   * Returns how to write a format.
   *
   * @param environment has {@code SOURCE_DATE_EPOCH}, where nothing else is said
   */
  CpioWriteOptions writing(PackFormat chosen, Map<String, String> environment) {
    Long latest = epoch;
    try {
      CpioWriteOptions options = CpioWriteOptions.of(chosen.dialect()).withDataAlignment(alignment);
      return latest == null
          ? options.withSourceDateEpoch(environment)
          : options.withLatestMtime(latest);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
