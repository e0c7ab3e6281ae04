package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes newc archives byte by byte, apart from the library's own writer. */
final class NewcBytes {
  static final int REGULAR = 0100644;
  static final int DIRECTORY = 0040755;
  static final int SYMLINK = 0120777;
  static final int CHARACTER = 0020600;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An entry whose fields can be set. */
  static final class Entry {
    String magic = "070701";
    long inode;
    long mode = REGULAR;
    long uid;
    long gid;
    long links = 1;
    long mtime;
    long major;
    long minor;
    long rdevMajor;
    long rdevMinor;
    long sum;
    String name = "";
    String data = "";

    /** What the header says of the name's length; what is right if negative. */
    long nameLength = -1;

    /** Written in place of the NUL behind the name. */
    String terminator = "\0";

    /** Digits in place of the ones that are right. */
    String inodeText = "";

    private String header() {
      StringBuilder text = new StringBuilder(magic);
      long length = nameLength < 0 ? name.length() + terminator.length() : nameLength;
      long[] fields = {
        inode,
        mode,
        uid,
        gid,
        links,
        mtime,
        data.length(),
        major,
        minor,
        rdevMajor,
        rdevMinor,
        length,
        sum
      };
      for (long field : fields) {
        text.append("%08X".formatted(field & 0xFFFF_FFFFL));
      }
      if (!inodeText.isEmpty()) {
        text.replace(6, 14, inodeText);
      }
      return text.toString();
    }
  }

  static Entry entry(int mode, String name, String data) {
    Entry entry = new Entry();
    entry.mode = mode;
    entry.name = name;
    entry.data = data;
    return entry;
  }

  NewcBytes add(Entry entry) {
    raw(entry.header() + entry.name + entry.terminator);
    align(4);
    raw(entry.data);
    return align(4);
  }

  NewcBytes file(String name, String data) {
    return add(entry(REGULAR, name, data));
  }

  NewcBytes directory(String name) {
    return add(entry(DIRECTORY, name, ""));
  }

  NewcBytes symlink(String name, String target) {
    return add(entry(SYMLINK, name, target));
  }

  NewcBytes link(String name, int inode, String data) {
    Entry entry = entry(REGULAR, name, data);
    entry.inode = inode;
    entry.links = 2;
    return add(entry);
  }

  NewcBytes trailer() {
    return add(entry(0, "TRAILER!!!", ""));
  }

  /** Appends bytes, a char each. */
  NewcBytes raw(String bytes) {
    return raw(bytes.getBytes(ISO_8859_1));
  }

  NewcBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  NewcBytes nuls(int count) {
    return raw(new byte[count]);
  }

  NewcBytes align(int block) {
    return nuls((block - out.size() % block) % block);
  }

  /** Appends another archive, compressed. */
  NewcBytes compressed(String codec, NewcBytes archive) {
    return raw(compress(codec, archive.toByteArray()));
  }

  static byte[] compress(String codec, byte[] data) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    boolean hasDictionary = codec.equals("xz") || codec.equals("lzma");
    EncodeOptions defaults = EncodeOptions.defaults();
    EncodeOptions options = hasDictionary ? defaults.withDictionaryBytes(1 << 16) : defaults;
    try (OutputStream encoder =
        Codecs.standard().stream(codec).orElseThrow().encode(target, options)) {
      encoder.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toByteArray();
  }

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  /** Returns what Linux makes of it. */
  LinuxRootfs unpack() throws IOException {
    return unpack(toByteArray());
  }

  static LinuxRootfs unpack(byte[] image) throws IOException {
    ReadLimits limits = ReadLimits.defaults();
    ImageSource source = ImageSource.of(image);
    return InitramfsConsumer.LINUX_6_1.unpack(source, limits, new UnpackedSegments(source, limits));
  }
}
