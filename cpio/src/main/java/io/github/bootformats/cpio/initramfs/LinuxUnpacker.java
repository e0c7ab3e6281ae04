package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.MemberStream;
import io.github.bootformats.codecs.StreamCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unpacks an image segment by segment (init/initramfs.c, unpack_to_rootfs). */
final class LinuxUnpacker {
  private final ImageSource image;
  private final ReadLimits limits;
  private final UnpackedCache cache;
  private final Rootfs rootfs;
  private final LinuxLog log = new LinuxLog();
  private final LinuxCpio cpio;
  private final List<UnpackedSource> unpacked = new ArrayList<>();

  LinuxUnpacker(ImageSource image, ReadLimits limits, UnpackedCache cache) throws IOException {
    this.image = image;
    this.limits = limits;
    this.cache = cache;
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
    return new LinuxRootfs(rootfs.root(), log.message(), log.halt(), log.findings(), unpacked);
  }

  /** Unpacks a compressed segment and returns how long it is. */
  private long unpackMember(long offset) throws IOException {
    log.enterImage();
    byte[] head = image.readBytes(offset, (int) Math.min(Codecs.HEAD_BYTES, image.size() - offset));
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
    limits.check(
        InitramfsLimits.MAX_SEGMENTS, unpacked.size() + 1L, InitramfsFinding.FORMAT, offset);
    UnpackedSource source = new UnpackedSource(image, offset, codec.get(), limits, cache);
    unpacked.add(source);
    log.enterMember(codec.get().id(), offset);
    return unpackMember(source, compression.get());
  }

  private long unpackMember(UnpackedSource source, LinuxCompression compression)
      throws IOException {
    try (MemberStream member = source.open()) {
      try {
        cpio.unpackCompressed(SegmentFeed.of(member, compression::ignores), source);
        return member.compressedBytes();
      } catch (LimitExceededException e) {
        throw e;
      } catch (FormatException e) {
        log.error(compression.message(e), member.decodedBytes());
        return 0;
      } finally {
        source.setSize(member.decodedBytes());
      }
    } catch (LimitExceededException e) {
      throw e;
    } catch (FormatException e) {
      log.error(compression.message(e), 0);
      return 0;
    }
  }
}
