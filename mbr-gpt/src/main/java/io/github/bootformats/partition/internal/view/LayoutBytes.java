package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.DiskPiece;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layout as bytes at offsets, for views of programs that read an LBA and take what is there.
 *
 * <p>Known is what the layout holds. Whatever a program asks for beyond that are its {@linkplain
 * DiskLayout#otherPieces other pieces}; in a layout that was put together by hand it is missing,
 * and taken for zeros.
 */
public final class LayoutBytes {
  private final int sectorBytes;
  private final long end;
  private final Map<Long, Bytes> ebrs = new HashMap<>();
  private final List<DiskPiece> pieces = new ArrayList<>();

  public LayoutBytes(DiskLayout layout) {
    this.sectorBytes = layout.sectorSize().bytes();
    this.end = layout.sectorCount() * sectorBytes;
    for (Ebr ebr : layout.ebrs()) {
      ebrs.putIfAbsent(ebr.lba(), ebr.sector().bytes());
    }
    pieces.add(new DiskPiece(0, layout.mbr().bytes()));
    for (GptTable table : layout.gptTables()) {
      pieces.add(new DiskPiece(offset(table.lba()), table.header().bytes()));
      table
          .array()
          .ifPresent(
              a -> pieces.add(new DiskPiece(offset(table.header().entriesLba()), a.bytes())));
    }
    pieces.addAll(layout.otherPieces());
  }

  /** Returns where a sector begins, as the programs compute it: modulo 2<sup>64</sup>. */
  public long offset(long lba) {
    return lba * sectorBytes;
  }

  /** Returns how much of a piece lies on the disk. */
  public int available(long offset, int length) {
    return offset < 0 || offset >= end ? 0 : (int) Math.min(length, end - offset);
  }

  /** Returns a whole sector, or empty where the disk has none or the layout does not know it. */
  public Optional<Bytes> sector(long lba) {
    long offset = offset(lba);
    if (available(offset, sectorBytes) < sectorBytes) {
      return Optional.empty();
    }
    Optional<Bytes> ebr = Optional.ofNullable(ebrs.get(offset / sectorBytes));
    return ebr.isPresent() ? ebr : find(offset, sectorBytes);
  }

  /** Returns a piece if all of it is known. */
  public Optional<Bytes> find(long offset, int length) {
    for (DiskPiece piece : pieces) {
      if (piece.holds(offset, length)) {
        return Optional.of(piece.slice(offset, length));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the GPT copy at an LBA as programs see it that multiply the array's LBA without a look
   * at the product: 2<sup>64</sup> bytes away is here.
   */
  static Optional<GptTable> gptAt(DiskLayout layout, long lba) {
    return layout
        .gptAt(lba)
        .map(t -> t.array().isPresent() ? t : new LayoutBytes(layout).withWrappedArray(t));
  }

  private GptTable withWrappedArray(GptTable table) {
    GptHeader header = table.header();
    long length = header.entryArrayBytes();
    if (length <= 0 || length > Integer.MAX_VALUE) {
      return table;
    }
    return find(offset(header.entriesLba()), (int) length)
        .map(bytes -> table.withArray(GptEntryArray.of(bytes, (int) header.entrySize())))
        .orElse(table);
  }

  /** Reads a piece; what is not known of it, or behind the end of the disk, is zeros. */
  Bytes read(long offset, int length) {
    Optional<Bytes> whole = find(offset, length);
    if (whole.isPresent()) {
      return whole.get();
    }
    byte[] bytes = new byte[length];
    for (DiskPiece piece : pieces) {
      long from = Math.max(offset, piece.offset());
      long to = Math.min(offset + length, piece.offset() + piece.bytes().length());
      if (from < to) {
        byte[] part = piece.slice(from, (int) (to - from)).toByteArray();
        System.arraycopy(part, 0, bytes, (int) (from - offset), part.length);
      }
    }
    return Bytes.of(bytes);
  }
}
