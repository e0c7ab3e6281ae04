package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.MemberStream;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioLimits;
import io.github.bootformats.cpio.CpioReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks whether an image is an initramfs. A plain archive is one as well as it is a cpio archive;
 * it counts as an initramfs if something follows it, or if its name says so.
 */
final class InitramfsDetection {
  private static final Bytes MAGIC = Bytes.utf8("07070");
  private static final int MAGIC_BYTES = 6;

  private static final int MAX_PADDING = 16 << 20;

  private static final ReadLimits LIMITS =
      ReadLimits.builder().with(CpioLimits.MAX_NAME_BYTES, 4096).build();

  private InitramfsDetection() {}

  static Detection of(ImageSource image, String nameHint) throws IOException {
    if (isNewc(Bytes.read(image, 0, (int) Math.min(MAGIC_BYTES, image.size())))) {
      Optional<String> second = secondSegment(image);
      if (second.isPresent()) {
        return found(Confidence.CERTAIN, "newc archive at byte 0, and " + second.get());
      }
      return isNamedSo(nameHint)
          ? found(Confidence.CERTAIN, "newc archive at byte 0, and the name of an initrd")
          : found(Confidence.POSSIBLE, "newc archive at byte 0");
    }
    Optional<StreamCodec> codec = Codecs.standard().detect(image, 0);
    return codec.isPresent() ? compressed(image, codec.get()) : other(image, nameHint);
  }

  private static Detection compressed(ImageSource image, StreamCodec codec) throws IOException {
    String data = codec.id() + " data at byte 0";
    try (MemberStream member = codec.decode(image, 0, LIMITS)) {
      byte[] head = member.readNBytes(ForeignImage.HEAD_BYTES);
      if (isNewc(Bytes.copyOf(head, 0, Math.min(head.length, MAGIC_BYTES)))) {
        return found(Confidence.CERTAIN, "newc archive in " + data);
      }
      Optional<String> foreign = ForeignImage.title(ImageSource.of(head));
      return foreign.isPresent()
          ? found(Confidence.LIKELY, "old initrd, " + foreign.get() + " in " + data)
          : Detection.none(InitramfsProvider.DESCRIPTOR);
    } catch (UnsupportedFormatException e) {
      return found(Confidence.POSSIBLE, data + ", which cannot be unpacked");
    } catch (FormatException e) {
      return Detection.none(InitramfsProvider.DESCRIPTOR);
    }
  }

  /** Finds what somebody took for a way to compress an initramfs. */
  private static Detection other(ImageSource image, String nameHint) throws IOException {
    int length = (int) Math.min(Codecs.HEAD_BYTES, image.size());
    Optional<OtherCompression> other = OtherCompression.of(image.readBytes(0, length));
    return other.isPresent() && isNamedSo(nameHint)
        ? found(Confidence.LIKELY, other.get().title() + " at byte 0, and the name of an initrd")
        : Detection.none(InitramfsProvider.DESCRIPTOR);
  }

  private static Detection found(Confidence confidence, String reason) {
    return new Detection(InitramfsProvider.DESCRIPTOR, confidence, reason);
  }

  private static boolean isNewc(Bytes head) {
    return head.length() == MAGIC_BYTES
        && head.startsWith(MAGIC)
        && (head.at(MAGIC_BYTES - 1) == '1' || head.at(MAGIC_BYTES - 1) == '2');
  }

  private static boolean isNamedSo(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return file.startsWith("initrd") || file.startsWith("initramfs") || file.startsWith("ucode");
  }

  /** Returns what follows the first archive. */
  private static Optional<String> secondSegment(ImageSource image) throws IOException {
    try (InputStream in = image.newInputStream()) {
      CpioReader reader = CpioReader.of(in, LIMITS);
      while (reader.next() != null) {
        // only where it ends counts
      }
      return reader.trailer() == null ? Optional.empty() : following(image, reader.position());
    } catch (FormatException e) {
      return e.offset().isPresent() && e.reason().equals("cpio.magic")
          ? following(image, e.offset().getAsLong())
          : Optional.empty();
    }
  }

  private static Optional<String> following(ImageSource image, long end) throws IOException {
    long length = Math.min(MAX_PADDING, image.size() - end);
    SegmentFeed feed = SegmentFeed.of(image.slice(end, length));
    long at = end + feed.skipNuls();
    if (feed.peek() < 0) {
      return Optional.empty();
    }
    Optional<StreamCodec> codec = Codecs.standard().detect(image, at);
    if (codec.isPresent()) {
      return Optional.of(codec.get().id() + " data at byte " + at);
    }
    Bytes head = Bytes.read(image, at, (int) Math.min(MAGIC_BYTES, image.size() - at));
    return isNewc(head) ? Optional.of("another one at byte " + at) : Optional.empty();
  }
}
