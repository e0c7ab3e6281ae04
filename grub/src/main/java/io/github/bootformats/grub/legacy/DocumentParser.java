package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a file into nodes by the rules by which GRUB reads it byte by byte ({@code
 * get_line_from_config}): whatever looks odd here is so there.
 */
final class DocumentParser {
  private final Bytes bytes;
  private final List<LegacyNode> nodes = new ArrayList<>();

  /** What is kept of the line, and from where in the file each character is. */
  private final StringBuilder text = new StringBuilder();

  private int[] places = new int[64];
  private int begin;
  private int line = 1;
  private int beginLine = 1;
  private boolean literal;
  private boolean comment;

  private DocumentParser(Bytes bytes) {
    this.bytes = bytes;
  }

  static List<LegacyNode> parse(Bytes bytes) {
    DocumentParser parser = new DocumentParser(bytes);
    for (int i = 0; i < bytes.length(); i++) {
      parser.take(i);
    }
    if (parser.begin < bytes.length()) {
      parser.end(bytes.length());
    }
    return parser.nodes;
  }

  private void take(int at) {
    char c = (char) bytes.at(at);
    if (c == '\n') {
      line++;
    }
    if (c == '\r') {
      return;
    }
    if (c == '\t') {
      c = ' ';
    }
    if (literal) {
      if (c == '\n') {
        c = ' ';
        text.setLength(Math.max(text.length() - 1, 0)); // the backslash, or what was kept last
      }
      literal = false;
    }
    if (c == '\\') {
      literal = true;
    }
    if (c == '\n') {
      end(at + 1);
    } else if (comment || (text.isEmpty() && c == ' ')) {
      return;
    } else if (text.isEmpty() && c == '#') {
      comment = true;
    } else if (text.length() < LineRules.MAX_LINE) {
      keep(c, at);
    }
  }

  private void keep(char c, int at) {
    if (text.length() == places.length) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[text.length()] = at;
    text.append(c);
  }

  private void end(int end) {
    Bytes own = bytes.slice(begin, end);
    nodes.add(text.isEmpty() ? new LegacyComment(beginLine, own) : command(own));
    text.setLength(0);
    comment = false;
    begin = end;
    beginLine = line;
  }

  /** Makes a command of the line, of which GRUB sees what stands before a NUL. */
  private LegacyCommand command(Bytes own) {
    int nul = text.indexOf("\0");
    String seen = nul < 0 ? text.toString() : text.substring(0, nul);
    int argument = LineRules.argumentBegin(seen);
    int argumentEnd = seen.isEmpty() ? 0 : places[seen.length() - 1] + 1 - begin;
    int argumentBegin = argument < seen.length() ? places[argument] - begin : argumentEnd;
    return new LegacyCommand(beginLine, own, seen, argumentBegin, argumentEnd);
  }
}
