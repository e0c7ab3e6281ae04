package io.github.bootformats.tree.nio;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels, and the options that they are opened with. */
@ParameterizedClass
@EnumSource
class ChannelMatrixTest extends MatrixTestCase {
  ChannelMatrixTest(MatrixSystem system) {
    super(system);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(SeekableByteChannel channel, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(length);
    int count = channel.read(buffer);
    return count < 0 ? "end" : StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
  }

  @Test
  void readsAnywhere() throws IOException {
    Path file = file("f", "0123456789");
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      assertEquals(10, channel.size());
      assertEquals("0123", read(channel, 4));
      assertEquals(4, channel.position());
      assertEquals("89", read(channel.position(8), 9));
      assertEquals("end", read(channel, 1));
      assertEquals("12", read(channel.position(1), 2));
      assertEquals("end", read(channel.position(1L << 40), 1));
      refuses(IllegalArgumentException.class, () -> channel.position(-1));
      refuses(NonWritableChannelException.class, () -> channel.write(bytes("x")));
      refuses(NonWritableChannelException.class, () -> channel.truncate(1));
      refuses(
          IllegalArgumentException.class,
          () -> channel.position(0).read(ByteBuffer.allocate(1).asReadOnlyBuffer()));
    }
  }

  @Test
  void writesAnywhere() throws IOException {
    Path file = dir.resolve("f");
    try (SeekableByteChannel channel = Files.newByteChannel(file, CREATE_NEW, WRITE)) {
      assertEquals(3, channel.write(bytes("abc")));
      assertEquals(3, channel.position());
      channel.position(5).write(bytes("f"));
      channel.position(1).write(bytes("B"));
      assertEquals(6, channel.size());
      refuses(NonReadableChannelException.class, () -> read(channel, 1));
      channel.truncate(4);
      assertEquals(2, channel.position());
      channel.truncate(100);
      assertEquals(4, channel.size());
      channel.position(4).truncate(3);
      assertEquals(3, channel.position());
      refuses(IllegalArgumentException.class, () -> channel.truncate(-1));
      channel.position(6);
      assertEquals(3, channel.size());
      channel.write(bytes(""));
      assertEquals(3, channel.size());
    }
    assertEquals("aBc", Files.readString(file));
  }

  @Test
  void readsWhatItWrites() throws IOException {
    Path file = file("f", "0123");
    try (SeekableByteChannel both = Files.newByteChannel(file, READ, WRITE);
        SeekableByteChannel other = Files.newByteChannel(file)) {
      assertEquals("01", read(both, 2));
      both.write(bytes("xyz"));
      assertEquals("01xyz", read(both.position(0), 9));
      assertEquals("01xyz", read(other, 9));
      assertEquals("end", read(other, 9));
      both.write(bytes("!"));
      assertEquals("!", read(other, 9));
      both.truncate(2);
      assertEquals(2, other.size());
      assertEquals("end", read(other, 9));
    }
  }

  @Test
  void appends() throws IOException {
    Path file = file("f", "01");
    try (SeekableByteChannel one = Files.newByteChannel(file, APPEND);
        SeekableByteChannel two = Files.newByteChannel(file, WRITE, APPEND)) {
      assertEquals(2, one.position());
      one.write(bytes("a"));
      two.write(bytes("b"));
      one.position(0).write(bytes("c"));
      assertEquals(5, one.position());
      refuses(NonReadableChannelException.class, () -> read(one, 1));
    }
    assertEquals("01abc", Files.readString(file));
  }

  private void refusesToOpen(Class<? extends Exception> expected, String name, OpenOption... how) {
    refuses(expected, () -> Files.newByteChannel(dir.resolve(name), how).close());
  }

  @Test
  void opensAsAsked() throws IOException {
    file("f", "text");
    refusesToOpen(NoSuchFileException.class, "none");
    refusesToOpen(NoSuchFileException.class, "none", READ, CREATE);
    refusesToOpen(NoSuchFileException.class, "none", WRITE);
    refusesToOpen(NoSuchFileException.class, "no/f", WRITE, CREATE);
    refusesToOpen(FileSystemException.class, "f/f", WRITE, CREATE);
    refusesToOpen(FileAlreadyExistsException.class, "f", WRITE, CREATE_NEW);
    refusesToOpen(FileAlreadyExistsException.class, "f", APPEND, CREATE_NEW, CREATE);
    refusesToOpen(IllegalArgumentException.class, "f", READ, APPEND);
    refusesToOpen(IllegalArgumentException.class, "f", APPEND, TRUNCATE_EXISTING);
    Files.newByteChannel(dir.resolve("f"), READ, TRUNCATE_EXISTING, CREATE_NEW).close();
    assertEquals("text", Files.readString(dir.resolve("f")));
    Files.newByteChannel(dir.resolve("f"), WRITE, TRUNCATE_EXISTING).close();
    assertEquals("", Files.readString(dir.resolve("f")));
    Files.newByteChannel(dir.resolve("g"), Set.of(WRITE, CREATE, SPARSE)).close();
    assertTrue(Files.exists(dir.resolve("g")));
    directory("d");
    refusesToOpen(FileSystemException.class, "d", WRITE);
    refusesToOpen(FileSystemException.class, "d", WRITE, CREATE);
    refusesToOpen(FileAlreadyExistsException.class, "d", WRITE, CREATE_NEW);
    link("l", "f");
    refusesToOpen(FileAlreadyExistsException.class, "l", WRITE, CREATE_NEW);
    refusesToOpen(IOException.class, "l", READ, LinkOption.NOFOLLOW_LINKS);
    refusesToOpen(IOException.class, "l", WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  @Test
  void strangersOptionsAreRefused() {
    OpenOption strange = new OpenOption() {};
    refusesToOpen(UnsupportedOperationException.class, "f", strange);
  }

  @Test
  void deletesWhatIsOpen() throws IOException {
    Path file = file("f", "text");
    try (SeekableByteChannel open = Files.newByteChannel(file, READ, WRITE)) {
      Files.delete(file);
      assertEquals("text", read(open, 9));
      open.write(bytes("!"));
      Files.writeString(file, "another");
      assertEquals("text!", read(open.position(0), 9));
    }
    assertEquals("another", Files.readString(file));
    try (SeekableByteChannel last = Files.newByteChannel(file, READ, DELETE_ON_CLOSE)) {
      assertEquals("another", read(last, 9));
    }
    assertFalse(Files.exists(file));
    try (SeekableByteChannel last =
        Files.newByteChannel(file, READ, WRITE, CREATE, DELETE_ON_CLOSE)) {
      last.write(bytes("x"));
      assertEquals("x", read(last.position(0), 9));
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void movesWhatIsOpen() throws IOException {
    Path file = file("f", "text");
    Path other = file("g", "other");
    try (SeekableByteChannel open = Files.newByteChannel(file, WRITE)) {
      Files.move(file, dir.resolve("h"));
      Files.move(other, file);
      open.write(bytes("T"));
    }
    assertEquals("Text", Files.readString(dir.resolve("h")));
    assertEquals("other", Files.readString(file));
  }

  @Test
  void truncatingReachesThoseWhoHaveItOpen() throws IOException {
    Path file = file("f", "text");
    try (SeekableByteChannel open = Files.newByteChannel(file, READ, WRITE)) {
      Files.writeString(file, "ab");
      assertEquals("ab", read(open, 9));
      open.write(bytes("c"));
    }
    assertEquals("abc", Files.readString(file));
  }

  @Test
  void closes() throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file("f", "text"), READ, WRITE);
    channel.close();
    channel.close();
    assertFalse(channel.isOpen());
    refuses(ClosedChannelException.class, channel::size);
    refuses(ClosedChannelException.class, channel::position);
    refuses(ClosedChannelException.class, () -> channel.position(0));
    refuses(ClosedChannelException.class, () -> read(channel, 1));
    refuses(ClosedChannelException.class, () -> channel.write(bytes("")));
    refuses(ClosedChannelException.class, () -> channel.truncate(0));
  }

  @Test
  void isSparse() throws IOException {
    long far = 5L << 30;
    Path file = dir.resolve("f");
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, READ, WRITE, CREATE_NEW, SPARSE)) {
      channel.position(far).write(bytes("end"));
      assertEquals("\0", read(channel.position(far - 1), 1));
    }
    assertEquals(far + 3, Files.size(file));
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(far);
      assertEquals("end", new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }
}
