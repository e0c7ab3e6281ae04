package io.github.bootformats.tree.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a program does to files, made from a seed: the same below any directory. Each step returns
 * all that the program could see of its outcome.
 */
final class RandomOperations {
  private static final int OPEN = 3;
  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] NOFOLLOW = {LinkOption.NOFOLLOW_LINKS};
  private static final CopyOption[] COPY = {
    StandardCopyOption.REPLACE_EXISTING,
    StandardCopyOption.COPY_ATTRIBUTES,
    LinkOption.NOFOLLOW_LINKS,
    StandardCopyOption.ATOMIC_MOVE
  };

  private final Random random;
  private final Path root;
  private final SeekableByteChannel[] open = new SeekableByteChannel[OPEN];

  RandomOperations(long seed, Path root) {
    this.random = new Random(seed);
    this.root = root;
  }

  /** The next operation; what is random about it is drawn before it is done. */
  private interface Operation {
    Object run() throws IOException;
  }

  /** An outcome, and what was done to get there. */
  record Step(String operation, Object outcome) {}

  private String operation = "";

  Step step() {
    Operation next = draw();
    Object outcome;
    try {
      outcome = next.run();
    } catch (IOException | RuntimeException e) {
      outcome = e;
    }
    return new Step(operation, outcome);
  }

  private Operation named(String name, Operation todo) {
    operation = name;
    return todo;
  }

  private Operation draw() {
    Path a = path();
    Path b = path();
    boolean flag = random.nextBoolean();
    LinkOption[] links = flag ? FOLLOW : NOFOLLOW;
    String names = a + (flag ? " follow " : " nofollow ") + b;
    return switch (random.nextInt(22)) {
      case 0, 1 -> named("mkdir " + a, () -> name(Files.createDirectory(a)));
      case 2 -> symlink(a);
      case 3 -> named("link " + a + " " + b, () -> name(Files.createLink(a, b)));
      case 4 -> named("delete " + a, () -> Files.deleteIfExists(a));
      case 5, 6 -> transfer(a, b, flag);
      case 7, 8, 9 -> write(a);
      case 10 -> named("stat " + names, () -> stat(a, links));
      case 11 -> permissions(a);
      case 12 -> time(a, flag);
      case 13 -> named("same " + names, () -> Files.isSameFile(a, b));
      case 14 -> named("real " + names, () -> root.relativize(a.toRealPath(links)).toString());
      case 15 -> named("list " + a, () -> list(a));
      case 16 -> named("readlink " + a, () -> Files.readSymbolicLink(a).toString());
      case 17 -> named("read " + a, () -> read(a));
      case 18 -> named("walk " + names, () -> walk(a, flag));
      case 19 -> named("access " + a, () -> access(a));
      default -> channel(a);
    };
  }

  private Path path() {
    int depth = 1 + random.nextInt(1 + random.nextInt(3));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(i > 0 ? "/" : "").append(name());
    }
    return root.resolve(text.toString());
  }

  private String name() {
    int which = random.nextInt(24);
    return which == 0 ? "." : which == 1 ? ".." : String.valueOf((char) ('a' + which % 3));
  }

  private Operation symlink(Path link) {
    StringBuilder target = new StringBuilder(random.nextInt(4) == 0 ? "../" : "");
    target.append(name()).append(random.nextBoolean() ? "/" + name() : "");
    Path to = root.getFileSystem().getPath(target.toString());
    return named("symlink " + link + " to " + to, () -> name(Files.createSymbolicLink(link, to)));
  }

  private Operation transfer(Path a, Path b, boolean copies) {
    Set<CopyOption> chosen = new HashSet<>();
    for (int i = 0; i < COPY.length; i++) {
      if (random.nextInt(i < 2 ? 2 : 6) == 0) {
        chosen.add(COPY[i]);
      }
    }
    if (!copies) {
      chosen.remove(StandardCopyOption.COPY_ATTRIBUTES);
    }
    CopyOption[] options = chosen.toArray(CopyOption[]::new);
    String what = a + " " + b + " " + chosen;
    return copies
        ? named("copy " + what, () -> name(Files.copy(a, b, options)))
        : named("move " + what, () -> name(Files.move(a, b, options)));
  }

  private Set<OpenOption> openOptions() {
    Set<OpenOption> chosen = new HashSet<>();
    for (StandardOpenOption option : StandardOpenOption.values()) {
      if (random.nextInt(3) == 0 && option != StandardOpenOption.DELETE_ON_CLOSE) {
        chosen.add(option);
      }
    }
    if (random.nextInt(6) == 0) {
      chosen.add(LinkOption.NOFOLLOW_LINKS);
    }
    if (random.nextInt(12) == 0) {
      chosen.add(StandardOpenOption.DELETE_ON_CLOSE);
    }
    if (!chosen.contains(StandardOpenOption.WRITE) && !chosen.contains(StandardOpenOption.APPEND)) {
      chosen.remove(StandardOpenOption.CREATE_NEW); // which the JDK lets undo NOFOLLOW_LINKS
    }
    return chosen;
  }

  private Operation write(Path file) {
    Set<OpenOption> options = openOptions();
    options.add(StandardOpenOption.WRITE);
    options.remove(StandardOpenOption.READ);
    String text = "text " + random.nextInt(1000);
    return named(
        "write " + file + " " + options,
        () -> Files.writeString(file, text, options.toArray(OpenOption[]::new)) != null);
  }

  private Operation permissions(Path file) {
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwx------");
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      if (random.nextBoolean()) {
        permissions.add(permission);
      }
    }
    return named(
        "chmod " + file + " " + PosixFilePermissions.toString(permissions),
        () -> name(Files.setPosixFilePermissions(file, permissions)));
  }

  private Operation time(Path file, boolean set) {
    FileTime time = FileTime.fromMillis(random.nextInt(1 << 30));
    return named(
        "time " + file + " " + set,
        () -> {
          Files.setLastModifiedTime(file, time);
          return Files.getLastModifiedTime(file);
        });
  }

  private Operation channel(Path file) {
    int which = random.nextInt(OPEN);
    Set<OpenOption> options = openOptions();
    int number = random.nextInt(40);
    int kind = random.nextInt(6);
    SeekableByteChannel channel = open[which];
    if (channel == null || kind == 0) {
      return named(
          "open " + which + " " + file + " " + options,
          () -> {
            if (channel != null) {
              channel.close();
              open[which] = null;
            }
            // Of directories, which the host opens: nothing else is done with them.
            if (Files.isDirectory(file)) {
              throw new IOException("directory");
            }
            open[which] = Files.newByteChannel(file, options);
            return open[which].position() + " of " + open[which].size();
          });
    }
    return named(
        "channel " + which + " " + kind + " " + number,
        () ->
            switch (kind) {
              case 1 -> channel.position(number).position();
              case 2 -> channel.truncate(number).size();
              case 3 -> readSome(channel, 1 + number);
              case 4 ->
                  channel.write(ByteBuffer.wrap(new byte[number % 20]))
                      + " then "
                      + channel.position();
              default ->
                  channel.write(ByteBuffer.wrap(("w" + number).getBytes(StandardCharsets.UTF_8)))
                      + " of "
                      + channel.size();
            });
  }

  private static String readSome(SeekableByteChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int count = channel.read(bytes);
    return count + " " + new String(bytes.array(), StandardCharsets.ISO_8859_1);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Object> stat(Path file, LinkOption... links) throws IOException {
    PosixFileAttributes found = Files.readAttributes(file, PosixFileAttributes.class, links);
    List<Object> seen = new ArrayList<>();
    seen.add(found.isDirectory());
    seen.add(found.isRegularFile());
    seen.add(found.isSymbolicLink());
    seen.add(found.isDirectory() ? 0 : found.size());
    seen.add(found.isSymbolicLink() ? "" : PosixFilePermissions.toString(found.permissions()));
    seen.add(found.isDirectory() ? 1 : Files.getAttribute(file, "unix:nlink", links));
    return seen;
  }

  private static List<String> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(RandomOperations::name).sorted().collect(Collectors.toList());
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new NotDirectoryException("the host opens directories");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static List<Boolean> access(Path file) throws IOException {
    return List.of(
        Files.exists(file),
        Files.exists(file, NOFOLLOW),
        Files.isReadable(file),
        Files.isWritable(file),
        Files.isExecutable(file),
        Files.isHidden(file));
  }

  private static Object walk(Path start, boolean follow) throws IOException {
    FileVisitOption[] options =
        follow ? new FileVisitOption[] {FileVisitOption.FOLLOW_LINKS} : new FileVisitOption[0];
    try (Stream<Path> found = Files.walk(start, options)) {
      return found
          .map(each -> start.relativize(each).toString())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** All that there is, by relative paths. */
  Map<String, Object> everything() throws IOException {
    Map<String, Object> all = new TreeMap<>();
    try (Stream<Path> found = Files.walk(root)) {
      for (Path each : (Iterable<Path>) found::iterator) {
        List<Object> seen = stat(each, NOFOLLOW);
        BasicFileAttributes basic = Files.readAttributes(each, BasicFileAttributes.class, NOFOLLOW);
        if (basic.isRegularFile()) {
          seen.add(read(each));
        } else if (basic.isSymbolicLink()) {
          seen.add(Files.readSymbolicLink(each).toString());
        }
        all.put(root.relativize(each).toString(), seen);
      }
    }
    return all;
  }

  void close() throws IOException {
    for (SeekableByteChannel channel : open) {
      if (channel != null) {
        channel.close();
      }
    }
  }
}
