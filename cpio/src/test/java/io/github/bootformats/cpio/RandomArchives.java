package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import java.util.List;
import java.util.SplittableRandom;

/** Archives whose every part may be odd, but whose lengths fit together. */
final class RandomArchives {
  private static final List<FileType> TYPES = List.of(FileType.values());

  private static final String[] NAMES = {
    ".", "a", "a/b", "a/b/c", "./a", "/abs", "../up", "x", "\u00e9", "dir/", "dir/file", "a//b"
  };

  private RandomArchives() {}

  /** Returns the archive of a seed, always the same; the first entry is never a trailer. */
  static CpioArchive of(CpioDialect dialect, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CpioArchive.Builder archive = CpioArchive.builder();
    int count = random.nextInt(1, 8);
    for (int i = 0; i < count; i++) {
      archive.add(member(dialect, random));
    }
    if (random.nextInt(8) > 0) {
      archive.trailer(CpioMember.of(CpioEntry.trailer(dialect), Bytes.empty()));
      archive.trailing(FileContent.of(trailing(random)));
    }
    return archive.build();
  }

  private static CpioMember member(CpioDialect dialect, SplittableRandom random) {
    CpioHeader.Builder header = CpioHeader.builder(dialect).upperCase(random.nextBoolean());
    for (CpioField field : dialect.fields()) {
      long bound = random.nextInt(3) == 0 ? dialect.maximum(field) + 1 : 4;
      header.set(field, random.nextLong(bound));
    }
    FileType type = TYPES.get(random.nextInt(TYPES.size()));
    if (random.nextInt(10) > 0) {
      header.set(CpioField.MODE, type.modeBits() | random.nextInt(010000));
    }
    Bytes name = name(random);
    Bytes data = random(random, random.nextInt(3) == 0 ? 0 : random.nextInt(40));
    header.set(CpioField.NAME_SIZE, name.length()).set(CpioField.FILE_SIZE, data.length());
    Bytes namePadding =
        padding(random, dialect.paddingAfter(dialect.headerLength() + name.length()));
    return CpioMember.of(
        CpioEntry.of(header.build(), name, namePadding, 0),
        FileContent.of(data),
        padding(random, dialect.paddingAfter(data.length())));
  }

  private static Bytes name(SplittableRandom random) {
    Bytes name = Bytes.utf8(NAMES[random.nextInt(NAMES.length)]);
    int kind = random.nextInt(10);
    int extra = kind < 6 ? 1 : kind < 8 ? random.nextInt(6) : 0;
    byte[] field = new byte[name.length() + extra];
    System.arraycopy(name.toByteArray(), 0, field, 0, name.length());
    if (kind == 7 && extra > 1) {
      field[field.length - 1] = 'g';
    }
    return kind == 9 ? Bytes.empty() : Bytes.of(field);
  }

  private static Bytes padding(SplittableRandom random, int length) {
    return random.nextInt(4) == 0 ? random(random, length) : Bytes.zeros(length);
  }

  private static Bytes trailing(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Bytes.empty();
      case 1 -> Bytes.zeros(random.nextInt(700));
      default -> random(random, random.nextInt(100));
    };
  }

  private static Bytes random(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
