package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Values at which something begins, ends, overflows or is treated as a special case. */
final class FieldValues {
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  private static final long[] COUNTS = {
    0,
    1,
    2,
    3,
    4,
    5,
    63,
    127,
    128,
    129,
    255,
    256,
    257,
    8192,
    8193,
    1 << 24,
    1 << 25,
    1 << 28,
    1 << 29,
    1L << 31,
    MAX_U32 - 1,
    MAX_U32
  };

  private static final long[] SIZES = {
    0, 1, 64, 91, 92, 93, 127, 128, 129, 192, 256, 511, 512, 513, 1024, 4096, 4097, 1 << 16,
    1 << 28, 1L << 31, MAX_U32
  };

  private static final long[] MBR_TYPES = {
    0, 0x05, 0x0F, 0x85, 0xC5, 0xEE, 0xEF, 0x83, 0x07, 0x42, 0x54, 0x55, 0x63, 0x81, 0x82, 0xA5,
    0xA6, 0xA9, 0xBF, 0xFD, 0xFF
  };

  private static final List<UUID> GPT_TYPES =
      List.of(
          Guids.ZERO,
          GptTypes.EFI_SYSTEM,
          GptTypes.BIOS_BOOT,
          GptTypes.LINUX_FILESYSTEM,
          GptTypes.MICROSOFT_RESERVED,
          new UUID(-1, -1));

  private final DiskEditor editor;
  private final SeededRandom random;
  private final List<DiskField> lbas = new ArrayList<>();

  FieldValues(List<DiskStructure> structures, DiskEditor editor, SeededRandom random) {
    this.editor = editor;
    this.random = random;
    for (DiskStructure structure : structures) {
      structure.fields().stream()
          .filter(field -> field.kind() == DiskField.Kind.LBA)
          .forEach(lbas::add);
    }
  }

  /** Returns a value for a field that is not the one that it has, if that can be. */
  Bytes of(DiskField field, Bytes old) {
    return switch (field.kind()) {
      case LBA -> number(lba(field, old), field);
      case COUNT -> number(count(old), field);
      case SIZE -> number(random.oneOf(SIZES), field);
      case CRC -> number(random.oneOf(0, MAX_U32, random.nextLong()), field);
      case ID -> Bytes.of(id(field));
      case TYPE ->
          field.length() == Guids.BYTES
              ? Guids.encode(random.oneOf(GPT_TYPES))
              : number(random.oneOf(MBR_TYPES), field);
      case FLAGS -> number(flags(old), field);
      case SIGNATURE -> number(random.oneOf(0, -1, DiskEditor.number(old) + 1), field);
      case CHS -> number(random.oneOf(0, 0xFFFFFF, 0xFFFFFE, 0x000200, 0x010100), field);
      case NAME -> name(field);
    };
  }

  private static Bytes number(long value, DiskField field) {
    return DiskEditor.number(value, field.length());
  }

  private long lba(DiskField field, Bytes old) {
    long end = editor.sectorCount();
    boolean wide = field.length() == Long.BYTES;
    return switch (random.below(5)) {
      case 0 -> DiskEditor.number(old) + random.oneOf(-1, 1);
      case 1 -> near(random.oneOf(lbas));
      case 2 -> end + random.between(-2, 2);
      case 3 -> random.between(0, 3);
      default ->
          wide
              ? random.oneOf(
                  MAX_U32, 1L << 32, 1L << 52, 1L << 55, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1)
              : random.oneOf(1L << 23, 1L << 29, 1L << 31, MAX_U32 - 1, MAX_U32);
    };
  }

  private long near(DiskField field) {
    return DiskEditor.number(editor.get(field.offset(), field.length())) + random.between(-1, 1);
  }

  private long count(Bytes old) {
    return switch (random.below(4)) {
      case 0 -> DiskEditor.number(old) + random.oneOf(-1, 1);
      case 1 -> editor.sectorCount() + random.between(-2, 2);
      default -> random.oneOf(COUNTS);
    };
  }

  private byte[] id(DiskField field) {
    byte[] id = random.bytes(field.length());
    if (random.oneIn(2)) {
      Arrays.fill(id, (byte) (random.oneIn(2) ? 0 : 0xFF));
    }
    return id;
  }

  private long flags(Bytes old) {
    return random.oneOf(
        0, 1, 2, 0x80, 0x7F, -1, DiskEditor.number(old) + 1, 1L << random.below(64), 0x0002_0000L);
  }

  private Bytes name(DiskField field) {
    byte[] name = random.bytes(field.length());
    switch (random.below(4)) {
      case 0 -> Arrays.fill(name, (byte) 0);
      case 1 -> Arrays.fill(name, (byte) 0xFF);
      case 2 -> {
        for (int i = 1; i < name.length; i += 2) {
          name[i] = (byte) 0xD8;
        }
      }
      default -> {}
    }
    return Bytes.of(name);
  }
}
