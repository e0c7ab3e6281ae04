package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.LevelRange;
import io.github.bootformats.codecs.StreamCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines as {@code 3cpio --create} takes them (3cpio(1), MANIFEST): fields between tabs. */
final class ThreeCpioLines {
  private static final String SECTION = "#cpio";
  private static final int ALL = -1;

  private final List<ManifestSegment> segments = new ArrayList<>();
  private Optional<StreamCodec> codec = Optional.empty();
  private EncodeOptions options = EncodeOptions.defaults();
  private List<ManifestEntry> entries = new ArrayList<>();

  void add(int number, String text) throws MalformedFormatException {
    if (text.startsWith(SECTION)) {
      endSegment();
      beginSegment(number, text.substring(SECTION.length()));
    } else if (!text.isEmpty() && !text.startsWith("#")) {
      entries.add(entry(new ManifestLine(number, Arrays.asList(text.split("\t", ALL)))));
    }
  }

  List<ManifestSegment> segments() {
    endSegment();
    return List.copyOf(segments);
  }

  private void endSegment() {
    if (!entries.isEmpty()) {
      segments.add(new ManifestSegment(codec, options, entries));
    }
    entries = new ArrayList<>();
  }

  /** Takes what follows {@code #cpio}: nothing, or a colon, a compression and a level. */
  private void beginSegment(int number, String text) throws MalformedFormatException {
    codec = Optional.empty();
    options = EncodeOptions.defaults();
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return;
    }
    List<String> words = Arrays.asList(stripped.substring(1).strip().split("\\s+"));
    ManifestLine line = new ManifestLine(number, words);
    if (stripped.charAt(0) != ':') {
      throw line.expected("#cpio: and a compression", SECTION + text);
    }
    String name = line.optional();
    if (name == null) {
      return;
    }
    StreamCodec named = LinuxCompression.codecNamed(name);
    if (named == null) {
      throw line.expected("a compression that Linux unpacks", name);
    }
    codec = Optional.of(named);
    String level = line.optional();
    if (level != null) {
      options = options.withLevel(level(line, level, named.levels()));
    }
    line.end();
  }

  private static int level(ManifestLine line, String word, LevelRange range)
      throws MalformedFormatException {
    String digits = word.startsWith("-") ? word.substring(1) : "";
    int level = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : ALL;
    if (level < range.lowest() || level > range.highest()) {
      throw line.expected(
          "a level from -%s to -%s".formatted(range.lowest(), range.highest()), word);
    }
    return level;
  }

  private static ManifestEntry entry(ManifestLine line) throws MalformedFormatException {
    String location = line.optional();
    String name = line.optional();
    if (location == null && name == null) {
      throw line.refused("there is neither a location nor a name");
    }
    FileType type = type(line);
    Integer permissions = line.optionalPermissions();
    Long uid = line.optionalDecimal("a user id");
    Long gid = line.optionalDecimal("a group id");
    Long mtime = line.optionalDecimal("a time");
    if (location == null
        && (type == null || permissions == null || uid == null || gid == null || mtime == null)) {
      throw line.refused("without a location, type, mode, user, group and time must be there");
    }
    boolean isSized = type == null || type == FileType.REGULAR;
    Long size = isSized ? line.optionalDecimal("a size") : null;
    if (location == null && isSized && (size == null || size > 0)) {
      throw line.refused("without a location, a file has the size 0");
    }
    DeviceNumber device = type != null && type.isDevice() ? device(line, location) : null;
    Bytes target = type == FileType.SYMLINK ? target(line, location) : null;
    line.end();
    return new ManifestEntry(
        line.number(),
        List.of(name == null ? clean(location) : ManifestLine.bytesOf(name)),
        location == null ? null : ManifestLine.bytesOf(location),
        false,
        type,
        permissions,
        uid,
        gid,
        mtime,
        size,
        device,
        target);
  }

  private static @Nullable FileType type(ManifestLine line) throws MalformedFormatException {
    String word = line.optional();
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "file" -> FileType.REGULAR;
      case "dir" -> FileType.DIRECTORY;
      case "block" -> FileType.BLOCK_DEVICE;
      case "char" -> FileType.CHARACTER_DEVICE;
      case "link" -> FileType.SYMLINK;
      case "fifo" -> FileType.FIFO;
      case "sock" -> FileType.SOCKET;
      default -> throw line.expected("file, dir, block, char, link, fifo or sock", word);
    };
  }

  private static @Nullable DeviceNumber device(ManifestLine line, @Nullable String location)
      throws MalformedFormatException {
    Long major = line.optionalDecimal("a major number");
    Long minor = line.optionalDecimal("a minor number");
    if (major != null && minor != null) {
      return new DeviceNumber(major, minor);
    }
    if (location == null || major != null || minor != null) {
      throw line.refused("a device has a major and a minor number");
    }
    return null;
  }

  private static @Nullable Bytes target(ManifestLine line, @Nullable String location)
      throws MalformedFormatException {
    String target = line.optional();
    if (target == null && location == null) {
      throw line.refused("a symbolic link has a target");
    }
    return target == null ? null : ManifestLine.bytesOf(target);
  }

  /** Returns the name of what has none of its own: the location, without where it begins. */
  private static Bytes clean(@Nullable String location) {
    String path = location == null ? "" : location;
    String name =
        path.startsWith("./") ? path.substring(2) : path.startsWith("/") ? path.substring(1) : path;
    return ManifestLine.bytesOf(name.isEmpty() ? "." : name);
  }
}
