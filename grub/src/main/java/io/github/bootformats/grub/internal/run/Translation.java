package io.github.bootformats.grub.internal.run;

import org.jspecify.annotations.Nullable;

/** Text in {@code $"..."}: there is no catalogue, so that only its variables are replaced. */
final class Translation {
  private Translation() {}

  static String expand(Machine machine, String raw) {
    return new Reader(machine, lexed(raw)).read();
  }

  /**
   * Returns what the lexer hands on: {@code \"} is a quote, a backslash before a new line nothing.
   */
  private static String lexed(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      char next = c == '\\' && i + 1 < raw.length() ? raw.charAt(i + 1) : 0;
      if (next == '\n') {
        i++;
      } else if (next == '"') {
        out.append('"');
        i++;
      } else if (next == '\\') {
        out.append("\\\\");
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static final class Reader {
    private final Machine machine;
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int position;

    Reader(Machine machine, String text) {
      this.machine = machine;
      this.text = text;
    }

    String read() {
      boolean escaped = false;
      while (position < text.length()) {
        char c = text.charAt(position);
        if (c == '\\') {
          escaped = !escaped;
          if (!escaped) {
            out.append('\\');
          }
          position++;
        } else if (c == '$' && !escaped) {
          position++;
          variable();
        } else {
          if (escaped && c != '$') {
            out.append('\\');
          }
          escaped = false;
          out.append(c);
          position++;
        }
      }
      return out.toString();
    }

    private void variable() {
      if (position == text.length()) {
        out.append('$');
        return;
      }
      char c = text.charAt(position);
      if (c == '{') {
        int end = text.indexOf('}', position);
        if (end < 0) {
          position = text.length();
          return;
        }
        value(text.substring(position + 1, end));
        position = end + 1;
      } else if (c == '?' || c == '#') {
        value(String.valueOf(c));
        position++;
      } else {
        name(c);
      }
    }

    private void name(char first) {
      boolean number = Latin.isDigit(first);
      int end = position;
      while (end < text.length() && isNamePart(text.charAt(end), number)) {
        end++;
      }
      if (end == position) {
        out.append('$');
      } else {
        value(text.substring(position, end));
        position = end;
      }
    }

    private static boolean isNamePart(char c, boolean number) {
      return Latin.isDigit(c)
          || (!number && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'));
    }

    private void value(String name) {
      Frame frame = machine.frame();
      if (name.equals("#") && frame != null) {
        out.append(frame.count());
        return;
      }
      // Positional arguments are looked up among the variables here, where none has such a name.
      @Nullable String value = machine.environment().get(name);
      out.append(value == null ? "" : value);
    }
  }
}
