package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a pax extended header, {@code length key=value\n} each (POSIX.1-2017, pax,
 * Extended Header), as bytes: values of extended attributes are not text.
 */
final class PaxRecords {
  private static final Bytes XATTR = Bytes.utf8("SCHILY.xattr.");

  /** More digits than the length of anything that was read. */
  private static final int MAX_DIGITS = 9;

  private final Map<Bytes, Bytes> values = new LinkedHashMap<>();

  /** Adds the records of a header; later values count, and an empty one takes the others back. */
  void parse(Bytes header) throws IOException {
    for (int at = 0; at < header.length(); ) {
      int space = header.indexOf(' ', at);
      int end = space < 0 ? -1 : at + length(header, at, space);
      int equals = header.indexOf('=', Math.max(space, at));
      boolean isRecord =
          end <= header.length() && equals > space && equals < end && header.at(end - 1) == '\n';
      if (!isRecord) {
        throw OverlayFinding.TAR_DAMAGED.failure("a pax header has no record at byte " + at);
      }
      Bytes key = header.slice(space + 1, equals);
      Bytes value = header.slice(equals + 1, end - 1);
      if (value.isEmpty() && !key.startsWith(XATTR)) {
        values.remove(key);
      } else {
        values.put(key, value);
      }
      at = end;
    }
  }

  /** Returns how long a record says it is, at least as long as its own length; 0 if it does not. */
  private static int length(Bytes header, int begin, int end) {
    int length = 0;
    if (end == begin || end - begin > MAX_DIGITS) {
      return 0;
    }
    for (int i = begin; i < end; i++) {
      int digit = header.at(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      length = length * 10 + digit;
    }
    return length;
  }

  Optional<Bytes> get(String key) {
    return Optional.ofNullable(values.get(Bytes.utf8(key)));
  }

  /** Returns whether there is a record whose key begins with something. */
  boolean hasAny(String prefix) {
    Bytes begin = Bytes.utf8(prefix);
    return values.keySet().stream().anyMatch(key -> key.startsWith(begin));
  }

  /** Returns the extended attributes by name. */
  Map<Bytes, Bytes> xattrs() {
    Map<Bytes, Bytes> xattrs = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(XATTR) && key.length() > XATTR.length()) {
            xattrs.put(decode(key.slice(XATTR.length(), key.length())), value);
          }
        });
    return xattrs;
  }

  void put(String key, Bytes value) {
    values.put(Bytes.utf8(key), value);
  }

  void putXattr(Bytes name, Bytes value) {
    values.put(Bytes.join(XATTR, encode(name)), value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Bytes toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    values.forEach(
        (key, value) -> {
          int body = key.length() + value.length() + 3; // a space, an equals sign, a newline
          int length = body + Integer.toString(body).length();
          if (Integer.toString(length).length() > Integer.toString(body).length()) {
            length++;
          }
          out.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
          out.write(' ');
          out.writeBytes(key.toByteArray());
          out.write('=');
          out.writeBytes(value.toByteArray());
          out.write('\n');
        });
    return Bytes.of(out.toByteArray());
  }

  /** A key ends at its equals sign; GNU tar writes one in a name so. */
  private static Bytes encode(Bytes name) {
    if (name.indexOf('=', 0) < 0 && name.indexOf('%', 0) < 0) {
      return name;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      switch (name.at(i)) {
        case '=' -> out.writeBytes(Bytes.utf8("%3D").toByteArray());
        case '%' -> out.writeBytes(Bytes.utf8("%25").toByteArray());
        default -> out.write(name.at(i));
      }
    }
    return Bytes.of(out.toByteArray());
  }

  private static Bytes decode(Bytes name) {
    if (name.indexOf('%', 0) < 0) {
      return name;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      Bytes rest = name.slice(i, name.length());
      if (rest.startsWith(Bytes.utf8("%3D"))) {
        out.write('=');
        i += 2;
      } else if (rest.startsWith(Bytes.utf8("%25"))) {
        out.write('%');
        i += 2;
      } else {
        out.write(name.at(i));
      }
    }
    return Bytes.of(out.toByteArray());
  }
}
