package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.cpio.CpioMember;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The segments of images. */
class InitramfsLayoutTest {
  private static ReadResult<InitramfsLayout> read(byte[] image) throws IOException {
    return InitramfsLayout.read(ImageSource.of(image));
  }

  private static List<String> titles(byte[] image) throws IOException {
    return read(image).model().segments().stream()
        .map(s -> s + " and " + s.padding() + " NULs")
        .toList();
  }

  private static List<String> codes(ReadResult<?> result) {
    return result.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void earlyArchiveAndCompressedOnes() throws IOException {
    NewcBytes image = new NewcBytes().file("early", "data").trailer().align(512);
    byte[] first = NewcBytes.compress("xz", new NewcBytes().file("a", "a").trailer().toByteArray());
    byte[] second = NewcBytes.compress("gzip", new NewcBytes().file("b", "b").toByteArray());
    image.raw(first).nuls(3).raw(second);

    assertEquals(
        List.of(
            "cpio at byte 0, 244 bytes and 268 NULs",
            "xz at byte 512, %d bytes and 3 NULs".formatted(first.length),
            "gzip at byte %d, %d bytes and 0 NULs"
                .formatted(512 + first.length + 3, second.length)),
        titles(image.toByteArray()));
  }

  @Test
  void entriesKnowWhereTheyAre() throws IOException {
    NewcBytes inside =
        new NewcBytes().file("a", "one").trailer().nuls(4).file("b", "two").trailer();
    NewcBytes image = new NewcBytes().nuls(8).file("e", "early").trailer();
    image.compressed("gzip", inside);

    InitramfsLayout layout = read(image.toByteArray()).model();

    assertEquals(8, layout.leadingPadding());
    assertEquals("e at byte 8", member(layout, 0, 0).toString());
    assertEquals("a at byte 0", member(layout, 1, 0).toString());
    assertEquals("b at byte 244", member(layout, 1, 1).toString());
    assertEquals("two", text(member(layout, 1, 1)));
  }

  private static CpioMember member(InitramfsLayout layout, int segment, int archive) {
    return layout.segments().get(segment).archives().get(archive).members().get(0);
  }

  private static String text(CpioMember member) throws IOException {
    try (var in = member.data().newInputStream()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  @Test
  void aSegmentWithoutATrailerEndsWhereItsEntriesEnd() throws IOException {
    NewcBytes image = new NewcBytes().file("a", "a");
    int end = image.size();
    image.compressed("gzip", new NewcBytes().file("b", "b").trailer());

    assertEquals(
        "cpio at byte 0, %d bytes".formatted(end),
        read(image.toByteArray()).model().segments().get(0).toString());
  }

  @Test
  void whatIsNoSegmentIsKept() throws IOException {
    byte[] image = new NewcBytes().file("a", "a").trailer().raw("junk").toByteArray();
    ReadResult<InitramfsLayout> read = read(image);

    InitramfsSegment last = read.model().segments().get(1);
    assertEquals(InitramfsSegment.Kind.UNKNOWN, last.kind());
    assertEquals(4, last.length());
    assertEquals(List.of("initramfs.segment-unknown"), codes(read));
  }

  @ParameterizedTest
  @CsvSource({
    "1080, 53ef, 'ext2, ext3 or ext4 file system'",
    "1040, 7f13, minix file system",
    "0, 2d726f6d3166732d, romfs file system",
    "0, 453dcd28, cramfs file system",
    "0, 68737173, SquashFS file system",
  })
  void fileSystemsAreNamed(int offset, String magic, String title) throws IOException {
    byte[] image = new byte[4096];
    byte[] bytes = java.util.HexFormat.of().parseHex(magic);
    System.arraycopy(bytes, 0, image, offset, bytes.length);
    image[0] = offset == 0 ? image[0] : 1;
    ReadResult<InitramfsLayout> read = read(image);

    assertEquals(title, read.model().segments().get(0).title());
    assertEquals(InitramfsSegment.Kind.FOREIGN, read.model().segments().get(0).kind());
    assertEquals(List.of(), read.diagnostics());
  }

  @Test
  void compressedFileSystemsAreNamed() throws IOException {
    byte[] fileSystem = new byte[4096];
    fileSystem[1080] = 0x53;
    fileSystem[1081] = (byte) 0xEF;
    ReadResult<InitramfsLayout> read = read(NewcBytes.compress("gzip", fileSystem));

    InitramfsSegment segment = read.model().segments().get(0);
    assertEquals("ext2, ext3 or ext4 file system in gzip", segment.title());
    assertEquals(InitramfsSegment.Kind.FOREIGN, segment.kind());
    assertEquals(4096, segment.unpacked().size());
    assertEquals(List.of(), read.diagnostics());
  }

  @Test
  void whatLinuxDoesNotUnpackIsNamed() throws IOException {
    byte[] image = new NewcBytes().file("a", "a").trailer().raw("\4\"M\30 frame").toByteArray();
    ReadResult<InitramfsLayout> read = read(image);

    assertEquals("data in lz4 frames", read.model().segments().get(1).title());
    assertEquals(
        "There is data in lz4 frames, which Linux does not unpack: it takes legacy ones, which lz4"
            + " -l makes",
        read.diagnostics().get(0).message());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void oddImagesAreWrittenBackByteForByte(long seed) throws IOException {
    byte[] image = OddImages.of(seed);
    MemoryImage target = MemoryImage.ofSize(image.length);
    read(image).model().writeTo(target, Progress.NONE);

    assertArrayEquals(image, target.readBytes(0, image.length));
  }

  @Test
  void aDamagedMemberIsAFinding() throws IOException {
    byte[] image =
        new NewcBytes().compressed("xz", new NewcBytes().file("a", "a").trailer()).toByteArray();
    ReadResult<InitramfsLayout> read = read(Arrays.copyOf(image, image.length - 20));

    assertEquals(List.of("initramfs.segment-damaged"), codes(read));
    assertEquals(image.length - 20, read.model().segments().get(0).length());
  }

  @Test
  void theIndexIsBounded() {
    NewcBytes archive = new NewcBytes();
    for (int i = 0; i < 100; i++) {
      archive.file("f" + i, "");
    }
    ReadLimits limits = ReadLimits.builder().with(InitramfsLimits.MAX_INDEX_BYTES, 10_000).build();

    ImageSource image = ImageSource.of(archive.toByteArray());
    assertThrows(LimitExceededException.class, () -> InitramfsLayout.read(image, limits));
    assertThrows(LimitExceededException.class, () -> InitramfsImage.open(image, limits));
  }

  @Test
  void whatDoesNotFitIntoTheCacheIsReadAllTheSame() throws IOException {
    NewcBytes archive = new NewcBytes();
    for (int i = 0; i < 50; i++) {
      archive.file("f" + i, ("data of " + i).repeat(1000));
    }
    byte[] image = new NewcBytes().compressed("gzip", archive.trailer()).toByteArray();
    ReadLimits limits = ReadLimits.builder().with(InitramfsLimits.CACHE_BYTES, 0).build();
    try (InitramfsImage opened = InitramfsImage.open(ImageSource.of(image), limits);
        InitramfsImage cached = InitramfsImage.open(ImageSource.of(image), ReadLimits.defaults())) {
      assertEquals(TreeLines.of(cached.tree()), TreeLines.of(opened.tree()));
    }
  }
}
