package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines as {@code usr/gen_init_cpio.c} of Linux takes them: words between blanks. */
final class GenInitCpioLines {
  private static final Pattern BLANKS = Pattern.compile("[ \t\r\f\u000B]+");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}");
  private static final String NUL = "\0";

  private final Map<String, String> variables;

  GenInitCpioLines(Map<String, String> variables) {
    this.variables = variables;
  }

  Optional<ManifestEntry> entry(int number, String text) throws MalformedFormatException {
    String words = text.strip();
    if (text.startsWith("#") || words.isEmpty()) {
      return Optional.empty();
    }
    ManifestLine line = new ManifestLine(number, Arrays.asList(BLANKS.split(words)));
    String keyword = line.word("a type");
    ManifestEntry entry =
        switch (keyword) {
          case "file" -> file(line);
          case "dir" -> plain(line, FileType.DIRECTORY);
          case "nod" -> node(line);
          case "slink" -> symlink(line);
          case "pipe" -> plain(line, FileType.FIFO);
          case "sock" -> plain(line, FileType.SOCKET);
          default -> throw line.expected("file, dir, nod, slink, pipe or sock", keyword);
        };
    line.end();
    return Optional.of(entry);
  }

  private ManifestEntry file(ManifestLine line) throws MalformedFormatException {
    List<Bytes> names = new ArrayList<>();
    names.add(name(line));
    Bytes location = ManifestLine.bytesOf(expanded(line.word("a location")));
    int permissions = line.permissions(FileType.REGULAR.modeBits());
    long uid = line.decimal("a user id");
    long gid = line.decimal("a group id");
    while (line.hasNext()) {
      names.add(name(line));
    }
    return new ManifestEntry(
        line.number(),
        List.copyOf(names),
        location,
        true,
        FileType.REGULAR,
        permissions,
        uid,
        gid,
        null,
        null,
        null,
        null);
  }

  /** Puts variables in; one that is not set is empty. What is put in is not looked at again. */
  private String expanded(String location) {
    return VARIABLE
        .matcher(location)
        .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
  }

  private static ManifestEntry plain(ManifestLine line, FileType type)
      throws MalformedFormatException {
    Bytes name = name(line);
    return entry(line, name, type, line.permissions(type.modeBits()), null);
  }

  private static ManifestEntry symlink(ManifestLine line) throws MalformedFormatException {
    Bytes name = name(line);
    Bytes target = ManifestLine.bytesOf(line.word("a target") + NUL);
    return entry(
        line, name, FileType.SYMLINK, line.permissions(FileType.SYMLINK.modeBits()), target);
  }

  private static ManifestEntry entry(
      ManifestLine line, Bytes name, FileType type, int permissions, @Nullable Bytes target)
      throws MalformedFormatException {
    long uid = line.decimal("a user id");
    long gid = line.decimal("a group id");
    return made(line, name, type, permissions, uid, gid, null, target);
  }

  private static ManifestEntry node(ManifestLine line) throws MalformedFormatException {
    Bytes name = name(line);
    String mode = line.word("a mode");
    long uid = line.decimal("a user id");
    long gid = line.decimal("a group id");
    String letter = line.word("b or c");
    FileType type =
        switch (letter) {
          case "b" -> FileType.BLOCK_DEVICE;
          case "c" -> FileType.CHARACTER_DEVICE;
          default -> throw line.expected("b or c", letter);
        };
    int permissions = line.permissions(type.modeBits(), mode);
    DeviceNumber device =
        new DeviceNumber(line.decimal("a major number"), line.decimal("a minor number"));
    return made(line, name, type, permissions, uid, gid, device, null);
  }

  private static ManifestEntry made(
      ManifestLine line,
      Bytes name,
      FileType type,
      int permissions,
      long uid,
      long gid,
      @Nullable DeviceNumber device,
      @Nullable Bytes target) {
    return new ManifestEntry(
        line.number(),
        List.of(name),
        null,
        true,
        type,
        permissions,
        uid,
        gid,
        null,
        null,
        device,
        target);
  }

  /** Takes a name, without the slash that it may begin with. */
  private static Bytes name(ManifestLine line) throws MalformedFormatException {
    Bytes name = line.bytes("a name");
    return name.at(0) == '/' ? name.slice(1, name.length()) : name;
  }
}
