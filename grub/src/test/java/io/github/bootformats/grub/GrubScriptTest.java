package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.grub.syntax.FunctionDefinition;
import io.github.bootformats.grub.syntax.IfCommand;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.WordPart;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GRUB's parser makes of scripts; each verdict is that of grub-script-check 2.06. */
class GrubScriptTest {
  private static SimpleCommand simple(GrubScript script, int index) {
    return assertInstanceOf(SimpleCommand.class, script.statements().get(index));
  }

  private static String words(GrubScript script) {
    return script.statements().stream()
        .map(
            s ->
                s instanceof SimpleCommand c
                    ? c.words().stream()
                        .map(w -> w.literalText().map(Bytes::toString).orElse("?"))
                        .collect(Collectors.joining(" "))
                    : s.getClass().getSimpleName())
        .collect(Collectors.joining("; "));
  }

  private static List<Integer> errorLines(GrubScript script) {
    return script.diagnostics().stream().map(d -> d.line().orElse(0)).toList();
  }

  @Test
  void wordsAndQuotes() {
    GrubScript script =
        GrubScript.parse("set a='b c'\"d\\\"\"e\\ f # comment\necho $a\"${b}x$1\"$\"t\"\n");
    assertEquals(List.of(), script.diagnostics());
    assertEquals("a=b cd\"e f", simple(script, 0).words().get(1).literalText().orElseThrow() + "");
    List<WordPart> parts = simple(script, 1).words().get(1).parts();
    assertEquals(new WordPart.Variable(Bytes.utf8("a"), false), parts.get(0));
    WordPart.DoubleQuoted quoted = assertInstanceOf(WordPart.DoubleQuoted.class, parts.get(1));
    assertEquals(
        List.of(
            new WordPart.Variable(Bytes.utf8("b"), true),
            new WordPart.Text(Bytes.utf8("x")),
            new WordPart.Variable(Bytes.utf8("1"), false)),
        quoted.parts());
    assertEquals(new WordPart.Translated(Bytes.utf8("t")), parts.get(2));
  }

  @Test
  void positions() {
    GrubScript script = GrubScript.parse("# one\r\n\nmenuentry 'a' {\r\n  linux /k\n}\necho x");
    SimpleCommand entry = simple(script, 0);
    assertEquals(3, script.lineOf(entry.span()));
    SimpleCommand linux =
        assertInstanceOf(SimpleCommand.class, entry.block().orElseThrow().body().get(0));
    assertEquals(4, script.lineOf(linux.span()));
    assertEquals(
        "linux /k", script.source().slice(linux.span().start(), linux.span().end()).toString());
    assertEquals(
        "\n  linux /k\n",
        new String(
            entry.block().get().text().toByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(6, script.lineOf(simple(script, 1).span()));
  }

  @Test
  void oneStatementIsLostForOneError() {
    GrubScript script = GrubScript.parse("echo 1\nif true; then\n  a | b\n  echo 2\nfi\necho 3\n");
    assertEquals("echo 1; echo 2; echo 3", words(script));
    assertEquals(List.of(3, 5), errorLines(script));
    assertEquals("grub.syntax", script.diagnostics().get(0).code());
    assertEquals(
        "expected ';' or a new line before 'fi', 'else' or 'elif', found '|'",
        script.diagnostics().get(0).message());
  }

  @Test
  void functionsAreDefinedBeforeAnErrorOfTheirLine() {
    GrubScript script = GrubScript.parse("function f { echo hi; }; }\nf\n");
    assertEquals("f", words(script));
    Statement defined = script.batches().get(0).statements().get(0);
    assertEquals(Bytes.utf8("f"), assertInstanceOf(FunctionDefinition.class, defined).name());
  }

  @Test
  void endsWithinSomething() {
    for (String open :
        new String[] {"echo 'a", "if true\n", "menuentry x {\n", "a \\\n", "a \"b"}) {
      List<Diagnostic> found = GrubScript.parse("echo 1\n" + open + "\nlost ").diagnostics();
      if (!open.startsWith("a \\")) {
        assertEquals("grub.unexpected-end", found.get(0).code(), open);
      }
    }
    assertEquals("grub.unexpected-end", GrubScript.parse("a \\").diagnostics().get(0).code());
  }

  @Test
  void batchesCoverEverything() {
    GrubScript script = GrubScript.parse("\n# a\necho 1; echo 2\n\nif x; then\ny\nfi\n# end");
    assertEquals(3, script.batches().size());
    assertEquals("\\x0a# a\\x0aecho 1; echo 2\\x0a", script.batches().get(0).toString());
    assertEquals("# end", script.batches().get(2).toString());
    assertInstanceOf(IfCommand.class, script.batches().get(1).statements().get(0));
  }

  @Test
  void commentLinesWithinQuotesAreDropped() {
    GrubScript script = GrubScript.parse("echo 'a\n# it is dropped'\nb'\n");
    assertEquals("echo a\\x0ab", words(script));
  }

  @Test
  void oddBytes() {
    assertEquals(
        List.of("grub.byte-order-mark", "grub.carriage-return", "grub.nul"),
        GrubScript.parse("\ufeffecho\r\necho a\0b\n").diagnostics().stream()
            .map(Diagnostic::code)
            .toList());
    assertEquals("echo a", words(GrubScript.parse("echo a\0b\n")));
    assertEquals("echo a", words(GrubScript.parse("e\rcho a\r\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "menuentry a { linux x }",
        "linux {x}",
        "echo if then fi",
        "f() {\necho }",
        "if true; then\necho a; fi",
        "if ! false; then a; elif b; then c; else d; fi",
        "for x in; do echo; done",
        "while a; b; do c; done",
        "until a; do b; done; c",
        "function f\n\n{ a; }\necho",
        "echo x\\}",
        "echo \"{\"",
        "echo ${?} $? $# $* $@ ${10} $1a",
        "a \\\nif\n",
        "x=1 y=2",
        "echo [ ]",
        "echo a=b,c.d/e:f(g)~h",
        "echo $\"a $ b\"",
        "echo \"a\\$\" 'a$'",
        "a;\n",
      })
  void accepted(String script) {
    assertEquals(List.of(), GrubScript.parse(script).diagnostics());
    assertEquals(GrubScriptCheck.OK, GrubScriptCheck.check(Bytes.utf8(script)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a & b",
        "a && b",
        "a || b",
        "a < b",
        "a > b",
        "a ;; b",
        "; a",
        "a ; ; b",
        "echo $",
        "echo x$",
        "echo $/k",
        "echo $'a'",
        "echo \"a$\"",
        "echo ${x:-y}",
        "echo $(a)",
        "[[ a ]]",
        "case a in b; esac",
        "{ a; }",
        "}",
        "echo a{b",
        "echo x}",
        "linux {x} b",
        "if true; then fi",
        "if; then a; fi",
        "if true then a; fi",
        "for if in a; do b; done",
        "for x do a; done",
        "while a; do done",
        "function f { }",
        "function f-g { a; }",
        "function f { menuentry a { linux /k } }",
        "menuentry a { }",
        "menuentry a { if true; then b fi }",
        "echo 'a",
        "echo \"a",
        "fi",
        "done",
        "in",
        "select",
        "function if { a; }",
      })
  void refused(String script) {
    assertTrue(GrubScript.parse(script).diagnostics().size() >= 1, script);
    assertEquals(GrubScriptCheck.SYNTAX_ERROR, GrubScriptCheck.check(Bytes.utf8(script)));
  }

  @Test
  void nothingToDo() {
    assertEquals(GrubScriptCheck.NO_COMMANDS, GrubScriptCheck.check(Bytes.empty()));
    assertEquals(GrubScriptCheck.NO_COMMANDS, GrubScriptCheck.check(Bytes.utf8("# a\n\n")));
    assertEquals(
        GrubScriptCheck.NO_COMMANDS, GrubScriptCheck.check(Bytes.utf8("function f { a; }\n")));
  }

  @Test
  void deepNesting() {
    String script = "if a; then ".repeat(10_000) + "b" + "; fi".repeat(10_000);
    assertEquals("grub.nesting", GrubScript.parse(script).diagnostics().get(0).code());
  }
}
