package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is odd about single entries. */
final class EntryFindings {
  /** What Linux takes: a name field of PATH_MAX bytes, so a name or target of one less. */
  static final int PATH_MAX = 4096;

  private final FindingList findings;
  private @Nullable CpioDialect first;

  EntryFindings(FindingList findings) {
    this.findings = findings;
  }

  void check(CpioEntry entry) {
    checkDialect(entry);
    checkDigits(entry);
    checkName(entry);
    checkPadding(entry.namePadding(), entry.offset() + entry.headLength(), true);
    if (!entry.isTrailer()) {
      checkType(entry);
    }
  }

  private void checkDialect(CpioEntry entry) {
    CpioDialect expected = first;
    if (expected == null) {
      first = entry.dialect();
    } else if (expected != entry.dialect()) {
      findings.add(
          CpioFinding.DIALECT_MIXED,
          entry.offset(),
          "The archive began as %s, this is %s".formatted(expected, entry.dialect()));
    }
  }

  private void checkDigits(CpioEntry entry) {
    CpioHeader header = entry.header();
    if (header.dialect().isText()) {
      for (CpioField field : header.dialect().fields()) {
        if (!header.isNumber(field)) {
          findings.add(
              CpioFinding.FIELD_DIGITS,
              entry.offset() + header.dialect().offset(field),
              "%s of %s is \"%s\", not a number"
                  .formatted(field, ShortName.of(entry.name()), header.text(field)));
        }
      }
    }
    if (entry.dialect() == CpioDialect.NEWC && header.value(CpioField.CHECK) != 0) {
      findings.add(
          CpioFinding.CHECK_UNUSED,
          entry.offset() + header.dialect().offset(CpioField.CHECK),
          "newc has no sums, but %s has %d in its place"
              .formatted(ShortName.of(entry.name()), header.value(CpioField.CHECK)));
    }
  }

  private void checkName(CpioEntry entry) {
    Bytes field = entry.nameField();
    Bytes name = entry.name();
    long at = entry.offset() + entry.dialect().headerLength();
    if (name.isEmpty()) {
      findings.add(
          CpioFinding.NAME_EMPTY,
          at,
          "An entry with namesize %d has no name".formatted(field.length()));
    }
    if (!field.isEmpty() && field.at(field.length() - 1) != 0) {
      findings.add(
          CpioFinding.NAME_UNTERMINATED, at, "The name " + shown(name) + " does not end with NUL");
    }
    if (field.length() - name.length() > 1) {
      boolean zeros = field.slice(name.length(), field.length()).isZero();
      findings.add(
          zeros ? CpioFinding.NAME_PADDED : CpioFinding.NAME_GARBAGE,
          at + name.length(),
          "The name %s is followed by %d bytes %s"
              .formatted(shown(name), field.length() - name.length(), zeros ? "0" : "of garbage"));
    }
    if (field.length() > PATH_MAX) {
      findings.add(
          CpioFinding.NAME_LONG, at, "A name field has %d bytes".formatted(field.length()));
    }
    checkPath(name, at);
  }

  private void checkPath(Bytes name, long at) {
    if (name.isEmpty()) {
      return;
    }
    if (name.at(0) == '/') {
      findings.add(CpioFinding.NAME_ABSOLUTE, at, "The name " + shown(name) + " is absolute");
    }
    if (hasParent(name)) {
      findings.add(CpioFinding.NAME_PARENT, at, "The name " + shown(name) + " has a .. in it");
    }
  }

  private static boolean hasParent(Bytes name) {
    for (int begin = 0; begin <= name.length(); ) {
      int slash = name.indexOf('/', begin);
      int end = slash < 0 ? name.length() : slash;
      if (end - begin == 2 && name.at(begin) == '.' && name.at(begin + 1) == '.') {
        return true;
      }
      begin = end + 1;
    }
    return false;
  }

  private void checkType(CpioEntry entry) {
    Optional<FileType> type = entry.type();
    String name = shown(entry.name());
    long modeAt = entry.offset() + entry.dialect().offset(CpioField.MODE);
    if (type.isEmpty()) {
      findings.add(
          CpioFinding.TYPE_UNKNOWN,
          modeAt,
          "The mode 0%o of %s has no type".formatted(entry.header().value(CpioField.MODE), name));
      return;
    }
    long size = entry.size();
    long sizeAt = entry.offset() + entry.dialect().offset(CpioField.FILE_SIZE);
    if (type.get() == FileType.SYMLINK) {
      if (size == 0) {
        findings.add(CpioFinding.TARGET_EMPTY, sizeAt, "The link " + name + " has no target");
      } else if (size >= PATH_MAX) {
        findings.add(
            CpioFinding.TARGET_LONG, sizeAt, "The link %s has %d bytes".formatted(name, size));
      }
    } else if (type.get() != FileType.REGULAR && size != 0) {
      findings.add(
          CpioFinding.DATA_UNEXPECTED,
          sizeAt,
          "%s is a %s and has %d bytes"
              .formatted(name, type.get().name().toLowerCase(java.util.Locale.ROOT), size));
    }
  }

  /** Looks at padding that ends at an offset. */
  void checkPadding(Bytes padding, long end, boolean whole) {
    if (!padding.isZero()) {
      findings.add(
          CpioFinding.PADDING_NOT_ZERO,
          end - padding.length(),
          "The padding is " + padding + ", not of zeros");
    }
    if (!whole) {
      findings.add(CpioFinding.PADDING_SHORT, end, "The archive ends within padding");
    }
  }

  private static String shown(Bytes name) {
    return ShortName.of(name);
  }
}
