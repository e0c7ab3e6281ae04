package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.internal.ShortName;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks archives as Linux does it, entry by entry (init/initramfs.c, from do_start to do_symlink,
 * with write_buffer and flush_buffer around them).
 */
final class LinuxCpio {
  private static final int MAX_NAME_FIELD = 4096;
  private static final Bytes TRAILER = Bytes.utf8("TRAILER!!!");
  private static final Set<Long> BUILT_IN_MAJORS = Set.of(1L, 4L, 5L);
  private static final byte[] MAGIC = {'0', '7', '0', '7', '0'};

  private final Rootfs rootfs;
  private final LinuxLog log;
  private final HardLinks links;
  private final DirectoryTimes times;

  /** Whether the next byte begins a header without any look at what it is. */
  private boolean isAtStart = true;

  private ImageSource data = ImageSource.of(new byte[0]);
  private long entryAt;
  private long next;

  LinuxCpio(Rootfs rootfs, LinuxLog log) {
    this.rootfs = rootfs;
    this.log = log;
    this.links = new HardLinks(rootfs);
    this.times = new DirectoryTimes(rootfs);
  }

  void setDirectoryTimes() {
    times.setAll();
  }

  /**
   * Unpacks entries that lie in the image itself, up to something that is neither an entry nor a
   * NUL. A last entry that the image cuts off is unpacked as far as it goes.
   */
  void unpack(SegmentFeed feed, ImageSource data) throws IOException {
    this.data = data;
    boolean goesOn = true;
    while (goesOn) {
      goesOn = entry(feed) && goesOn(feed);
    }
  }

  /** Unpacks the entries of a compressed segment, which must end where an entry ends. */
  void unpackCompressed(SegmentFeed feed, ImageSource data) throws IOException {
    this.data = data;
    if (!isAtStart && !goesOnCompressed(feed)) {
      return;
    }
    while (true) {
      if (!entry(feed)) {
        log.error("junk at the end of compressed archive", feed.position());
        return;
      }
      if (!goesOnCompressed(feed)) {
        return;
      }
    }
  }

  private boolean goesOnCompressed(SegmentFeed feed) throws IOException {
    boolean goesOn = goesOn(feed);
    if (!goesOn && !log.hasFailed() && feed.peek() >= 0) {
      log.error("junk within compressed archive", feed.position());
    }
    return goesOn;
  }

  /** Skips NULs and returns whether another header begins there. */
  private boolean goesOn(SegmentFeed feed) throws IOException {
    isAtStart = false;
    feed.skipNuls();
    int following = log.hasFailed() ? -1 : feed.peek();
    if (following >= 0 && (feed.position() & 3) != 0) {
      log.error("broken padding", feed.position());
      return false;
    }
    return following == '0';
  }

  /** Takes one entry with the padding behind it; returns false where the data ends before. */
  private boolean entry(SegmentFeed feed) throws IOException {
    entryAt = feed.position();
    byte[] bytes = new byte[LinuxHeader.BYTES];
    if (feed.read(bytes, 0, bytes.length) < bytes.length) {
      return false;
    }
    if (!hasMagic(bytes)) {
      return true;
    }
    LinuxHeader header = LinuxHeader.of(bytes);
    next = align(feed.position() + padded(header.nameLength()) + header.bodyLength());
    if (!body(feed, header)) {
      return false;
    }
    long gap = next - feed.position();
    return log.hasFailed() || feed.skip(gap) == gap;
  }

  private boolean hasMagic(byte[] header) {
    boolean isCpio = Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    byte dialect = header[MAGIC.length];
    if (isCpio && (dialect == '1' || dialect == '2')) {
      return true;
    }
    log.error(
        isCpio && dialect == '7'
            ? "incorrect cpio method used: use -H newc option"
            : "no cpio magic",
        entryAt);
    return false;
  }

  /** Returns the room of a name, with which header and name are a multiple of four bytes. */
  private static long padded(long nameLength) {
    return (nameLength + 1 & ~3) + 2;
  }

  private static long align(long position) {
    return position + 3 & ~3;
  }

  private boolean body(SegmentFeed feed, LinuxHeader header) throws IOException {
    FileType type = header.type().orElse(null);
    long nameLength = header.nameLength();
    if (nameLength == 0 || nameLength > MAX_NAME_FIELD) {
      lost("has a name field of " + nameLength + " bytes");
    } else if (type == FileType.SYMLINK) {
      return header.bodyLength() > MAX_NAME_FIELD
          ? lost("is a symbolic link with a target of " + header.bodyLength() + " bytes")
          : symlink(feed, header);
    } else if (type == FileType.REGULAR || header.bodyLength() == 0) {
      return named(feed, header, type);
    } else {
      lost("has data, but is no regular file");
    }
    return true;
  }

  private boolean symlink(SegmentFeed feed, LinuxHeader header) throws IOException {
    int room = (int) padded(header.nameLength());
    byte[] field = new byte[room + (int) header.bodyLength()];
    if (feed.read(field, 0, field.length) < field.length) {
      return false;
    }
    if (!isTerminated(field, header)) {
      return true;
    }
    Bytes path = RootfsContent.untilNul(field, 0, room);
    Bytes target = RootfsContent.untilNul(field, room, field.length);
    rootfs.clean(path, null);
    Inode made = rootfs.symlink(path, target);
    if (made == null) {
      lost(path, "cannot be made");
    }
    Inode found = rootfs.find(path);
    if (found != null) {
      Rootfs.setOwner(found, header.uid(), header.gid());
      found.mtime = header.mtime();
    }
    return true;
  }

  private boolean isTerminated(byte[] field, LinuxHeader header) {
    if (field[(int) header.nameLength() - 1] == 0) {
      return true;
    }
    log.error("malformed archive", entryAt);
    return false;
  }

  private boolean named(SegmentFeed feed, LinuxHeader header, @Nullable FileType type)
      throws IOException {
    byte[] field = new byte[(int) padded(header.nameLength())];
    if (feed.read(field, 0, field.length) < field.length) {
      return false;
    }
    if (!isTerminated(field, header)) {
      return true;
    }
    Bytes path = RootfsContent.untilNul(field, 0, field.length);
    if (path.equals(TRAILER)) {
      links.clear();
      return true;
    }
    rootfs.clean(path, type);
    if (type == FileType.REGULAR) {
      return regular(feed, header, path);
    } else if (type == FileType.DIRECTORY) {
      directory(header, path);
    } else if (type != null) {
      special(header, path, type);
    } else {
      lost(path, "has no type");
    }
    return true;
  }

  private void directory(LinuxHeader header, Bytes path) throws IOException {
    rootfs.make(path, FileType.DIRECTORY, null);
    Inode found = rootfs.find(path);
    if (found == null || !found.isDirectory()) {
      lost(path, "cannot be made");
    }
    rootfs.setOwnerAndMode(path, header.uid(), header.gid(), header.permissions());
    times.add(path, header.mtime());
  }

  private void special(LinuxHeader header, Bytes path, FileType type) throws IOException {
    if (link(header, path) != Link.NONE) {
      return;
    }
    DeviceNumber device = type.isDevice() ? header.device() : null;
    if (rootfs.make(path, type, device) == null) {
      Inode found = rootfs.find(path);
      if (found == null) {
        lost(path, "cannot be made");
      } else if (!Objects.equals(device, found.device)) {
        lost(path, "is there already, and stays the device " + found.device);
      }
    }
    rootfs.setOwnerAndMode(path, header.uid(), header.gid(), header.permissions());
    rootfs.setTime(path, header.mtime());
  }

  private enum Link {
    NONE,
    MADE,
    FAILED
  }

  /** Makes the entry another name of a file that was unpacked before, if it is one. */
  private Link link(LinuxHeader header, Bytes path) throws IOException {
    Bytes first = header.links() < 2 ? null : links.find(header, path);
    if (first == null) {
      return Link.NONE;
    }
    rootfs.clean(path, null);
    if (rootfs.link(first, path) == null) {
      lost(path, "cannot be linked to " + first);
      return Link.FAILED;
    }
    return Link.MADE;
  }

  private boolean regular(SegmentFeed feed, LinuxHeader header, Bytes path) throws IOException {
    Link link = link(header, path);
    if (link == Link.FAILED) {
      return true;
    }
    Inode file = rootfs.open(path);
    if (file == null || file.type != FileType.REGULAR) {
      notRegular(path, file);
      return true;
    }
    RootfsContent before = link == Link.MADE ? file.content : null;
    Rootfs.setOwner(file, header.uid(), header.gid());
    file.permissions = header.permissions();
    long length = header.bodyLength();
    if (length == 0) {
      file.content = before == null ? RootfsContent.EMPTY : before;
      return written(file, header, header.sum() == 0);
    }
    file.mtime = Inode.UNSET;
    return write(feed, header, file, before);
  }

  /** Another name of a file that something else has taken the place of. */
  private void notRegular(Bytes path, @Nullable Inode file) {
    if (file != null && file.type == FileType.FIFO) {
      log.halt(
          "Linux waits for ever for a reader of the named pipe " + ShortName.of(path), entryAt);
    } else if (file != null && file.device != null && !hasDriver(file)) {
      log.halt("Linux waits for ever for a driver of the device " + ShortName.of(path), entryAt);
    } else {
      lost(path, "cannot be written");
    }
  }

  /** No module can be loaded yet, so there are only the drivers for memory and terminals. */
  private static boolean hasDriver(Inode device) {
    return device.type == FileType.CHARACTER_DEVICE
        && device.device != null
        && BUILT_IN_MAJORS.contains(device.device.major());
  }

  private boolean written(Inode file, LinuxHeader header, boolean hasRightSum) {
    file.mtime = header.mtime();
    if (header.hasSum && !hasRightSum) {
      log.error("bad data checksum", entryAt);
    }
    return true;
  }

  private boolean write(
      SegmentFeed feed, LinuxHeader header, Inode file, @Nullable RootfsContent before)
      throws IOException {
    long begin = feed.position();
    long length = header.bodyLength();
    boolean isWhole = false;
    boolean hasRightSum = true;
    try {
      if (header.hasSum) {
        long sum = feed.sum(length);
        isWhole = sum >= 0;
        hasRightSum = sum == header.sum();
      } else {
        isWhole = feed.skip(length) == length;
      }
    } finally {
      long available = feed.position() - begin;
      file.content = new RootfsContent(data, begin, available, length, isWhole ? null : before);
    }
    if (!isWhole) {
      log.warn(
          InitramfsFinding.LINUX_CUT,
          entryAt,
          "a file ends after %s of %s bytes; zeros follow"
              .formatted(file.content.available(), length));
      return false;
    }
    return written(file, header, hasRightSum);
  }

  private boolean lost(String why) {
    log.warn(InitramfsFinding.LINUX_LOST, entryAt, "an entry " + why + " and is not unpacked");
    return true;
  }

  private void lost(Bytes path, String why) {
    log.warn(InitramfsFinding.LINUX_LOST, entryAt, ShortName.of(path) + " " + why);
  }
}
