package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.CpioWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files with updates of microcode, of which Linux loads the one that fits its processor before all
 * else (Linux, Documentation/x86/microcode.rst). The updates of a vendor are one behind the other
 * in one file.
 */
final class Microcode {
  private static final int BLOCK = 512;

  /** Some processors take updates from multiples of 16 bytes only (Intel SDM, volume 3, 9.11.6). */
  private static final int ALIGNMENT = 16;

  private static final int HEAD_BYTES = 48;
  private static final NodeMetadata DIRECTORY = NodeMetadata.of(0755);
  private static final NodeMetadata FILE = NodeMetadata.of(0644);

  private final Map<Vendor, List<FileContent>> updates;

  /** Who makes processors that load microcode. */
  enum Vendor {
    AMD("AuthenticAMD"),
    INTEL("GenuineIntel");

    private final String file;

    Vendor(String id) {
      this.file = InitramfsContents.MICROCODE_DIRECTORY + "/" + id + ".bin";
    }

    Bytes path() {
      return Bytes.utf8(file);
    }
  }

  private Microcode(Map<Vendor, List<FileContent>> updates) {
    this.updates = updates;
  }

  static Microcode of(List<? extends FileContent> files) throws IOException {
    Map<Vendor, List<FileContent>> updates = new TreeMap<>();
    for (FileContent file : files) {
      updates.computeIfAbsent(vendor(file), v -> new ArrayList<>()).add(file);
    }
    return new Microcode(updates);
  }

  /**
   * Tells whose updates a file has: AMD's begin with {@code DMA} and a NUL
   * (arch/x86/include/asm/microcode_amd.h), Intel's with the versions of header and loader, both 1
   * (SDM, volume 3, 9.11.1).
   */
  private static Vendor vendor(FileContent file) throws IOException {
    Bytes head;
    try (InputStream in = file.newInputStream()) {
      head = Bytes.of(in.readNBytes(HEAD_BYTES));
    }
    if (head.startsWith(Bytes.utf8("DMA\0"))) {
      return Vendor.AMD;
    }
    if (head.length() == HEAD_BYTES && head.u32le(0) == 1 && head.u32le(20) == 1) {
      return Vendor.INTEL;
    }
    throw new MalformedFormatException(
        InitramfsFinding.FORMAT,
        InitramfsFinding.MICROCODE.code(),
        0,
        "a file with microcode of AMD begins with DMA, one of Intel with 1 in four bytes; this one"
            + " with "
            + head.slice(0, Math.min(4, head.length())).toHex());
  }

  void writeTo(OutputStream out) throws IOException {
    CpioWriter writer = CpioWriter.of(out, Progress.NONE);
    long inode = 1;
    int end = 0;
    while (end >= 0) {
      end = InitramfsContents.MICROCODE_DIRECTORY.indexOf('/', end + 1);
      int length = end < 0 ? InitramfsContents.MICROCODE_DIRECTORY.length() : end;
      Bytes name = Bytes.utf8(InitramfsContents.MICROCODE_DIRECTORY.substring(0, length));
      writer.write(NewNode.directory(DIRECTORY).member(name, inode++));
    }
    for (Map.Entry<Vendor, List<FileContent>> vendor : updates.entrySet()) {
      NewNode file = NewNode.regular(new Joined(vendor.getValue()), FILE);
      writer.write(aligned(file.member(vendor.getKey().path(), inode++), writer.position()));
    }
    writer.writeTrailer(CpioDialect.NEWC);
    writer.padTo(BLOCK);
    writer.finish();
  }

  /** Puts NULs behind the name, so that the data begins at a multiple of 16 bytes. */
  private static CpioMember aligned(CpioMember member, long position) {
    Bytes name = member.name();
    long least = position + member.header().bytes().length() + name.length() + 1;
    int room = name.length() + 1 + (int) Math.floorMod(-least, (long) ALIGNMENT);
    byte[] field = Arrays.copyOf(name.toByteArray(), room);
    CpioEntry entry =
        CpioEntry.of(
            member.header().toBuilder().set(CpioField.NAME_SIZE, room).build(),
            Bytes.of(field),
            Bytes.empty(),
            position);
    return member.withEntry(entry);
  }

  /** Files one behind the other. */
  private record Joined(List<FileContent> parts) implements FileContent {
    @Override
    public long size() throws IOException {
      long size = 0;
      for (FileContent part : parts) {
        size += part.size();
      }
      return size;
    }

    @Override
    public InputStream newInputStream() throws IOException {
      List<InputStream> streams = new ArrayList<>();
      for (FileContent part : parts) {
        streams.add(part.newInputStream());
      }
      return new SequenceInputStream(Collections.enumeration(streams));
    }
  }
}
