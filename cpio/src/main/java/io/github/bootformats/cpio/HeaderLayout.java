package io.github.bootformats.cpio;

import static io.github.bootformats.cpio.CpioField.CHECK;
import static io.github.bootformats.cpio.CpioField.DEV;
import static io.github.bootformats.cpio.CpioField.DEV_MAJOR;
import static io.github.bootformats.cpio.CpioField.DEV_MINOR;
import static io.github.bootformats.cpio.CpioField.FILE_SIZE;
import static io.github.bootformats.cpio.CpioField.GID;
import static io.github.bootformats.cpio.CpioField.INO;
import static io.github.bootformats.cpio.CpioField.MODE;
import static io.github.bootformats.cpio.CpioField.MTIME;
import static io.github.bootformats.cpio.CpioField.NAME_SIZE;
import static io.github.bootformats.cpio.CpioField.NLINK;
import static io.github.bootformats.cpio.CpioField.RDEV;
import static io.github.bootformats.cpio.CpioField.RDEV_MAJOR;
import static io.github.bootformats.cpio.CpioField.RDEV_MINOR;
import static io.github.bootformats.cpio.CpioField.UID;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.cpio.FieldSlot.Form;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The magic of a dialect and the places of the fields behind it. */
final class HeaderLayout {
  private static final List<CpioField> NEW_ORDER =
      List.of(
          INO,
          MODE,
          UID,
          GID,
          NLINK,
          MTIME,
          FILE_SIZE,
          DEV_MAJOR,
          DEV_MINOR,
          RDEV_MAJOR,
          RDEV_MINOR,
          NAME_SIZE,
          CHECK);

  /** The order of the old binary format, which odc kept. */
  private static final List<CpioField> OLD_ORDER =
      List.of(DEV, INO, MODE, UID, GID, NLINK, RDEV, MTIME, NAME_SIZE, FILE_SIZE);

  private static final HeaderLayout NEWC =
      new HeaderLayout(Bytes.utf8("070701"), NEW_ORDER, Form.HEX, 8, 8);
  private static final HeaderLayout CRC =
      new HeaderLayout(Bytes.utf8("070702"), NEW_ORDER, Form.HEX, 8, 8);
  private static final HeaderLayout ODC =
      new HeaderLayout(Bytes.utf8("070707"), OLD_ORDER, Form.OCTAL, 6, 11);
  private static final HeaderLayout BINARY_LITTLE_ENDIAN =
      new HeaderLayout(binaryMagic(0xC7, 0x71), OLD_ORDER, Form.WORDS_LITTLE_ENDIAN, 2, 4);
  private static final HeaderLayout BINARY_BIG_ENDIAN =
      new HeaderLayout(binaryMagic(0x71, 0xC7), OLD_ORDER, Form.WORDS_BIG_ENDIAN, 2, 4);

  private final Bytes magic;
  private final List<CpioField> fields;
  private final Map<CpioField, FieldSlot> slots = new EnumMap<>(CpioField.class);
  private final int length;

  private HeaderLayout(Bytes magic, List<CpioField> fields, Form form, int narrow, int wide) {
    this.magic = magic;
    this.fields = fields;
    int offset = magic.length();
    for (CpioField field : fields) {
      int width = field == MTIME || field == FILE_SIZE ? wide : narrow;
      slots.put(field, new FieldSlot(offset, width, form));
      offset += width;
    }
    this.length = offset;
  }

  static HeaderLayout of(CpioDialect dialect) {
    return switch (dialect) {
      case NEWC -> NEWC;
      case CRC -> CRC;
      case ODC -> ODC;
      case BINARY_LITTLE_ENDIAN -> BINARY_LITTLE_ENDIAN;
      case BINARY_BIG_ENDIAN -> BINARY_BIG_ENDIAN;
    };
  }

  /** The octal number 070707 in either byte order. */
  private static Bytes binaryMagic(int first, int second) {
    return Bytes.of((byte) first, (byte) second);
  }

  Bytes magic() {
    return magic;
  }

  List<CpioField> fields() {
    return fields;
  }

  /** Returns how long a header is. */
  int length() {
    return length;
  }

  @Nullable FieldSlot slot(CpioField field) {
    return slots.get(field);
  }
}
