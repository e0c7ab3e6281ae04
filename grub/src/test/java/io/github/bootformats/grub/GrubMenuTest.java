package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GRUB 2.06 makes of scripts; each expectation was seen in GRUB's own engine. */
@SuppressWarnings("StringConcatToTextBlock") // line by line, with its ends
class GrubMenuTest {
  static MemoryTree tree(String... filesAndContents) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    for (int i = 0; i < filesAndContents.length; i += 2) {
      TreePath path = TreePath.of(filesAndContents[i]);
      createParents(tree, path);
      tree.createFile(
          path, NodeMetadata.of(0644), FileContent.of(Bytes.utf8(filesAndContents[i + 1])));
    }
    return tree;
  }

  private static void createParents(MemoryTree tree, TreePath path) throws IOException {
    TreePath parent = path.parent().orElseThrow();
    if (!parent.isRoot() && tree.find(parent).isEmpty()) {
      createParents(tree, parent);
      tree.createDirectory(parent, NodeMetadata.of(0755));
    }
  }

  private static GrubMenu menu(String script) {
    return GrubScript.parse(script).evaluate(GrubHost.empty());
  }

  private static String echo(String script) {
    return new String(menu(script).output().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void theCommandLineOfTheDefaultEntry() {
    GrubMenu menu =
        menu(
            "set timeout=5\nset kopts='ro quiet'\n"
                + "menuentry 'Debian' --class gnu --id deb {\n"
                + "  set root=hd0,gpt2\n  linux /vmlinuz root=UUID=1 $kopts \"a b\" q\\\"x $undef\n"
                + "  initrd /a.img /b.img\n}\n");
    GrubEntry entry = menu.defaultEntry().orElseThrow();
    assertEquals(
        "BOOT_IMAGE=/vmlinuz root=UUID=1 ro quiet \"a b\" q\\\\\"x",
        entry.commandLine().toString());
    assertEquals(List.of(Bytes.utf8("/a.img"), Bytes.utf8("/b.img")), entry.initrds());
    assertEquals(Bytes.utf8("deb"), entry.id());
    assertEquals(List.of(Bytes.utf8("gnu")), entry.classes());
    assertEquals(Bytes.utf8("hd0,gpt2"), entry.rootDevice().orElseThrow());
    assertEquals(Duration.ofSeconds(5), menu.timeout().orElseThrow());
    assertEquals("(hd0,msdos1)/boot/grub/grub.cfg:3", entry.source().toString());
    BootEntry neutral = entry.toBootEntry();
    assertEquals(5, neutral.source(BootEntry.Part.COMMAND_LINE).orElseThrow().line());
    assertEquals(6, neutral.source(BootEntry.Part.INITRDS).orElseThrow().line());
    assertEquals(1, menu.variableSource("timeout").orElseThrow().line());
    assertEquals(BootKind.LINUX, neutral.kind());
  }

  @ParameterizedTest
  @CsvSource({
    "'b', 1",
    "'idb', 1",
    "'2', 2",
    "'0x1', 1",
    "'01', 1",
    "'1abc', 1",
    "'9', 0",
    "'nope', 0",
    "'', 0",
    "'saved', 0",
    "'c>d', 2",
    "'a>>b', 3"
  })
  void whichEntryIsTheDefaultOne(String wanted, int index) {
    GrubMenu menu =
        menu(
            "set default='"
                + wanted
                + "'\nmenuentry a { true; }\nmenuentry b --id idb { true; }\n"
                + "submenu c { menuentry e { true; }; menuentry d { linux /k; } }\n"
                + "menuentry 'a>b' { true; }\n");
    assertEquals(menu.entries().get(index).title(), menu.defaultPath().get(0).title());
  }

  @Test
  void theDefaultEntryOfASubmenu() {
    String entries = "submenu c { menuentry e { true; }\nmenuentry d { linux /k $v; }\n}\n";
    GrubMenu menu = menu("set default='c>d'\nset v=1\nexport w\n" + entries);
    assertEquals(Bytes.utf8("d"), menu.defaultEntry().orElseThrow().title());
    // A submenu has the exported variables only.
    assertEquals(Bytes.utf8("BOOT_IMAGE=/k"), menu.defaultEntry().orElseThrow().commandLine());
    assertEquals(
        Bytes.utf8("BOOT_IMAGE=/k 1"),
        menu("set v=1; export v\n" + entries).find(Bytes.utf8("c>1")).orElseThrow().commandLine());
    BootMenu neutral = menu.bootMenu();
    assertEquals(Bytes.utf8("c>d"), neutral.defaultName());
    assertEquals(2, neutral.entries().get(0).entries().size());
  }

  @Test
  void words() {
    assertEquals("a\n", echo("x='a b'; y=$x\necho $y\n"));
    assertEquals("a b\n", echo("x='a b'; y=\"$x\"\necho $y\n"));
    assertEquals("[]\n", echo("echo [$u\"\"$u]\n"));
    assertEquals("n \\n\n", echo("echo \\n \"\\n\"\n"));
    assertEquals("2 1\n", echo("function f { echo $# $2; }\nf 0 1\n"));
    assertEquals("aa b cb\n", echo("function f { echo a\"$@\"b; }\nf a 'b c'\n"));
    assertEquals("0\n", echo("set ?=3; function f { return 0; }; f; echo $?\n"));
  }

  @Test
  void statementsAfterAnErrorAreRun() {
    GrubMenu menu = menu("if true; then\n a | b\n echo inside\nfi\necho outside\n");
    assertTrue(menu.output().toString().contains("inside"));
    assertTrue(menu.output().toString().contains("outside"));
    assertEquals(
        List.of("grub.syntax", "grub.syntax"),
        menu.diagnostics().stream().map(Diagnostic::code).toList());
  }

  @Test
  void unknownCommandsSucceed() {
    GrubMenu menu = menu("nope a b\necho $?\n");
    assertEquals("error: can't find command `nope'.\n0\n", echo("nope a b\necho $?\n"));
    assertEquals("grub.unknown-command", menu.diagnostics().get(0).code());
    assertEquals(1, menu.diagnostics().get(0).line().orElseThrow());
  }

  @Test
  void filesOfTheHost() throws IOException {
    MemoryTree boot =
        tree(
            "boot/grub/grubenv",
            new String(
                GrubEnvironmentBlock.create().with("saved_entry", "b").toBytes().toByteArray(),
                java.nio.charset.StandardCharsets.UTF_8),
            "boot/k-1",
            "x",
            "boot/k-2",
            "x",
            "more.cfg",
            "menuentry from-file { linux $1; }\nset seen=$config_file\n");
    GrubHost host =
        GrubHost.builder()
            .filesystem("hd0,gpt2", boot, "BOOT", "1234-ABCD")
            .root("hd1")
            .prefix(Bytes.utf8("(hd0,gpt2)/boot/grub"))
            .build();
    GrubMenu menu =
        GrubScript.parse(
                "load_env\nset default=\"$saved_entry\"\ninsmod regexp\n"
                    + "search --no-floppy --fs-uuid --set=root 1234-abcd\n"
                    + "for k in /boot/k-*; do menuentry \"$k\" { linux \"$1\"; }; done\n"
                    + "menuentry b { linux /b; }\nsource /more.cfg\n"
                    + "if [ -f (hd0,2)/boot/k-1 -a ! -e /boot/k-3 ]; then set ok=1; fi\n")
            .evaluate(host);
    assertEquals(List.of(), menu.diagnostics());
    assertEquals("b", menu.defaultEntry().orElseThrow().title().toString());
    assertEquals(
        List.of("/boot/k-1", "/boot/k-2", "b", "from-file"),
        menu.entries().stream().map(e -> e.title().toString()).toList());
    assertEquals("/boot/k-2", menu.entries().get(1).kernel().orElseThrow().toString());
    assertEquals("/more.cfg:1", menu.entries().get(3).source().toString());
    assertEquals(Bytes.utf8("(hd0,gpt2)/more.cfg"), menu.variable("seen").orElseThrow());
    assertEquals(Bytes.utf8("hd0,gpt2"), menu.variable("root").orElseThrow());
    assertEquals(Bytes.utf8("1"), menu.variable("ok").orElseThrow());
  }

  @Test
  void theMenuOfAnotherConfiguration() throws IOException {
    MemoryTree boot = tree("grub/grub.cfg", "set timeout=3\nmenuentry inner { linux /k; }\n");
    GrubMenu menu =
        GrubScript.parse("set timeout=9\nset prefix=/grub\nconfigfile $prefix/grub.cfg\necho not\n")
            .evaluate(GrubHost.of(boot));
    assertEquals("inner", menu.defaultEntry().orElseThrow().title().toString());
    assertEquals(Duration.ofSeconds(3), menu.timeout().orElseThrow());
    assertEquals("", menu.output().toString());
  }

  @Test
  void everyScriptEnds() {
    for (String script :
        new String[] {
          "while true; do true; done",
          "set x=aaaaaaaaaa\nwhile true; do set x=$x$x; done",
          "function f { f; f; }\nf",
          "while true; do menuentry a { true; }; done",
          "while true; do echo a; done",
          "regexp '((a*)*)*b' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "set x='eval \"$x\"'\neval \"$x\"",
        }) {
      ReadLimits limits =
          ReadLimits.builder()
              .with(GrubLimits.MAX_STEPS, 100_000)
              .with(GrubLimits.MAX_OUTPUT_BYTES, 10_000)
              .with(GrubLimits.MAX_VARIABLE_BYTES, 100_000)
              .build();
      GrubMenu menu = GrubScript.parse(script).evaluate(GrubHost.empty(), limits);
      boolean limited = menu.diagnostics().stream().anyMatch(d -> d.code().equals("grub.limit"));
      assertTrue(limited || script.startsWith("function"), script);
    }
  }

  @Test
  void aFileThatIncludesItselfEnds() throws IOException {
    GrubMenu menu =
        GrubScript.parse("source /a.cfg")
            .evaluate(GrubHost.of(tree("a.cfg", "echo a\nsource /a.cfg\n")));
    assertTrue(menu.output().length() > 10);
    assertFalse(menu.diagnostics().isEmpty());
  }

  @Test
  void whatRan() {
    List<String> lines = new ArrayList<>();
    GrubEvaluator.of(GrubConsumer.GRUB_2_06, GrubHost.empty())
        .withTracer((place, words, status) -> lines.add(place.line() + " " + words + " " + status))
        .evaluate(GrubScript.parse("set a='b c'\nif test -n \"$a\"; then x=$a; fi\nfalse\n"));
    assertEquals(
        List.of("1 [set, a=b c] 0", "2 [test, -n, b c] 0", "2 [x=b, c] 0", "3 [false] 1"), lines);
  }

  @Test
  void bootLoaderSpecification() throws IOException {
    MemoryTree boot =
        tree(
            "loader/entries/m-5.18.0.conf",
            "title Linux 5.18\n"
                + "version 5.18.0\n"
                + "linux /vmlinuz-5.18\n"
                + "initrd /i-5.18.img $tuned_initrd\n"
                + "options $kernelopts $tuned\n"
                + "grub_class kernel\n",
            "loader/entries/m-5.9.0.conf",
            "title Linux 5.9\nlinux /vmlinuz-5.9\noptions root=/dev/sda1 ro\n",
            "loader/entries/notes.txt",
            "linux /no\n");
    GrubMenu menu =
        GrubEvaluator.of(GrubConsumer.GRUB_RHBOOT_2_06, GrubHost.of(boot))
            .evaluate(
                GrubScript.parse(
                    "function load_video { true; }\nset kernelopts='root=UUID=1 ro'\nblscfg\n"
                        + "set default=m-5.9.0\nset n=1; increment n\n"));
    assertEquals(
        List.of("m-5.18.0", "m-5.9.0"),
        menu.entries().stream().map(e -> e.id().toString()).toList());
    assertEquals(
        "BOOT_IMAGE=(hd0,msdos1)/vmlinuz-5.18 root=UUID=1 ro",
        menu.entries().get(0).commandLine().toString());
    assertEquals("Linux 5.9", menu.defaultEntry().orElseThrow().title().toString());
    assertEquals(
        "/loader/entries/m-5.9.0.conf:2", menu.defaultEntry().orElseThrow().source().toString());
    assertEquals(Bytes.utf8("2"), menu.variable("n").orElseThrow());
  }
}
