package io.github.bootformats.grub.bls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How files are read. */
class BlsDocumentTest {
  private static final String ENTRY =
      """
      # of the installer
      title Fedora 32
      \tversion  5.6.6-300.fc32.x86_64
      linux /linux
      initrd /early
      initrd\t/initrd
      options root=UUID=1 ro
      """;

  @Test
  void fieldsInOrder() {
    BlsDocument document = BlsTexts.document(ENTRY);
    assertEquals(
        List.of(
            "2: title Fedora 32",
            "3: version 5.6.6-300.fc32.x86_64",
            "4: linux /linux",
            "5: initrd /early",
            "6: initrd /initrd",
            "7: options root=UUID=1 ro"),
        document.fields().stream().map(BlsField::toString).toList());
    assertEquals(2, document.fields("initrd").size());
    assertEquals(Bytes.utf8("/early"), document.field("initrd").orElseThrow().value());
    assertEquals(Bytes.utf8(ENTRY), document.toBytes());
    assertEquals(document, BlsDocument.of(document.nodes()));
    assertEquals(List.of("3 bls.indented"), codes(ENTRY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linux\\t/k title a\\n      | linux\\t/k,title a: the first space ends the key",
        "linux\\t/k\\n             | linux,/k: a tab where there is no space",
        "linux  \\t /k x \\n       | linux,/k x : white space at the end belongs to the value",
        "\\t linux /k              | linux,/k: indentation, and no line feed at the end",
        "li\\rnux /k\\r\\n         | linux,/k: carriage returns are nothing",
        "linux /k\\0x\\n           | linux,/k: a NUL ends the line",
        "linux   \\n               | linux,: white space alone is a value",
      })
  void keysAndValues(String line, String expected) {
    List<String> wanted = List.of(expected.substring(0, expected.indexOf(": ")).split(",", -1));
    BlsField field = BlsTexts.document(unescaped(line)).fields().get(0);
    assertEquals(Bytes.utf8(unescaped(wanted.get(0))), field.key());
    assertEquals(Bytes.utf8(wanted.get(1)), field.value());
  }

  private static String unescaped(String text) {
    return text.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0");
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'linux\n'", "'linux \n'", "' \t\n'", "'\0 x\n'"})
  void aLineWithoutAValueEndsTheReading(String line) {
    BlsDocument document = BlsTexts.document("title a\n" + line + "linux /k\n");
    assertEquals(1, document.fields().size());
    assertEquals(new BlsRest(2, Bytes.utf8(line + "linux /k\n")), document.nodes().get(1));
    assertEquals(List.of(), BlsTexts.entries(document), "GRUB makes no entry of it");
  }

  @Test
  void findings() {
    assertEquals(
        List.of(
            "2 bls.unknown-key",
            "3 bls.repeated",
            "5 bls.repeated",
            "6 bls.nul",
            "7 bls.unread",
            "1 bls.linux-missing"),
        codes("title a\nfoo x\ntitle b\noptions ca\noptions d\ninitrd /i\0x\n\nlinux /k\n"));
    assertEquals(List.of("2 bls.options-script"), codes("linux /k\noptions a; halt\n"));
    assertEquals(List.of("2 bls.options-script"), codes("linux /k\noptions 'a\n"));
    assertEquals(List.of("2 bls.options-cut"), codes("linux /k\noptions $opts a\n"));
    assertEquals(List.of(), codes("linux /k\noptions $opts ab\n\n \n"), "blank lines at the end");
  }

  private static List<String> codes(String text) {
    ReadResult<BlsDocument> read = BlsDocument.parse(Bytes.utf8(text));
    for (Diagnostic diagnostic : read.diagnostics()) {
      assertTrue(BlsFinding.of(diagnostic).isPresent());
    }
    return read.diagnostics().stream().map(d -> d.line().orElseThrow() + " " + d.code()).toList();
  }

  @Test
  void fieldsThatCannotBeWritten() {
    for (String key : List.of("", "#a", "a b", "a\n", "\ta", "a\0")) {
      assertThrows(IllegalArgumentException.class, () -> BlsField.of(key, "x"), key);
    }
    for (String value : List.of("", " x", "\tx", "a\nb", "a\r", "a\0")) {
      assertThrows(IllegalArgumentException.class, () -> BlsField.of("title", value), value);
    }
    assertThrows(IllegalArgumentException.class, () -> BlsComment.of("a\nb"));
    assertEquals(Bytes.utf8("title \u00e4 x \n"), BlsField.of("title", "\u00e4 x ").toBytes());
    assertEquals(Bytes.utf8("# a\n"), BlsComment.of(" a").toBytes());
  }

  @Test
  void anotherValueKeepsTheLine() {
    BlsField field = BlsTexts.document("  title \t old name\r\n").fields().get(0);
    assertEquals(Bytes.utf8("  title \t new\r\n"), field.withValue(Bytes.utf8("new")).toBytes());
    BlsField tabbed = BlsTexts.document("options\t\tro\n").fields().get(0);
    assertEquals(Bytes.utf8("options\t\tquiet\n"), tabbed.withValue(Bytes.utf8("quiet")).toBytes());
    assertEquals(
        Bytes.utf8("options ro quiet\n"),
        tabbed.withValue(Bytes.utf8("ro quiet")).toBytes(),
        "the key would end at the space between them");
    assertEquals(
        Bytes.utf8("a b\0c\n"),
        BlsTexts.document("a x\0c\n").fields().get(0).withValue(Bytes.utf8("b")).toBytes());
  }
}
