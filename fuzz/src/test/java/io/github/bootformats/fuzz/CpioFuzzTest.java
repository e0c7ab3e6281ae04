package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.CpioArchive;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioImage;
import io.github.bootformats.cpio.CpioReader;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeAttribute;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** cpio archives: as a stream, as a list, as a tree, and written anew. */
class CpioFuzzTest {
  static Stream<byte[]> archives() throws IOException {
    List<byte[]> archives = new ArrayList<>();
    for (CpioDialect dialect : CpioDialect.values()) {
      archives.add(archive(Trees.sample(), dialect));
    }
    return archives.stream();
  }

  static byte[] archive(FileTree tree, CpioDialect dialect) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CpioTreeWriter.of(CpioWriteOptions.of(dialect).withAnyMtime().withBlockSize(1))
        .write(tree, out);
    return out.toByteArray();
  }

  @MethodSource("archives")
  @DictionaryFile(resourcePath = "cpio.dict")
  @FuzzTest
  void stream(byte[] data) {
    Attempt.succeeds(
        () -> {
          CpioReader reader = CpioReader.of(new ByteArrayInputStream(data), Trees.LIMITS);
          int count = 0;
          for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
            if (entry.type().orElse(null) == FileType.SYMLINK) {
              Attempt.succeeds(reader::target);
            } else if (count++ % 2 == 0) {
              Attempt.succeeds(() -> reader.data().transferTo(OutputStream.nullOutputStream()));
            }
          }
          reader.trailing().transferTo(OutputStream.nullOutputStream());
          assertTrue(reader.position() <= data.length, "read beyond the end");
        });
  }

  @MethodSource("archives")
  @DictionaryFile(resourcePath = "cpio.dict")
  @FuzzTest
  void list(byte[] data) {
    Attempt.succeeds(
        () -> {
          CpioArchive archive = CpioArchive.read(ImageSource.of(data), Trees.LIMITS).model();
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          archive.writeTo(out, Progress.NONE);
          assertArrayEquals(data, out.toByteArray());
          archive.checkSums(Progress.NONE);
        });
  }

  @MethodSource("archives")
  @DictionaryFile(resourcePath = "cpio.dict")
  @FuzzTest
  void tree(byte[] data) {
    Attempt.succeeds(
        () -> {
          try (CpioImage image = CpioImage.open(ImageSource.of(data), Trees.LIMITS)) {
            Trees.readAll(image.tree());
            rewrite(image.tree(), CpioDialect.NEWC);
          }
        });
  }

  /** What is written anew must be read as the same tree. */
  private static void rewrite(FileTree tree, CpioDialect dialect) throws IOException {
    byte[] written = archive(tree, dialect);
    try (CpioImage again = CpioImage.open(ImageSource.of(written), Trees.LIMITS)) {
      // Archives have no extended attributes, and no symbolic links with several names.
      if (Trees.hasLinkedSymlinks(tree)) {
        Trees.assertSame(tree, again.tree(), TreeAttribute.XATTRS, TreeAttribute.LINK);
      } else {
        Trees.assertSame(tree, again.tree(), TreeAttribute.XATTRS);
      }
    }
  }

  static Stream<byte[]> treeScripts() {
    return TreeScripts.seeds();
  }

  @MethodSource("treeScripts")
  @FuzzTest
  void written(byte[] data) {
    Feed feed = new Feed(data);
    CpioDialect dialect = feed.oneOf(List.of(CpioDialect.values()));
    MemoryTree tree = Trees.empty();
    TreeScript.run(feed, tree);
    Attempt.succeeds(() -> rewrite(tree, dialect));
  }
}
