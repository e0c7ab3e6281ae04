package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes after which GRUB must boot what was asked for, as the evaluator tells. */
class GrubConfigRegressionTest {
  private static final String NUMBERED =
      """
      menuentry A { linux /a; }
      menuentry B { linux /b; }
      submenu More {
        menuentry 'one more' { linux /c; }
        menuentry '2nd kernel' { linux /2; }
      }
      menuentry ' 1 rescue' { linux /1; }
      """;

  private static GrubConfig config(String text) {
    return GrubConfig.of(Bytes.utf8(text));
  }

  private static Bytes utf8(String text) {
    return Bytes.utf8(text);
  }

  private static String text(GrubConfig config) {
    return config.toBytes().decodeUtf8().orElseThrow();
  }

  private static String booted(GrubConfig config) {
    BootMenu menu = config.script().evaluate(GrubHost.empty()).bootMenu();
    return menu.defaultEntry().orElseThrow().title().toString();
  }

  @Test
  void aDefaultThatBeginsWithANumberIsWrittenAsItsNumber() {
    GrubConfig changed = config(NUMBERED).withDefault(utf8(" 1 rescue"));
    assertEquals("set default=3\n" + NUMBERED, text(changed));
    assertEquals(" 1 rescue", booted(changed));
    GrubConfig nested = config(NUMBERED).withDefault(utf8("More>2nd kernel"));
    assertEquals("set default='More>1'\n" + NUMBERED, text(nested));
    assertEquals("2nd kernel", booted(nested));
    assertEquals(
        "set default=2\n" + NUMBERED, text(config(NUMBERED).withDefault(utf8("2"))), "a number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a; then menuentry A { b; }; fi\n",
        "if a; then menuentry '1 x' { b; }; fi\n",
        "blscfg\n",
        "source other.cfg\n",
        "function f { menuentry A { b; }; }\n"
      })
  void aNumberThatDependsOnWhatRunsIsRefused(String before) {
    GrubConfig config = config(before + "menuentry '1 x' { b; }\n");
    assertThrows(IllegalArgumentException.class, () -> config.withDefault(utf8("1 x")));
  }

  @Test
  void entriesAreKnownByIdTitleAndNumber() {
    GrubConfig config =
        config("menuentry 'a>b' --id x { c; }\nsubmenu m --id n { menuentry k --id l { c; } }\n");
    for (String name : List.of("x", "a>>b", "n>l", "m>l", "n>k", "m>k", "m", "0", "1>0", "2")) {
      assertTrue(config.hasEntry(utf8(name)), name);
    }
    for (String name : List.of("", "a>b", "k", "n>", "3", "saved")) {
      assertFalse(config.hasEntry(utf8(name)), name);
    }
  }

  @Test
  void theIdsOfGrubMkconfigAreIds() {
    GrubConfig config =
        config("menuentry 'Debian' --class os $menuentry_id_option 'simple-1' { linux /k a; }\n");
    assertEquals(List.of(utf8("simple-1")), config.entries());
    assertEquals("a", config.parameters(utf8("Debian")).toString());
    assertEquals(
        text(config) + "menuentry Copy --id c --class os { linux /k a; }\n",
        text(config.withCopy(utf8("simple-1"), utf8("Copy"), utf8("c"))));
  }

  @Test
  void entriesOfTheSameTitleAreAllChanged() {
    String twice = "menuentry Plain { linux /a  b; }\nmenuentry Plain { linux /c; }\n";
    assertEquals(
        "menuentry Plain { linux /a  b; }\nmenuentry Plain { linux /c b; }\n",
        text(config(twice).withAllParameters(line -> line.with(KernelParameter.of("b")))));
  }

  @Test
  void whatIsBootedStaysWhenAnotherEntryIsRemoved() {
    String four =
        "menuentry A { a; }\nmenuentry B { a; }\nmenuentry C { a; }\nmenuentry D { a; }\n";
    GrubConfig config = config("set default=2\nset fallback='3 0 1'\n" + four);
    GrubConfig changed = config.withoutEntry(utf8("A"));
    assertTrue(text(changed).startsWith("set default=1\nset fallback='2 0'\n"), text(changed));
    assertEquals(booted(config), booted(changed));
    assertTrue(text(config.withoutEntry(utf8("C"))).startsWith("set default=0\n"));
    assertTrue(text(config.withoutEntry(utf8("D"))).startsWith("set default=2\n"));
    GrubConfig named = config("set default=C\n" + four);
    assertTrue(text(named.withoutEntry(utf8("A"))).startsWith("set default=C\n"));
    assertTrue(text(named.withoutEntry(utf8("C"))).startsWith("set default=0\n"));
    GrubConfig nested = config("set default='2>1'\n" + NUMBERED);
    GrubConfig without = nested.withoutEntry(utf8("More>one more"));
    assertTrue(text(without).startsWith("set default='2>0'\n"), text(without));
    assertEquals("2nd kernel", booted(without));
  }

  @Test
  void anEntryWhoseNumberIsUnknownIsNotRemovedBeforeTheDefault() {
    GrubConfig config =
        config("set default=1\nif a; then menuentry A { b; }; menuentry C { d; }; fi\n");
    assertThrows(IllegalArgumentException.class, () -> config.withoutEntry(utf8("A")));
  }

  @Test
  void aDefaultThatAVariableOverridesIsSetBehindIt() {
    String saved =
        "saved_entry=A\nset default=0\nif true; then set default=\"${saved_entry}\"; fi\n";
    GrubConfig config = config(saved + NUMBERED);
    assertEquals(Optional.empty(), config.defaultEntry());
    GrubConfig changed = config.withDefault(utf8("B"));
    assertEquals("B", booted(changed));
    assertEquals(
        saved.replace("default=0", "default=B") + "set default=B\n" + NUMBERED, text(changed));
    GrubConfig late = config(NUMBERED + "set default=$x\n").withDefault(utf8("B"));
    assertEquals(NUMBERED + "set default=$x\nset default=B\n", text(late));
  }

  @Test
  void settingsOfFunctionsAreNotTheFiles() {
    String function = "function foo { set timeout=7; }\n";
    GrubConfig config = config(function);
    assertEquals(Optional.empty(), config.timeout());
    assertEquals(function + "set timeout=3\n", text(config.withTimeout(Duration.ofSeconds(3))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo=it's", "foo=a\\b", "foo=a\"b\"c", "\"a b\"c=d"})
  void whatGrubCannotPassIsRefused(String word) {
    GrubConfig config = config("menuentry a { linux /k old=it\\'s; }\n");
    KernelCommandLine old = config.parameters(utf8("a"));
    assertThrows(
        IllegalArgumentException.class,
        () -> config.withParameters(utf8("a"), KernelCommandLine.parse(word)));
    assertEquals(
        "menuentry a { linux /k old=it\\'s new; }\n",
        text(config.withParameters(utf8("a"), old.append(KernelParameter.of("new")))));
  }

  @Test
  void newLinesEndAsThoseOfTheFile() {
    String file = "set x=1\r\nmenuentry a {\r\n linux /k\r\n}";
    assertEquals(
        "set x=1\r\nset default=a\r\nmenuentry a {\r\n linux /k\r\n}",
        text(config(file).withDefault(utf8("a"))));
    assertEquals(
        "echo a\r\necho b\r\nset timeout=1\r\n",
        text(config("echo a\r\necho b").withTimeout(Duration.ofSeconds(1))));
  }
}
