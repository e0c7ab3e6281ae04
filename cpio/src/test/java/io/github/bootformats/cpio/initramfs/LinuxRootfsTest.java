package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Linux unpacks, rule by rule. */
class LinuxRootfsTest {
  private static String read(LinuxRootfs rootfs, String path) throws IOException {
    Optional<TreeNode> node = find(rootfs.tree(), path);
    if (node.isEmpty()) {
      return "missing";
    }
    return switch (node.get().type()) {
      case REGULAR -> {
        try (InputStream in = node.get().content().newInputStream()) {
          yield new String(in.readAllBytes(), ISO_8859_1);
        }
      }
      case SYMLINK -> "-> " + node.get().target();
      default -> node.get().type().toString();
    };
  }

  private static Optional<TreeNode> find(FileTree tree, String path) throws IOException {
    return tree.find(TreePath.of(path));
  }

  private static List<String> codes(LinuxRootfs rootfs) {
    return rootfs.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void aTrailerEndsLinksAndNotTheImage() throws IOException {
    LinuxRootfs seen =
        new NewcBytes().link("a", 1, "one").trailer().link("b", 1, "two").trailer().unpack();

    assertEquals("one", read(seen, "a"));
    assertEquals("two", read(seen, "b"));
    assertEquals(1, find(seen.tree(), "b").orElseThrow().nlink());
  }

  @Test
  void linksGoOnIntoTheNextSegmentWithoutATrailer() throws IOException {
    LinuxRootfs seen =
        new NewcBytes()
            .link("a", 1, "one")
            .compressed("gzip", new NewcBytes().link("b", 1, "").trailer())
            .unpack();

    assertEquals("one", read(seen, "b"));
    assertEquals(2, find(seen.tree(), "b").orElseThrow().nlink());
  }

  @Test
  void theLastDataOfALinkedFileWins() throws IOException {
    LinuxRootfs seen =
        new NewcBytes().link("a", 1, "12345678").link("b", 1, "xy").link("c", 1, "").unpack();

    assertEquals("xy", read(seen, "a"));
    assertEquals(3, find(seen.tree(), "c").orElseThrow().nlink());
  }

  @Test
  void aLinkThatIsRepeatedUnderItsOwnNameIsLost() throws IOException {
    LinuxRootfs seen = new NewcBytes().link("a", 1, "one").link("a", 1, "two").unpack();

    assertEquals("missing", read(seen, "a"));
    assertEquals(List.of("initramfs.linux-lost"), codes(seen));
  }

  @Test
  void missingParentsAreNotMade() throws IOException {
    LinuxRootfs seen = new NewcBytes().file("etc/hosts", "x").file("after", "y").unpack();

    assertEquals("missing", read(seen, "etc"));
    assertEquals("y", read(seen, "after"));
    assertEquals("etc/hosts cannot be written", seen.diagnostics().get(0).message());
  }

  @Test
  void linkedParentsAreFollowed() throws IOException {
    LinuxRootfs seen =
        new NewcBytes().directory("usr").symlink("lib", "usr").file("lib/x", "x").unpack();

    assertEquals("x", read(seen, "usr/x"));
  }

  @Test
  void pathsDoNotLeaveTheRoot() throws IOException {
    LinuxRootfs seen =
        new NewcBytes()
            .symlink("up", "../../..")
            .file("up/../a", "a")
            .file("../../b", "b")
            .file("/c", "c")
            .unpack();

    assertEquals("a", read(seen, "a"));
    assertEquals("b", read(seen, "b"));
    assertEquals("c", read(seen, "c"));
  }

  @Test
  void linksInACircleLeadNowhere() throws IOException {
    LinuxRootfs seen =
        new NewcBytes().symlink("a", "b").symlink("b", "a").file("a/x", "x").unpack();

    assertEquals("missing", read(seen, "x"));
    assertEquals(List.of("initramfs.linux-lost"), codes(seen));
  }

  @Test
  void theFirstTimeOfADirectoryWins() throws IOException {
    NewcBytes.Entry first = NewcBytes.entry(NewcBytes.DIRECTORY, "d", "");
    first.mtime = 11;
    NewcBytes.Entry second = NewcBytes.entry(NewcBytes.DIRECTORY, "d", "");
    second.mtime = 22;
    LinuxRootfs seen = new NewcBytes().add(first).file("d/x", "x").add(second).unpack();

    assertEquals(11, find(seen.tree(), "d").orElseThrow().metadata().mtimeSeconds());
  }

  @Test
  void aCutFileKeepsItsSizeAndEndsInZeros() throws IOException {
    byte[] image = new NewcBytes().file("before", "b").file("cut", "0123456789").toByteArray();
    LinuxRootfs seen = NewcBytes.unpack(Arrays.copyOf(image, image.length - 8));

    assertEquals("0123\0\0\0\0\0\0", read(seen, "cut"));
    assertEquals(Optional.empty(), seen.message());
    assertEquals(List.of("initramfs.linux-cut"), codes(seen));
  }

  @Test
  void aCutFileOfSeveralNamesKeepsWhatItHadBefore() throws IOException {
    byte[] image =
        new NewcBytes().link("a", 1, "abcdefgh").link("b", 1, "0123456789").toByteArray();
    LinuxRootfs seen = NewcBytes.unpack(Arrays.copyOf(image, image.length - 8));

    assertEquals("0123efgh\0\0", read(seen, "a"));
  }

  @Test
  void aNameWithoutNulEndsAll() throws IOException {
    NewcBytes.Entry entry = NewcBytes.entry(NewcBytes.REGULAR, "x", "");
    entry.terminator = "";
    LinuxRootfs seen = new NewcBytes().file("a", "a").add(entry).file("b", "b").unpack();

    assertEquals(Optional.of("malformed archive"), seen.message());
    assertEquals("a", read(seen, "a"));
    assertEquals("missing", read(seen, "b"));
  }

  @Test
  void paddingMustBeAligned() throws IOException {
    LinuxRootfs seen =
        new NewcBytes().file("a", "a").trailer().nuls(1).file("b", "b").trailer().unpack();

    assertEquals(Optional.of("broken padding"), seen.message());
    assertEquals("missing", read(seen, "b"));
  }

  @Test
  void afterTwoArchivesInOneStreamMayComeAThird() throws IOException {
    NewcBytes inside = new NewcBytes().file("a", "a").trailer().nuls(8).file("b", "b").trailer();
    LinuxRootfs seen =
        new NewcBytes().compressed("xz", inside).align(4).file("c", "c").trailer().unpack();

    assertEquals("abc", read(seen, "a") + read(seen, "b") + read(seen, "c"));
    assertEquals(List.of(), seen.diagnostics());
  }

  @Test
  void aWrongSumIsOnlyGzipsOwnAffair() throws IOException {
    byte[] gzip = new NewcBytes().compressed("gzip", new NewcBytes().file("a", "a")).toByteArray();
    gzip[gzip.length - 6] ^= 1;
    LinuxRootfs seen = NewcBytes.unpack(gzip);

    assertEquals("a", read(seen, "a"));
    assertEquals(Optional.empty(), seen.message());
  }

  /** Each was asked of Linux 6.1. */
  @ParameterizedTest
  @CsvSource({
    "0x01, '',    ''",
    "0x02, '',    ''",
    "0x10, '',    ''",
    "0xE0, '',    ''",
    "0x02, crc,   uncompression error",
    "0x04, extra, uncompression error",
  })
  void ofTheFlagsOfGzipOnlyThatOfTheNameIsRead(int flags, String field, String message)
      throws IOException {
    byte[] gzip = new NewcBytes().compressed("gzip", new NewcBytes().file("a", "a")).toByteArray();
    byte[] header = Arrays.copyOf(gzip, 10);
    header[3] = (byte) flags;
    CRC32 crc = new CRC32();
    crc.update(header);
    byte[] promised =
        switch (field) {
          case "crc" -> new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
          case "extra" -> new byte[] {4, 0, 'a', 'b', 'c', 'd'};
          default -> new byte[0];
        };
    byte[] data = Arrays.copyOfRange(gzip, 10, gzip.length);
    LinuxRootfs seen = new NewcBytes().raw(header).raw(promised).raw(data).unpack();

    assertEquals(message, seen.message().orElse(""));
    assertEquals(message.isEmpty(), seen.tree().find(TreePath.of("a")).isPresent());
  }

  @Test
  void theHeaderOfLzopMustBeThere() throws IOException {
    byte[] lzop = new NewcBytes().compressed("lzo", new NewcBytes().file("a", "a")).toByteArray();
    int header = 38;
    for (int length = 4; length < header; length++) {
      LinuxRootfs seen = NewcBytes.unpack(Arrays.copyOf(lzop, length));
      assertEquals(Optional.of("invalid header"), seen.message(), length + " bytes");
    }
    LinuxRootfs seen = NewcBytes.unpack(Arrays.copyOf(lzop, header + 1));
    assertEquals(Optional.of("file corrupted"), seen.message());
  }

  @Test
  void theHeaderOfGzipMustBeThere() throws IOException {
    byte[] gzip = new NewcBytes().compressed("gzip", new NewcBytes().file("a", "a")).toByteArray();
    for (int length : new int[] {2, 5, 9}) {
      LinuxRootfs seen = NewcBytes.unpack(Arrays.copyOf(gzip, length));
      assertEquals(Optional.of("Not a gzip file"), seen.message());
    }
    assertEquals(Optional.of("read error"), NewcBytes.unpack(Arrays.copyOf(gzip, 10)).message());
    byte[] named = gzip.clone();
    named[3] = 8;
    Arrays.fill(named, 10, named.length, (byte) 'x');
    assertEquals(Optional.of("header error"), NewcBytes.unpack(named).message());
    gzip[2] = 9;
    assertEquals(Optional.of("Not a gzip file"), NewcBytes.unpack(gzip).message());
  }

  @Test
  void withoutTheTrailerOfGzipLinuxRunsOnBehindTheImage() throws IOException {
    byte[] gzip = new NewcBytes().compressed("gzip", new NewcBytes().file("a", "a")).toByteArray();
    for (int cut = 1; cut <= 8; cut++) {
      LinuxRootfs seen = NewcBytes.unpack(Arrays.copyOf(gzip, gzip.length - cut));

      assertEquals("a", read(seen, "a"));
      assertEquals(Optional.empty(), seen.message());
      assertEquals(true, seen.halt().isPresent());
    }
  }

  @Test
  void ofDamagedLzmaOnlyWhatFilledADictionaryIsUnpacked() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    String text = new String(noise, ISO_8859_1);
    byte[] member = NewcBytes.compress("lzma", new NewcBytes().file("a", text).toByteArray());

    LinuxRootfs less = NewcBytes.unpack(Arrays.copyOf(member, 60_000));
    assertEquals("missing", read(less, "a"));
    assertEquals(Optional.of("unexpected EOF"), less.message());

    LinuxRootfs more = NewcBytes.unpack(Arrays.copyOf(member, 90_000));
    int unpacked = 65_536 - 112; // the dictionary without the header
    assertEquals(text.substring(0, unpacked) + "\0".repeat(100_000 - unpacked), read(more, "a"));
  }

  @Test
  void checksumsOfLzopAreNothingToLinux() throws IOException {
    byte[] member =
        NewcBytes.compress("lzo", new NewcBytes().file("a", "word ".repeat(99)).toByteArray());
    for (int at : new int[] {20, 25, 34, 46}) { // of the header's fields, its sum and the block's
      byte[] damaged = member.clone();
      damaged[at] ^= 1;
      LinuxRootfs seen = NewcBytes.unpack(damaged);

      assertEquals(Optional.empty(), seen.message());
      assertEquals("word ".repeat(99), read(seen, "a"));
    }
  }

  @Test
  void aSecondChecksumOfLzopIsTakenForData() throws IOException {
    byte[] member =
        NewcBytes.compress("lzo", new NewcBytes().file("a", "word ".repeat(99)).toByteArray());
    member[20] |=
        2; // of the compressed data, too: the flag alone, as nobody looks at the header's sum
    byte[] twoSums =
        new NewcBytes()
            .raw(Arrays.copyOf(member, 50))
            .raw("sum!")
            .raw(Arrays.copyOfRange(member, 50, member.length))
            .toByteArray();

    assertEquals(Optional.of("Compressed data violation"), NewcBytes.unpack(twoSums).message());
  }

  @Test
  void ofDamagedBzip2AndZstdDataWhatIsInTheirBuffersIsLost() throws IOException {
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    String text = new String(noise, ISO_8859_1);
    byte[] archive = new NewcBytes().file("a", text).toByteArray();

    byte[] bzip2 = NewcBytes.compress("bzip2", archive);
    bzip2[10] ^= 1; // the block's checksum
    assertPassedOn("bzip2", bzip2, archive.length / 4096 * 4096, text);

    byte[] zstd = NewcBytes.compress("zstd", archive);
    zstd[zstd.length - 1] ^= 1; // the frame's, behind three blocks
    assertPassedOn("zstd", zstd, archive.length / 131_072 * 131_072, text);
  }

  private static void assertPassedOn(String codec, byte[] member, int count, String text)
      throws IOException {
    LinuxRootfs seen = NewcBytes.unpack(member);
    int unpacked = count - 112; // without the header
    assertTrue(seen.message().isPresent(), codec);
    assertEquals(
        text.substring(0, unpacked) + "\0".repeat(text.length() - unpacked),
        read(seen, "a"),
        codec);
  }

  @ParameterizedTest
  @CsvSource({"lz4, Decoding failed", "bzip2, decompressor failed"})
  void whatLiesBehindTheImageIsDecodedToo(String codec, String message) throws IOException {
    byte[] member = NewcBytes.compress(codec, new NewcBytes().file("a", "a").toByteArray());
    LinuxRootfs seen = NewcBytes.unpack(Arrays.copyOf(member, member.length - 9));

    assertEquals(Optional.of(message), seen.message());
    assertEquals(List.of("initramfs.linux-reads-behind", "initramfs.linux-failed"), codes(seen));
  }

  @Test
  void writingToANamedPipeHangsTheKernel() throws IOException {
    NewcBytes.Entry pipe = NewcBytes.entry(0010644, "a", "");
    LinuxRootfs seen =
        new NewcBytes().link("a", 1, "one").add(pipe).link("b", 1, "two").file("c", "c").unpack();

    assertTrue(seen.halt().isPresent());
    assertEquals("missing", read(seen, "c"));
    assertEquals(List.of("initramfs.linux-halts"), codes(seen));
  }

  @ParameterizedTest
  @CsvSource({"060600, 7", "020600, 200"})
  void writingToADeviceWithoutADriverHangsTheKernel(String mode, long major) throws IOException {
    NewcBytes.Entry device = NewcBytes.entry(Integer.parseInt(mode, 8), "a", "");
    device.rdevMajor = major;
    LinuxRootfs seen = new NewcBytes().link("a", 1, "one").add(device).link("b", 1, "two").unpack();

    assertEquals(Optional.of("Linux waits for ever for a driver of the device b"), seen.halt());
  }

  @Test
  void anotherUsersDeviceIsNotOpenedInASharedDirectory() throws IOException {
    NewcBytes.Entry device = NewcBytes.entry(0060600, "a", "");
    device.rdevMajor = 200;
    device.uid = 1000;
    LinuxRootfs seen =
        new NewcBytes().link("a", 1, "one").add(device).link("b", 1, "two").file("c", "c").unpack();

    assertEquals(Optional.empty(), seen.halt());
    assertEquals("c", read(seen, "c"));
  }

  @Test
  void whatIsWrittenToADeviceIsLost() throws IOException {
    NewcBytes.Entry device = NewcBytes.entry(NewcBytes.CHARACTER, "a", "");
    device.rdevMajor = 1;
    device.rdevMinor = 3;
    LinuxRootfs seen =
        new NewcBytes().link("a", 1, "one").add(device).link("b", 1, "two").file("c", "c").unpack();

    assertEquals(Optional.empty(), seen.halt());
    assertEquals("c", read(seen, "c"));
  }

  @Test
  void anotherUsersLinkIsNotFollowedInASharedDirectory() throws IOException {
    NewcBytes.Entry link = NewcBytes.entry(NewcBytes.SYMLINK, "l", "d");
    link.uid = 1000;
    NewcBytes.Entry slash = NewcBytes.entry(0040700, "l/", "");
    LinuxRootfs seen = new NewcBytes().directory("d").add(link).add(slash).unpack();

    assertEquals(0755, find(seen.tree(), "d").orElseThrow().metadata().permissions());
  }

  @Test
  void theKernelsOwnFilesShowOnRequest() throws IOException {
    LinuxRootfs seen = new NewcBytes().file("init", "#!/bin/sh").trailer().unpack();

    assertEquals("missing", read(seen, "dev"));
    assertTrue(find(seen.wholeTree(), "dev/console").isPresent());
    assertTrue(find(seen.wholeTree(), "root").isPresent());
  }

  @Test
  void theKernelsDirectoriesNeedNoEntry() throws IOException {
    LinuxRootfs seen = new NewcBytes().file("dev/x", "x").trailer().unpack();

    assertEquals("x", read(seen, "dev/x"));
    assertEquals("missing", read(seen, "dev/console"));
  }

  @Test
  void theConsoleOfTheImageIsShown() throws IOException {
    NewcBytes.Entry console = NewcBytes.entry(NewcBytes.CHARACTER, "dev/console", "");
    console.rdevMajor = 5;
    console.rdevMinor = 1;
    LinuxRootfs seen = new NewcBytes().directory("dev").add(console).trailer().unpack();

    assertEquals("CHARACTER_DEVICE", read(seen, "dev/console"));
    assertEquals(List.of(), seen.diagnostics());
  }

  @Test
  void anEmptyImageIsAnEmptyTree() throws IOException {
    LinuxRootfs seen = NewcBytes.unpack(new byte[0]);

    assertEquals(List.of(), seen.tree().root().children().toList());
    assertEquals(Optional.empty(), seen.message());
  }
}
