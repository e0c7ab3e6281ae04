package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTextTest {
  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          6162 20,              `ab `,                     plain text
          c3a9 e282ac f09f9880, `é€😀`,                    two three and four bytes
          5c,                   `\\\\`,                    a backslash
          5c 783431,            `\\\\x41`,                 what looks like an escape
          00 0a 0d 1b 5b33316d, `\\x00\\x0a\\x0d\\x1b[31m`, controls and a colour sequence
          7f,                   `\\x7f`,                   delete
          c29b 33316d,          `\\xc2\\x9b31m`,           the C1 form of a colour sequence
          e280ae 657865,        `\\xe2\\x80\\xaeexe`,      a right-to-left override
          e281a6 e281a9,        `\\xe2\\x81\\xa6\\xe2\\x81\\xa9`, bidirectional isolates
          e2808b,               `\\xe2\\x80\\x8b`,         a zero-width space
          efbbbf 61,            `\\xef\\xbb\\xbfa`,        a byte order mark
          e280a8 e280a9,        `\\xe2\\x80\\xa8\\xe2\\x80\\xa9`, line and paragraph separators
          ee8080,               `\\xee\\x80\\x80`,         private use
          efbfbf,               `\\xef\\xbf\\xbf`,         a noncharacter
          f3a08181,             `\\xf3\\xa0\\x81\\x81`,    an invisible tag
          ff 61 fe,             `\\xffa\\xfe`,             bytes that UTF-8 never has
          c3,                   `\\xc3`,                   a sequence that is cut off
          61 e282,              `a\\xe2\\x82`,             a longer one
          e282 61,              `\\xe2\\x82a`,             one that is cut off by a letter
          c0af,                 `\\xc0\\xaf`,              an overlong slash
          eda080,               `\\xed\\xa0\\x80`,         a surrogate
          f4908080,             `\\xf4\\x90\\x80\\x80`,    beyond the last code point
          80 80 c3a9,           `\\x80\\x80é`,             stray continuation bytes
          """)
  void printsSafely(String hex, String expected, String what) {
    Bytes bytes = Bytes.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    assertEquals(expected, bytes.toString(), what);
  }
}
