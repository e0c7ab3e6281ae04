package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.internal.ShortName;
import java.util.Locale;
import java.util.function.UnaryOperator;
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
    if (!header.hasNumbersOnly()) {
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
          "newc has no sums, but %s has %s in its place"
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
          "An entry with namesize %s has no name".formatted(field.length()));
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
          "The name %s is followed by %s bytes %s"
              .formatted(shown(name), field.length() - name.length(), zeros ? "0" : "of garbage"));
    }
    if (field.length() > PATH_MAX) {
      findings.add(
          CpioFinding.NAME_LONG, at, "A name field has %s bytes".formatted(field.length()));
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
    FileType type = entry.type().orElse(null);
    long size = entry.size();
    if (type == null) {
      addAt(
          CpioField.MODE,
          CpioFinding.TYPE_UNKNOWN,
          entry,
          name ->
              "The mode 0%o of %s has no type"
                  .formatted(entry.header().value(CpioField.MODE), name));
    } else if (type == FileType.SYMLINK) {
      if (size == 0) {
        addAt(
            CpioField.FILE_SIZE,
            CpioFinding.TARGET_EMPTY,
            entry,
            name -> "The link " + name + " has no target");
      } else if (size >= PATH_MAX) {
        addAt(
            CpioField.FILE_SIZE,
            CpioFinding.TARGET_LONG,
            entry,
            name -> "The link %s has %s bytes".formatted(name, size));
      }
    } else if (type != FileType.REGULAR && size != 0) {
      addAt(
          CpioField.FILE_SIZE,
          CpioFinding.DATA_UNEXPECTED,
          entry,
          name ->
              "%s is a %s and has %s bytes"
                  .formatted(name, type.name().toLowerCase(Locale.ROOT), size));
    }
  }

  /** Adds a finding at a field; the name is only made fit for people when there is one. */
  private void addAt(
      CpioField field, CpioFinding finding, CpioEntry entry, UnaryOperator<String> message) {
    long at = entry.offset() + entry.dialect().offset(field);
    findings.add(finding, at, () -> message.apply(shown(entry.name())));
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
