package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Cuts a file into nodes by the rules of {@code blscfg} ({@code read_entry}). */
final class DocumentParser {
  private final Bytes bytes;
  private final List<BlsNode> nodes = new ArrayList<>();

  private DocumentParser(Bytes bytes) {
    this.bytes = bytes;
  }

  static List<BlsNode> parse(Bytes bytes) {
    DocumentParser parser = new DocumentParser(bytes);
    int line = 1;
    int begin = 0;
    while (begin < bytes.length()) {
      int feed = bytes.indexOf('\n', begin);
      int end = feed < 0 ? bytes.length() : feed + 1;
      if (!parser.take(line, begin, end)) {
        parser.nodes.add(new BlsRest(line, bytes.slice(begin, bytes.length())));
        break;
      }
      line++;
      begin = end;
    }
    return parser.nodes;
  }

  /** Adds a line, unless GRUB stops there. */
  private boolean take(int line, int begin, int end) {
    Bytes own = bytes.slice(begin, end);
    StringBuilder text = new StringBuilder(own.length());
    int[] places = new int[own.length()]; // from where each character of the text is
    for (int i = 0; i < own.length() && own.at(i) != 0 && own.at(i) != '\n'; i++) {
      char c = (char) own.at(i);
      boolean isIndentation = text.isEmpty() && isBlank(c);
      if (c != '\r' && !isIndentation) {
        places[text.length()] = i;
        text.append(c);
      }
    }
    if (!text.isEmpty() && text.charAt(0) == '#') {
      nodes.add(new BlsComment(line, own));
      return true;
    }
    int space = text.indexOf(" ");
    int separator = space >= 0 ? space : text.indexOf("\t");
    if (separator < 0 || separator + 1 == text.length()) {
      return false;
    }
    int value = separator + 1;
    while (value < text.length() && isBlank(text.charAt(value))) {
      value++;
    }
    int valueEnd = places[text.length() - 1] + 1;
    int valueBegin = value < text.length() ? places[value] : valueEnd;
    nodes.add(
        new BlsField(
            line,
            own,
            text.substring(0, separator),
            text.substring(value),
            places[separator],
            valueBegin,
            valueEnd));
    return true;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
