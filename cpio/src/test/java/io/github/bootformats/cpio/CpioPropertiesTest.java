package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Every byte of an archive is reached by the typed fields, and what was read is written back. */
class CpioPropertiesTest {
  private static Arbitrary<Bytes> bytes(int from, int to) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(from).ofMaxSize(to).map(Bytes::of);
  }

  /** Any bytes behind any magic. */
  @Provide
  Arbitrary<CpioHeader> anyHeaders() {
    return Arbitraries.of(CpioDialect.class)
        .flatMap(
            dialect ->
                bytes(dialect.headerLength(), dialect.headerLength())
                    .map(tail -> CpioHeader.of(join(dialect.magic(), tail))));
  }

  private static Bytes join(Bytes magic, Bytes any) {
    byte[] all = any.toByteArray();
    System.arraycopy(magic.toByteArray(), 0, all, 0, magic.length());
    return Bytes.of(all);
  }

  /** Any numbers, in either case. */
  @Provide
  Arbitrary<CpioHeader> headers() {
    return Combinators.combine(
            Arbitraries.of(CpioDialect.class), Arbitraries.longs(), Arbitraries.of(true, false))
        .as(CpioPropertiesTest::header);
  }

  private static CpioHeader header(CpioDialect dialect, long seed, boolean upperCase) {
    SplittableRandom random = new SplittableRandom(seed);
    CpioHeader.Builder header = CpioHeader.builder(dialect).upperCase(upperCase);
    for (CpioField field : dialect.fields()) {
      header.set(field, random.nextLong(dialect.maximum(field) + 1));
    }
    return header.build();
  }

  private static CpioHeader rebuild(CpioHeader header, boolean upperCase) {
    CpioHeader.Builder copy = CpioHeader.builder(header.dialect()).upperCase(upperCase);
    for (CpioField field : header.dialect().fields()) {
      copy.set(field, header.value(field));
    }
    return copy.build();
  }

  @Property
  void header_isItsNumbers(
      @ForAll CpioDialect dialect, @ForAll long seed, @ForAll boolean upperCase) {
    CpioHeader header = header(dialect, seed, upperCase);
    assertEquals(header.bytes(), rebuild(header, upperCase).bytes());
    assertEquals(header, CpioHeader.of(header.bytes()));
    for (CpioField field : dialect.fields()) {
      assertTrue(header.isNumber(field));
    }
  }

  @Property
  void header_isItsTexts(@ForAll("anyHeaders") CpioHeader header) {
    CpioHeader.Builder copy = CpioHeader.builder(header.dialect());
    for (CpioField field : header.dialect().fields()) {
      copy.setText(field, header.text(field));
    }
    assertEquals(header.bytes(), copy.build().bytes());
  }

  @Property
  void header_editChangesItsBytesOnly(
      @ForAll("anyHeaders") CpioHeader header, @ForAll @LongRange(min = 0) long value) {
    for (CpioField field : header.dialect().fields()) {
      long fitting = value & header.dialect().maximum(field);
      CpioHeader changed = header.toBuilder().set(field, fitting).build();
      assertEquals(fitting, changed.value(field));
      TreeSet<Integer> touched = new TreeSet<>();
      for (int i = 0; i < header.bytes().length(); i++) {
        if (header.bytes().at(i) != changed.bytes().at(i)) {
          touched.add(i);
        }
      }
      int offset = header.dialect().offset(field);
      int end = offset + header.dialect().width(field);
      assertTrue(touched.headSet(offset).isEmpty() && touched.tailSet(end).isEmpty(), field.id());
    }
  }

  /** The fields lie side by side and fill the header. */
  @Property
  void fields_fillTheHeader(@ForAll CpioDialect dialect) {
    int at = dialect.magic().length();
    for (CpioField field : dialect.fields()) {
      assertEquals(at, dialect.offset(field));
      at += dialect.width(field);
    }
    assertEquals(dialect.headerLength(), at);
  }

  /** Archives with odd names, padding, numbers and ends, yet whole. */
  @Provide
  Arbitrary<CpioArchive> archives() {
    return Combinators.combine(Arbitraries.of(CpioDialect.class), Arbitraries.longs())
        .as(RandomArchives::of);
  }

  static byte[] write(CpioArchive archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(archive.writeTo(out, Progress.NONE), out.size());
    return out.toByteArray();
  }

  private static CpioEntry rebuild(CpioEntry entry) {
    CpioHeader header = entry.header();
    boolean lower = header.equals(rebuild(header, false));
    return CpioEntry.of(
        rebuild(header, !lower), entry.nameField(), entry.namePadding(), entry.offset());
  }

  private static CpioMember rebuild(CpioMember member) throws IOException {
    try (InputStream in = member.data().newInputStream()) {
      return CpioMember.of(
          rebuild(member.entry()),
          FileContent.of(Bytes.of(in.readAllBytes())),
          Bytes.of(member.padding().toByteArray()));
    }
  }

  @Property
  void archive_isItsParts(@ForAll("archives") CpioArchive archive) throws IOException {
    byte[] bytes = write(archive);
    CpioArchive read = CpioArchive.read(ImageSource.of(bytes)).model();
    assertArrayEquals(bytes, write(read));
    assertEquals(archive.members().size(), read.members().size());
    CpioArchive.Builder copy = CpioArchive.builder().trailing(read.trailing());
    for (CpioMember member : read.members()) {
      copy.add(rebuild(member));
    }
    if (read.trailer().isPresent()) {
      copy.trailer(rebuild(read.trailer().orElseThrow()));
    }
    assertArrayEquals(bytes, write(copy.build()));
  }

  /** The reader of streams and that of images see the same. */
  @Property
  void stream_isTheArchive(@ForAll("archives") CpioArchive archive) throws IOException {
    byte[] bytes = write(archive);
    CpioArchive image = CpioArchive.read(ImageSource.of(bytes)).model();
    CpioReader reader = CpioReader.of(new ByteArrayInputStream(bytes), ReadLimits.defaults());
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    CpioWriter writer = CpioWriter.of(copy, Progress.NONE);
    List<CpioEntry> entries = new ArrayList<>();
    for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
      entries.add(entry);
      writer.write(entry);
      writer.writeData(reader.data());
      writer.write(reader.padding());
    }
    CpioEntry trailer = reader.trailer();
    if (trailer != null) {
      writer.write(trailer);
      writer.writeData(reader.data());
      writer.write(reader.padding());
    }
    writer.writeData(reader.trailing());
    writer.finish();
    assertArrayEquals(bytes, copy.toByteArray());
    assertEquals(image.members().stream().map(CpioMember::entry).toList(), entries);
    assertNull(reader.next());
  }

  @Property
  void archive_editOfOneFieldChangesItsBytesOnly(
      @ForAll("archives") CpioArchive archive, @ForAll @LongRange(min = 0) long value)
      throws IOException {
    byte[] before = write(archive);
    if (archive.members().isEmpty()) {
      return;
    }
    CpioArchive read = CpioArchive.read(ImageSource.of(before)).model();
    int index = (int) (value % read.members().size());
    CpioMember member = read.members().get(index);
    CpioDialect dialect = member.entry().dialect();
    CpioHeader header =
        member.header().toBuilder()
            .set(CpioField.MTIME, value & dialect.maximum(CpioField.MTIME))
            .build();
    List<CpioMember> members = new ArrayList<>(read.members());
    members.set(index, member.withEntry(member.entry().withHeader(header)));
    byte[] after = write(read.toBuilder().members(members).build());
    int from = (int) member.entry().offset() + dialect.offset(CpioField.MTIME);
    int to = from + dialect.width(CpioField.MTIME);
    assertEquals(before.length, after.length);
    for (int i = 0; i < before.length; i++) {
      assertFalse(before[i] != after[i] && (i < from || i >= to), "byte " + i);
    }
  }

  @Property
  void tree_isMadeOfAnyArchive(@ForAll("archives") CpioArchive archive) throws IOException {
    try (CpioImage image = CpioImage.open(ImageSource.of(write(archive)), ReadLimits.defaults())) {
      assertEquals(
          List.of(),
          TreeComparer.create()
              .compare(image.tree(), MemoryTree.copyOf(image.tree(), ReadLimits.defaults())));
    }
  }

  /** Names of few letters, so that one entry lies in the directories of the one before. */
  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of("a", "b", "ab", ".", "", "..")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(names -> String.join("/", names))
        .filter(name -> !name.isEmpty())
        .list()
        .ofMaxSize(12);
  }

  @Property
  void tree_hasTheDirectoriesOfItsNames(@ForAll("names") List<String> names) throws IOException {
    ArchiveBytes archive = new ArchiveBytes(CpioDialect.NEWC);
    Set<TreePath> expected = new TreeSet<>(Set.of(TreePath.root()));
    for (String name : names) {
      archive.directory(name, 0755);
      for (TreePath path = TreePath.parse(Bytes.utf8(name)).orElse(TreePath.root());
          path != null;
          path = path.parent().orElse(null)) {
        expected.add(path);
      }
    }
    try (CpioImage image = archive.trailer().open();
        TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      List<TreePath> paths = new ArrayList<>();
      while (walk.next() != null) {
        paths.add(walk.path());
      }
      assertEquals(List.copyOf(expected), paths);
    }
  }
}
