package io.github.bootformats.benchmarks.cpio;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;

/** The tasks with Commons Compress, which lists, reads and writes; the rest is what users write. */
final class CommonsCpio {
  private static final int BUFFER = 128 << 10;
  private static final int MODE = 07777;

  private CommonsCpio() {}

  static long list(InputStream in) throws IOException {
    long sum = 0;
    try (CpioArchiveInputStream cpio = open(in)) {
      for (CpioArchiveEntry entry = cpio.getNextEntry(); entry != null; ) {
        sum += entry.getSize();
        entry = cpio.getNextEntry();
      }
    }
    return sum;
  }

  private static CpioArchiveInputStream open(InputStream in) {
    return new CpioArchiveInputStream(new BufferedInputStream(in, BUFFER));
  }

  /** Extracts with owners, modes and times, and hard links; checks no names. */
  static void extract(Path archive, Path out) throws IOException {
    Map<Path, CpioArchiveEntry> directories = new TreeMap<>();
    Map<Long, Path> links = new HashMap<>();
    Files.createDirectories(out);
    try (CpioArchiveInputStream cpio = open(Files.newInputStream(archive))) {
      for (CpioArchiveEntry entry = cpio.getNextEntry(); entry != null; ) {
        Path path = out.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          directories.put(path, entry);
        } else if (entry.isSymbolicLink()) {
          String target = new String(cpio.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
          Files.createSymbolicLink(path, Path.of(target));
          setMetadata(path, entry);
        } else if (entry.isRegularFile()) {
          regular(cpio, path, entry, links);
        }
        entry = cpio.getNextEntry();
      }
    }
    for (Map.Entry<Path, CpioArchiveEntry> directory : directories.entrySet()) {
      setMetadata(directory.getKey(), directory.getValue());
    }
  }

  private static void regular(
      CpioArchiveInputStream cpio, Path path, CpioArchiveEntry entry, Map<Long, Path> links)
      throws IOException {
    Path first = entry.getNumberOfLinks() > 1 ? links.get(entry.getInode()) : null;
    if (first == null) {
      links.put(entry.getInode(), path);
      Files.copy(cpio, path);
    } else {
      Files.createLink(path, first);
      if (entry.getSize() > 0) {
        try (OutputStream data = Files.newOutputStream(path)) {
          cpio.transferTo(data);
        }
      }
    }
    setMetadata(path, entry);
  }

  private static void setMetadata(Path path, CpioArchiveEntry entry) throws IOException {
    LinkOption link = LinkOption.NOFOLLOW_LINKS;
    Files.setAttribute(path, "unix:uid", (int) entry.getUID(), link);
    Files.setAttribute(path, "unix:gid", (int) entry.getGID(), link);
    if (!entry.isSymbolicLink()) {
      Files.setAttribute(path, "unix:mode", (int) entry.getMode() & MODE, link);
    }
    FileTime time = FileTime.from(entry.getTime(), TimeUnit.SECONDS);
    Files.getFileAttributeView(path, BasicFileAttributeView.class, link).setTimes(time, null, null);
  }

  /** Creates without hard links, with the metadata that the JDK reads at once. */
  static void create(Path tree, Path archive) throws IOException {
    try (CpioArchiveOutputStream cpio =
            new CpioArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(archive), BUFFER));
        Stream<Path> paths = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        add(cpio, tree, path);
      }
    }
  }

  private static void add(CpioArchiveOutputStream cpio, Path tree, Path path) throws IOException {
    Map<String, Object> unix =
        Files.readAttributes(
            path, "unix:mode,uid,gid,size,ino,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    CpioArchiveEntry entry = new CpioArchiveEntry(tree.relativize(path).toString());
    int mode = (int) unix.get("mode");
    entry.setMode(Integer.toUnsignedLong(mode));
    entry.setUID((int) unix.get("uid"));
    entry.setGID((int) unix.get("gid"));
    entry.setInode((long) unix.get("ino") & 0xFFFF_FFFFL);
    entry.setTime(((FileTime) unix.get("lastModifiedTime")).to(TimeUnit.SECONDS));
    if (entry.isRegularFile()) {
      entry.setSize((long) unix.get("size"));
      cpio.putArchiveEntry(entry);
      Files.copy(path, cpio);
    } else if (entry.isSymbolicLink()) {
      byte[] target =
          Files.readSymbolicLink(path).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      entry.setSize(target.length);
      cpio.putArchiveEntry(entry);
      cpio.write(target);
    } else {
      cpio.putArchiveEntry(entry);
    }
    cpio.closeArchiveEntry();
  }
}
