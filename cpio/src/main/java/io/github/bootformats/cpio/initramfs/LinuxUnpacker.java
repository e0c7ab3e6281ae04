package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.StreamCodec;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unpacks an image segment by segment (init/initramfs.c, unpack_to_rootfs). */
final class LinuxUnpacker {
  /** As much of a segment as tells how it is compressed, and what Linux makes of its header. */
  private static final int HEAD_BYTES = 64;

  private final ImageSource image;
  private final UnpackedSegments unpacked;
  private final Rootfs rootfs;
  private final LinuxLog log = new LinuxLog();
  private final LinuxCpio cpio;

  LinuxUnpacker(ImageSource image, ReadLimits limits, UnpackedSegments unpacked)
      throws IOException {
    this.image = image;
    this.unpacked = unpacked;
    this.rootfs = new Rootfs(limits);
    this.cpio = new LinuxCpio(rootfs, log);
    makeBuiltIns();
  }

  /** Makes what the archive within every kernel has (usr/default_cpio_list). */
  private void makeBuiltIns() throws IOException {
    builtIn("dev", FileType.DIRECTORY, null, 0755);
    builtIn("dev/console", FileType.CHARACTER_DEVICE, new DeviceNumber(5, 1), 0600);
    builtIn("root", FileType.DIRECTORY, null, 0700);
  }

  private void builtIn(String path, FileType type, @Nullable DeviceNumber device, int mode)
      throws IOException {
    Inode made = rootfs.make(Bytes.utf8(path), type, device);
    if (made != null) {
      made.permissions = mode;
      made.isBuiltIn = true;
    }
  }

  LinuxRootfs unpack() throws IOException {
    SegmentFeed feed = SegmentFeed.of(image);
    while (!log.hasFailed()) {
      feed.skipNuls();
      int following = feed.peek();
      if (following < 0) {
        break;
      }
      if (following == '0' && (feed.position() & 3) == 0) {
        log.enterImage();
        cpio.unpack(feed, image);
      } else {
        long length = unpackMember(feed.position());
        feed.skip(length);
      }
    }
    cpio.setDirectoryTimes();
    return new LinuxRootfs(rootfs.root(), log.message(), log.halt(), log.findings());
  }

  private void unpack(UnpackedSource source, LinuxCompression compression, byte[] head)
      throws IOException {
    FormatException damage = source.failure();
    FormatException failure = damage == null || compression.ignores(damage) ? null : damage;
    long size =
        failure == null ? source.size() : compression.passedOn(head, source.size(), failure);
    try {
      cpio.unpackCompressed(SegmentFeed.of(source.slice(0, size), failure), source);
    } catch (FormatException e) {
      if (compression.readsBehind(e)) {
        log.warn(
            InitramfsFinding.LINUX_READS_BEHIND,
            size,
            "Linux goes on with what lies behind the image in memory; it may crash over that");
      }
      log.error(compression.message(e, source.compressedBytes()), size);
    }
    if (damage != null && compression.runsOn(damage)) {
      log.halt("Linux runs on behind the image, which ends within the trailer of gzip data", size);
    }
  }

  private UnpackedSource source(
      long offset, StreamCodec codec, LinuxCompression compression, byte[] head)
      throws IOException {
    UnpackedSource source = unpacked.at(offset, codec, compression.seen(image, offset, head));
    Optional<UnpackedSource.Decoder> own = compression.ownDecoder(head, source.failure());
    return own.isPresent() ? unpacked.asLinux(offset, own.get()) : source;
  }

  /** Unpacks a compressed segment and returns how long it is. */
  private long unpackMember(long offset) throws IOException {
    log.enterImage();
    byte[] head = image.readBytes(offset, (int) Math.min(HEAD_BYTES, image.size() - offset));
    Optional<LinuxCompression> compression = LinuxCompression.of(head);
    Optional<StreamCodec> codec = compression.flatMap(c -> Codecs.standard().stream(c.codec()));
    if (compression.isEmpty() || codec.isEmpty()) {
      log.error("invalid magic at start of compressed archive", offset);
      return 0;
    }
    Optional<String> refusal = compression.get().refusal(head);
    if (refusal.isPresent()) {
      log.error(refusal.get(), offset);
      return 0;
    }
    log.enterMember(codec.get().id(), offset);
    UnpackedSource source = source(offset, codec.get(), compression.get(), head);
    unpack(source, compression.get(), head);
    return log.hasFailed() ? 0 : source.compressedBytes();
  }
}
