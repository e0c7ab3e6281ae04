package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.tree.SampleTrees;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Trees that cannot be changed, and file systems that are closed. */
class ReadOnlyTreeTest {
  /** Everything, but not as a tree that may change. */
  private static FileTree tree() throws IOException {
    return new FrozenTree(SampleTrees.everything());
  }

  private static List<Executable> changes(FileSystem fs) {
    Path file = fs.getPath("/etc/passwd");
    Path free = fs.getPath("/free");
    return List.of(
        () -> Files.writeString(file, "x"),
        () -> Files.newByteChannel(free, StandardOpenOption.APPEND),
        () -> Files.newByteChannel(file, StandardOpenOption.DELETE_ON_CLOSE),
        () -> Files.createDirectory(free),
        () -> Files.createSymbolicLink(free, file),
        () -> Files.createLink(free, file),
        () -> Files.delete(file),
        () -> Files.deleteIfExists(free),
        () -> Files.copy(file, free),
        () -> Files.move(file, free),
        () -> Files.setLastModifiedTime(file, FileTime.fromMillis(0)),
        () -> Files.setAttribute(file, "unix:mode", 0),
        () -> Files.setAttribute(file, "user:x", new byte[0]));
  }

  @Test
  void nothingIsChanged() throws IOException {
    try (FileSystem fs = TreeFileSystem.of(tree());
        FileSystem asked =
            TreeFileSystem.builder(SampleTrees.withoutDevices()).readOnly().build()) {
      for (FileSystem each : List.of(fs, asked)) {
        for (Executable change : changes(each)) {
          assertThrows(ReadOnlyFileSystemException.class, change);
        }
        Path file = each.getPath("/etc/passwd");
        assertTrue(each.isReadOnly());
        assertTrue(Files.getFileStore(file).isReadOnly());
        assertEquals(0, Files.getFileStore(file).getUsableSpace());
        assertFalse(Files.isWritable(file));
        assertTrue(Files.isReadable(file));
        assertEquals(23 - 1, Files.size(file));
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
          assertEquals(4, channel.position(5).read(ByteBuffer.allocate(4)));
        }
        try (var in = Files.newInputStream(file)) {
          assertEquals('r', in.read());
        }
      }
      assertThrows(
          ReadOnlyFileSystemException.class,
          () -> Files.copy(asked.getPath("/etc/passwd"), fs.getPath("/x")));
      assertThrows(
          ReadOnlyFileSystemException.class,
          () -> Files.move(asked.getPath("/etc/passwd"), fs.getPath("/x")));
    }
  }

  @Test
  @SuppressWarnings("StreamResourceLeak") // the file system closes it
  void closedIsClosed() throws IOException {
    for (FileTree tree : List.of(tree(), SampleTrees.everything())) {
      FileSystem fs = TreeFileSystem.of(tree);
      Path file = fs.getPath("/etc/passwd");
      SeekableByteChannel channel = Files.newByteChannel(file);
      var in = Files.newInputStream(file);
      DirectoryStream<Path> entries = Files.newDirectoryStream(fs.getPath("/"));
      Iterator<Path> iterator = entries.iterator();
      assertTrue(fs.isOpen());
      fs.close();
      fs.close();
      assertFalse(fs.isOpen());
      assertThrows(ClosedChannelException.class, () -> channel.read(ByteBuffer.allocate(1)));
      assertThrows(IOException.class, in::read);
      assertThrows(ClosedFileSystemException.class, iterator::hasNext);
      for (Executable use :
          List.<Executable>of(
              () -> Files.readString(file),
              () -> Files.newByteChannel(file),
              () -> Files.newDirectoryStream(file).close(),
              () -> Files.size(file),
              () -> Files.readAttributes(file, "unix:*"),
              () -> Files.getFileStore(file),
              () -> Files.isHidden(file),
              () -> file.toRealPath(),
              fs::getRootDirectories,
              fs::getFileStores)) {
        assertThrows(ClosedFileSystemException.class, use);
      }
      for (Executable change : changes(fs)) {
        assertThrows(ClosedFileSystemException.class, change);
      }
      assertEquals("/etc", String.valueOf(file.getParent()));
    }
  }

  @Test
  void manyMayRead() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (FileSystem fs = TreeFileSystem.of(tree())) {
      List<Future<Long>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Callable<Long> work =
            () -> {
              long bytes = 0;
              try (Stream<Path> all = Files.walk(fs.getPath("/"))) {
                for (Path each : (Iterable<Path>) all::iterator) {
                  bytes += Files.isRegularFile(each) ? Files.readAllBytes(each).length : 1;
                }
              }
              return bytes;
            };
        results.add(threads.submit(work));
      }
      for (Future<Long> result : results) {
        assertEquals(results.get(0).get(), result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void manyMayWrite() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (FileSystem fs = TreeFileSystem.of(SampleTrees.empty())) {
      List<Future<Path>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String name = "/f" + i;
        results.add(
            threads.submit(
                () -> {
                  Files.writeString(fs.getPath(name), name);
                  Files.writeString(
                      fs.getPath("/log"),
                      ".",
                      StandardOpenOption.CREATE,
                      StandardOpenOption.APPEND);
                  return Files.move(fs.getPath(name), fs.getPath(name + "-"));
                }));
      }
      for (Future<Path> result : results) {
        assertEquals(result.get().toString(), Files.readString(result.get()) + "-");
      }
      assertEquals(200, Files.size(fs.getPath("/log")));
      try (Stream<Path> all = Files.list(fs.getPath("/"))) {
        assertEquals(201, all.count());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
