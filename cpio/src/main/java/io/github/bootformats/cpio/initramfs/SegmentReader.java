package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.internal.IndexBudget;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the segments of an image one after the other. What ends the search early is a finding. */
final class SegmentReader {
  private final ImageSource image;
  private final ReadLimits limits;
  private final UnpackedSegments unpacked;
  private final IndexBudget budget;
  private final List<InitramfsSegment> segments = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();

  SegmentReader(ImageSource image, ReadLimits limits, UnpackedSegments unpacked) {
    this.image = image;
    this.limits = limits;
    this.unpacked = unpacked;
    this.budget = new IndexBudget(limits, InitramfsLimits.MAX_INDEX_BYTES, InitramfsFinding.FORMAT);
  }

  ReadResult<InitramfsLayout> read() throws IOException {
    long leading = nuls(0);
    long at = leading;
    while (at < image.size()) {
      limits.check(InitramfsLimits.MAX_SEGMENTS, segments.size() + 1L, InitramfsFinding.FORMAT, at);
      InitramfsSegment segment = segment(at);
      long end = at + segment.length();
      long padding = nuls(end);
      segments.add(segment.withPadding(padding));
      at = end + padding;
    }
    return ReadResult.of(new InitramfsLayout(leading, segments), findings);
  }

  private long nuls(long at) throws IOException {
    return SegmentFeed.of(image.slice(at, image.size() - at)).skipNuls();
  }

  private InitramfsSegment segment(long at) throws IOException {
    byte[] head = image.readBytes(at, (int) Math.min(Codecs.HEAD_BYTES, image.size() - at));
    Optional<StreamCodec> codec = Codecs.standard().detect(head);
    if (head[0] == '0') {
      return archive(at);
    }
    Optional<String> foreign = segments.isEmpty() ? ForeignImage.title(image) : Optional.empty();
    if (foreign.isPresent()) {
      return rest(InitramfsSegment.Kind.FOREIGN, foreign.get(), at);
    }
    if (codec.isPresent()) {
      return compressed(at, codec.get());
    }
    Optional<OtherCompression> other = OtherCompression.of(head);
    return other.isPresent()
        ? unknown(at, other.get().title(), other.get().complaint())
        : unknown(at, "unknown", "no archive and no compression that is known");
  }

  private InitramfsSegment rest(InitramfsSegment.Kind kind, String title, long at) {
    ImageSource bytes = image.slice(at, image.size() - at);
    return new InitramfsSegment(kind, title, null, bytes, at, 0, bytes, List.of());
  }

  private InitramfsSegment unknown(long at, String title, String what) {
    findings.add(InitramfsFinding.SEGMENT_UNKNOWN.at(at, "There is " + what));
    return rest(InitramfsSegment.Kind.UNKNOWN, title, at);
  }

  private InitramfsSegment archive(long at) throws IOException {
    ArchiveList list = new ArchiveList(limits, budget, image, at);
    try (InputStream in = image.slice(at, image.size() - at).newInputStream()) {
      list.readOne(in);
    }
    long length = list.position() - at;
    if (list.archives().isEmpty()) {
      return unknown(at, "unknown", "a 0, but no cpio header");
    }
    findings.addAll(list.findings());
    ImageSource bytes = image.slice(at, length);
    return new InitramfsSegment(
        InitramfsSegment.Kind.ARCHIVE, "cpio", null, bytes, at, 0, bytes, list.archives());
  }

  private InitramfsSegment compressed(long at, StreamCodec codec) throws IOException {
    UnpackedSource data = unpacked.at(at, codec);
    ArchiveList list = new ArchiveList(limits, budget, data, 0);
    try (InputStream in = data.newInputStream()) {
      list.readAll(in);
    }
    Optional<String> foreign =
        list.archives().isEmpty() ? ForeignImage.title(data) : Optional.empty();
    FormatException failure = data.failure();
    long length = failure == null ? data.compressedBytes() : image.size() - at;
    if (failure == null && foreign.isEmpty()) {
      checkEnd(list, data.size(), at);
    } else if (failure != null) {
      findings.add(
          InitramfsFinding.SEGMENT_DAMAGED.at(
              at, "The segment cannot be unpacked: " + failure.getMessage()));
    }
    for (Diagnostic finding : list.findings()) {
      findings.add(inSegment(finding, at, codec.id()));
    }
    ImageSource bytes = image.slice(at, length);
    return new InitramfsSegment(
        foreign.isPresent() ? InitramfsSegment.Kind.FOREIGN : InitramfsSegment.Kind.COMPRESSED,
        foreign.map(title -> title + " in " + codec.id()).orElse(codec.id()),
        codec.id(),
        bytes,
        at,
        0,
        data,
        list.archives());
  }

  private void checkEnd(ArchiveList list, long size, long at) {
    if (list.position() < size) {
      findings.add(
          InitramfsFinding.ARCHIVE_DAMAGED.at(
              at,
              "The last %s bytes of what is compressed are no archive"
                  .formatted(size - list.position())));
    }
  }

  /** Says where something is within compressed data, as offsets are those of the image. */
  private static Diagnostic inSegment(Diagnostic finding, long at, String codec) {
    String place =
        finding.offset().isPresent()
            ? " (byte %s of what the %s data is)".formatted(finding.offset().getAsLong(), codec)
            : "";
    return Diagnostic.of(finding.severity(), finding.code(), finding.message() + place)
        .atOffset(at);
  }
}
