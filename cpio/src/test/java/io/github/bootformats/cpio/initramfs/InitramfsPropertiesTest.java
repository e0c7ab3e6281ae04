package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cpio.CpioArchive;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.CpioWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of all images: odd, damaged and sound ones. */
class InitramfsPropertiesTest {
  private static final List<String> CODECS =
      List.of("none", "gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd");

  /** Images that are odd, one in two with damaged bytes. */
  @Provide
  Arbitrary<byte[]> oddImages() {
    return Arbitraries.longs().map(InitramfsPropertiesTest::oddImage);
  }

  private static byte[] oddImage(long seed) {
    byte[] image = OddImages.of(seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = random.nextBoolean() ? 0 : random.nextInt(1, 4); i > 0 && image.length > 0; i--) {
      image[random.nextInt(image.length)] = (byte) random.nextInt();
    }
    return image;
  }

  private static InitramfsImage open(byte[] image) throws IOException {
    return InitramfsImage.open(ImageSource.of(image), ReadLimits.defaults());
  }

  private static byte[] bytes(ImageSource source) throws IOException {
    return source.readBytes(0, Math.toIntExact(source.size()));
  }

  /** The archives of a segment, made anew of nothing but what the typed fields say. */
  private static byte[] rebuilt(InitramfsSegment segment) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CpioWriter writer = CpioWriter.of(out, Progress.NONE);
    for (CpioArchive archive : segment.archives()) {
      // NULs between the archives belong to neither.
      long first = archive.members().isEmpty() ? 0 : archive.members().get(0).entry().offset();
      writer.write(Bytes.zeros((int) (first - writer.position())));
      for (CpioMember member : archive.members()) {
        writer.write(rebuilt(member));
      }
      if (archive.trailer().isPresent()) {
        writer.write(rebuilt(archive.trailer().get()));
      }
    }
    writer.finish();
    return out.toByteArray();
  }

  private static CpioMember rebuilt(CpioMember member) throws IOException {
    CpioHeader old = member.header();
    CpioHeader.Builder header = CpioHeader.builder(old.dialect());
    for (CpioField field : old.dialect().fields()) {
      if (old.isNumber(field)) {
        header.set(field, old.value(field));
      } else {
        header.setText(field, old.text(field));
      }
    }
    CpioEntry entry = member.entry();
    CpioEntry made =
        CpioEntry.of(header.build(), entry.nameField(), entry.namePadding(), entry.offset());
    try (InputStream in = member.data().newInputStream()) {
      return CpioMember.of(made, FileContent.of(Bytes.of(in.readAllBytes())), member.padding());
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void layout_isItsSegments(@ForAll("oddImages") byte[] image) throws IOException {
    InitramfsLayout layout = InitramfsLayout.read(ImageSource.of(image)).model();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[(int) layout.leadingPadding()]);
    for (InitramfsSegment segment : layout.segments()) {
      assertEquals(out.size(), segment.offset());
      out.writeBytes(bytes(segment.bytes()));
      out.writeBytes(new byte[(int) segment.padding()]);
    }
    assertArrayEquals(image, out.toByteArray());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void segment_isItsTypedFields(@ForAll @IntRange(max = 7) int codec, @ForAll long seed)
      throws IOException {
    byte[] unpacked = sound(seed).toByteArray();
    String id = CODECS.get(codec);
    byte[] image = id.equals("none") ? unpacked : NewcBytes.compress(id, unpacked);

    InitramfsSegment segment =
        InitramfsLayout.read(ImageSource.of(image)).orThrow(Severity.ERROR).segments().get(0);

    assertArrayEquals(unpacked, bytes(segment.unpacked()));
    assertArrayEquals(unpacked, rebuilt(segment));
  }

  /** An archive that Linux unpacks without a word, whose entries have any numbers. */
  private static NewcBytes sound(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NewcBytes archive = new NewcBytes().directory("d");
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      NewcBytes.Entry entry =
          NewcBytes.entry(
              0100000 | random.nextInt(010000), "d/f" + i, "x".repeat(random.nextInt(40)));
      entry.inode = random.nextInt();
      entry.uid = random.nextInt();
      entry.gid = random.nextInt();
      entry.mtime = random.nextInt();
      entry.major = random.nextInt();
      entry.rdevMinor = random.nextInt();
      archive.add(entry);
    }
    return archive.trailer();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void view_isTotal(@ForAll("oddImages") byte[] image) throws IOException {
    try (InitramfsImage open = open(image);
        TreeWalk walk = TreeWalk.sorted(open.as().wholeTree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (node.type() == FileType.REGULAR) {
          try (InputStream in = node.content().newInputStream()) {
            long left = node.size();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              left -= n;
            }
            assertEquals(0, left, node.toString());
          }
        }
      }
      assertTrue(open.as().message().isEmpty() || !open.diagnostics().isEmpty());
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void edit_leavesOtherSegmentsByteForByte(
      @ForAll @IntRange(max = 7) int first,
      @ForAll @IntRange(max = 7) int second,
      @ForAll @IntRange(max = 2) int changed,
      @ForAll long seed)
      throws IOException {
    NewcBytes image = new NewcBytes();
    append(image, first, new NewcBytes().directory("a").file("a/x", "one").trailer());
    append(image, second, sound(seed));
    append(image, 0, new NewcBytes().directory("c").file("c/x", "three").trailer());
    byte[] before = image.toByteArray();
    String path = List.of("a/x", "d/new", "c/x").get(changed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InitramfsImage open = open(before)) {
      open.edit().put(path, Bytes.utf8("changed"), 0600).writeTo(out);
    }

    byte[] after = out.toByteArray();
    List<InitramfsSegment> olds = InitramfsLayout.read(ImageSource.of(before)).model().segments();
    List<InitramfsSegment> news =
        InitramfsLayout.read(ImageSource.of(after)).orThrow(Severity.ERROR).segments();
    assertEquals(changed == 1 ? 4 : 3, news.size());
    for (int i = 0; i < olds.size(); i++) {
      if (changed == 1 || i != changed) {
        assertArrayEquals(bytes(olds.get(i).bytes()), bytes(news.get(i).bytes()));
      }
    }
    Map<String, List<String>> expected = TreeLines.of(NewcBytes.unpack(before).tree());
    Map<String, List<String>> actual = TreeLines.of(NewcBytes.unpack(after).tree());
    assertTrue(actual.containsKey("/" + path));
    // All but the file, and the directory whose time a new one changes, is as it was.
    for (Map<String, List<String>> lines : List.of(expected, actual)) {
      lines.keySet().removeAll(List.of("/" + path, "/" + path.charAt(0), "/"));
    }
    assertEquals(expected, actual);
  }

  private static void append(NewcBytes image, int codec, NewcBytes archive) {
    image.align(512);
    if (codec == 0) {
      image.raw(archive.toByteArray());
    } else {
      // The decoder of lz4 finds its end at four NULs.
      image.compressed(CODECS.get(codec), archive).nuls(4);
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void edit_withoutChangesIsTheImage(@ForAll @IntRange(max = 7) int codec, @ForAll long seed)
      throws IOException {
    NewcBytes image = new NewcBytes().file("e", "early").trailer();
    append(image, codec, sound(seed));
    byte[] before = image.nuls((int) (seed & 7)).toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InitramfsImage open = open(before)) {
      open.edit().writeTo(out);
    }
    assertArrayEquals(before, out.toByteArray());
  }
}
