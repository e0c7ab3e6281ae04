package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes nodes of lines. */
final class DocumentParser {
  private static final byte[] MENU = Ascii.bytes("menu");
  private static final byte[] ENDTEXT = Ascii.bytes("endtext");

  /** More digits are no function key. */
  private static final int MAX_KEY_DIGITS = 9;

  private final Bytes bytes;
  private final byte[] text;
  private final LineScanner lines;
  private final List<SyslinuxNode> nodes = new ArrayList<>();

  private DocumentParser(Bytes bytes) {
    this.bytes = bytes;
    this.text = bytes.toByteArray();
    this.lines = new LineScanner(text);
  }

  static List<SyslinuxNode> parse(Bytes bytes) {
    DocumentParser parser = new DocumentParser(bytes);
    while (parser.lines.next()) {
      parser.nodes.add(parser.node());
    }
    return parser.nodes;
  }

  private SyslinuxNode node() {
    int begin = lines.skipSpaces(lines.begin());
    if (begin == lines.contentEnd() || text[begin] == '#') {
      return new SyslinuxComment(lines.line(), lineBytes());
    }
    int end = lines.wordEnd(begin);
    if (Ascii.equalsIgnoreCase(text, begin, end, MENU)) {
      return menu(lines.skipSpaces(end));
    }
    SyslinuxKeyword keyword = KeywordTable.global(text, begin, end);
    if (keyword == SyslinuxKeyword.TEXT) {
      return text(end);
    }
    if ((text[begin] | 0x20) == 'f') {
      SyslinuxDirective key = functionKey(begin + 1);
      if (key != null) {
        return key;
      }
    }
    if (keyword == null || keyword == SyslinuxKeyword.F_KEY) {
      return unknown();
    }
    return directive(keyword, end);
  }

  private SyslinuxNode menu(int begin) {
    int end = lines.wordEnd(begin);
    SyslinuxKeyword keyword = KeywordTable.menu(text, begin, end);
    if (keyword == null) {
      // MENU MASTER PASSWD is the only one of three words.
      int second = lines.skipSpaces(end);
      int secondEnd = lines.wordEnd(second);
      boolean isMaster =
          Ascii.equalsIgnoreCase(text, begin, end, Ascii.bytes("master"))
              && Ascii.equalsIgnoreCase(text, second, secondEnd, Ascii.bytes("passwd"));
      return isMaster ? directive(SyslinuxKeyword.MENU_MASTER_PASSWD, secondEnd) : unknown();
    }
    return directive(keyword, end);
  }

  private SyslinuxDirective directive(SyslinuxKeyword keyword, int wordEnd) {
    return directive(keyword, 0, wordEnd);
  }

  private SyslinuxDirective directive(SyslinuxKeyword keyword, int number, int wordEnd) {
    int offset = lines.begin();
    return new SyslinuxDirective(
        lines.line(),
        lineBytes(),
        keyword,
        number,
        lines.skipSpaces(wordEnd) - offset,
        lines.contentEnd() - offset);
  }

  /**
   * {@code F} and a number as {@code strtoul} reads it: white space and a plus may be before it.
   */
  private @Nullable SyslinuxDirective functionKey(int from) {
    int at = lines.skipSpaces(from);
    int digits = at < lines.contentEnd() && text[at] == '+' ? at + 1 : at;
    int end = digits;
    int number = 0;
    while (end < lines.contentEnd() && text[end] >= '0' && text[end] <= '9') {
      if (end - digits == MAX_KEY_DIGITS) {
        return null;
      }
      number = number * 10 + text[end++] - '0';
    }
    if (end == digits) {
      end = from; // no number is 0
    }
    boolean ends = end == lines.contentEnd() || Ascii.isSpace(text[end]);
    return ends && number <= 12 ? directive(SyslinuxKeyword.F_KEY, number, end) : null;
  }

  private SyslinuxText text(int wordEnd) {
    int line = lines.line();
    int begin = lines.begin();
    Bytes argument = bytes.slice(lines.skipSpaces(wordEnd), lines.contentEnd());
    int contentBegin = lines.end();
    while (lines.next()) {
      int word = lines.skipSpaces(lines.begin());
      if (Ascii.equalsIgnoreCase(text, word, lines.wordEnd(word), ENDTEXT)) {
        return new SyslinuxText(
            line,
            bytes.slice(begin, lines.end()),
            argument,
            contentBegin - begin,
            lines.begin() - begin);
      }
    }
    return new SyslinuxText(
        line, bytes.slice(begin, lines.end()), argument, contentBegin - begin, lines.end() - begin);
  }

  private SyslinuxUnknown unknown() {
    return new SyslinuxUnknown(lines.line(), lineBytes());
  }

  private Bytes lineBytes() {
    return bytes.slice(lines.begin(), lines.end());
  }
}
