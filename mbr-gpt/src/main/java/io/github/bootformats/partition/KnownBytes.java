package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What structures say is on a disk; of the rest of the disk nothing is known. */
final class KnownBytes {
  /** All structures begin at a multiple of this; nested labels need not begin a larger sector. */
  private static final int UNIT = 512;

  /** The known first bytes of a unit, most often all of them. */
  private final Map<Long, Bytes> units = new HashMap<>();

  private KnownBytes() {}

  /** Later structures lie over earlier ones. */
  static KnownBytes of(List<DiskWrite> structures) {
    KnownBytes known = new KnownBytes();
    for (DiskWrite structure : structures) {
      Bytes bytes = structure.bytes();
      for (int at = 0; at < bytes.length(); at += UNIT) {
        Bytes piece = bytes.slice(at, Math.min(at + UNIT, bytes.length()));
        known.units.merge((structure.offset() + at) / UNIT, piece, KnownBytes::over);
      }
    }
    return known;
  }

  private static Bytes over(Bytes below, Bytes above) {
    if (above.length() >= below.length()) {
      return above;
    }
    byte[] both = below.toByteArray();
    above.asByteBuffer().get(both, 0, above.length());
    return Bytes.of(both);
  }

  /** Returns whether anything is known about the place where a write begins. */
  boolean begins(DiskWrite write) {
    return units.containsKey(write.offset() / UNIT);
  }

  /** Returns whether exactly these bytes are on the disk already. */
  boolean holds(long offset, Bytes bytes) {
    for (int at = 0; at < bytes.length(); at += UNIT) {
      Bytes known = units.get((offset + at) / UNIT);
      if (known == null
          || !known.startsWith(bytes.slice(at, Math.min(at + UNIT, bytes.length())))) {
        return false;
      }
    }
    return true;
  }

  /** Returns a structure with the bytes that are known, those of later structures over its own. */
  DiskWrite resolve(DiskWrite structure) {
    byte[] bytes = structure.bytes().toByteArray();
    for (int at = 0; at < bytes.length; at += UNIT) {
      Bytes piece = units.get((structure.offset() + at) / UNIT);
      if (piece != null) {
        int length = Math.min(Math.min(UNIT, bytes.length - at), piece.length());
        piece.slice(0, length).asByteBuffer().get(bytes, at, length);
      }
    }
    return new DiskWrite(structure.what(), structure.offset(), Bytes.of(bytes), false);
  }

  /** Cuts a structure down to its sectors that are not on the disk already. */
  List<DiskWrite> missing(DiskWrite structure, int sectorBytes) {
    List<DiskWrite> writes = new ArrayList<>();
    Bytes bytes = structure.bytes();
    int from = -1;
    for (int at = 0; at < bytes.length(); at += sectorBytes) {
      int end = Math.min(at + sectorBytes, bytes.length());
      if (holds(structure.offset() + at, bytes.slice(at, end))) {
        if (from >= 0) {
          writes.add(part(structure, from, at));
        }
        from = -1;
      } else if (from < 0) {
        from = at;
      }
    }
    if (from >= 0) {
      writes.add(part(structure, from, bytes.length()));
    }
    return writes;
  }

  private static DiskWrite part(DiskWrite structure, int from, int end) {
    return new DiskWrite(
        structure.what(), structure.offset() + from, structure.bytes().slice(from, end), false);
  }
}
