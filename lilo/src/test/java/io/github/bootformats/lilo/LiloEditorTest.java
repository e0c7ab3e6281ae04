package io.github.bootformats.lilo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiloEditorTest {
  private static final String CONFIG =
      """
      # lilo.conf
      boot=/dev/sda
      prompt
      timeout=50 # five
      default=linux

      image=/boot/vmlinuz
      \tlabel=linux   # the usual
      \tappend="quiet"
      \tread-only

      # the other
      other=/dev/sda1
        label=dos
      """;

  private static LiloEditor editor(String text) {
    return LiloEditor.of(Given.document(text));
  }

  private static String text(LiloEditor editor) {
    return Given.text(editor.toBytes());
  }

  private static Bytes bytes(String text) {
    return Given.bytes(text);
  }

  private static KernelCommandLine line(String text) {
    return KernelCommandLine.parse(text);
  }

  @Test
  void anOptionWithoutItsValueGetsOne() {
    LiloEditor editor = editor("default\nimage=/vmlinuz\n\tlabel=l\n");
    assertEquals("default=l\nimage=/vmlinuz\n\tlabel=l\n", text(editor.withDefault(bytes("l"))));
  }

  @Test
  void whatTheFileSays() {
    LiloEditor editor = editor(CONFIG);
    assertEquals(List.of(bytes("linux"), bytes("dos")), editor.entries());
    assertEquals(Optional.of(bytes("linux")), editor.defaultEntry());
    assertEquals(Optional.of(Duration.ofSeconds(5)), editor.timeout());
    assertEquals(line("quiet"), editor.parameters(bytes("LINUX")));
    assertEquals(KernelCommandLine.empty(), editor.parameters(bytes("dos")));
    assertThrows(IllegalArgumentException.class, () -> editor.parameters(bytes("none")));
  }

  @Test
  void theDefaultIsChangedInItsPlace_orAddedBeforeAll() {
    assertEquals(
        CONFIG.replace("default=linux", "default=dos"),
        text(editor(CONFIG).withDefault(bytes("dos"))));
    assertEquals(
        "# top\ndefault=a\nimage=/k\n label=a\n",
        text(editor("# top\nimage=/k\n label=a\n").withDefault(bytes("a"))));
    assertEquals("default=a\n", text(editor("").withDefault(bytes("a"))));
    assertThrows(IllegalArgumentException.class, () -> editor(CONFIG).withDefault(bytes("a b")));
  }

  @Test
  void theTimeThatCountsIsChanged() {
    assertEquals(
        CONFIG.replace("=50", "=73"), text(editor(CONFIG).withTimeout(Duration.ofMillis(7_210))));
    String silent = "delay=5\ntimeout=50\nimage=/k\n";
    assertEquals(Optional.of(Duration.ofMillis(500)), editor(silent).timeout());
    assertEquals(
        silent.replace("delay=5", "delay=20"),
        text(editor(silent).withTimeout(Duration.ofSeconds(2))));
    assertEquals(Optional.empty(), editor("prompt\nimage=/k\n").timeout());
    assertEquals(Optional.of(Duration.ZERO), editor("image=/k\n").timeout());
    assertThrows(
        IllegalArgumentException.class, () -> editor(CONFIG).withTimeout(Duration.ofHours(1)));
  }

  @Test
  void parametersAreChangedInTheirPlace_orAddedBehindTheLastOption() {
    assertEquals(
        CONFIG.replace("\"quiet\"", "\"quiet a=\\\"b c\\\"\""),
        text(editor(CONFIG).withParameters(bytes("linux"), line("quiet a=\"b c\""))));
    assertEquals(
        CONFIG.replace("\tappend=\"quiet\"\n", "").replace("only\n", "only\n\tappend=x\n"),
        text(
            editor(CONFIG.replace("\tappend=\"quiet\"\n", ""))
                .withParameters(bytes("linux"), line("x"))));
    assertThrows(
        IllegalArgumentException.class,
        () -> editor(CONFIG).withParameters(bytes("dos"), line("x")));
  }

  @Test
  void globalParametersStay_theEntryGetsItsOwn() {
    String config = "append=all\r\nimage=/k\r\n  label=a\r\nimage=/l\r\n";
    LiloEditor changed = editor(config).withParameters(bytes("a"), line("all x"));
    assertEquals(config.replace("label=a", "label=a\r\n  append=\"all x\""), text(changed));
    assertEquals(line("all"), changed.parameters(bytes("l")));
    assertEquals(line("all x"), changed.parameters(bytes("a")));
    LiloEditor none = editor(config).withParameters(bytes("a"), line(""));
    assertEquals("BOOT_IMAGE=a", Given.chosen(text(none), "a"));
  }

  @Test
  void literalIsChanged_andAddappendGoesIntoAppend() {
    assertEquals(
        "image=/k literal=\"x y\"\n",
        text(editor("image=/k literal=x\n").withParameters(bytes("k"), line("x y"))));
    LiloEditor both = editor("append=a\nimage=/k\n\taddappend=b\n\tlabel=k\n");
    assertEquals(line("a b"), both.parameters(bytes("k")));
    assertEquals(
        "append=a\nimage=/k\n\tlabel=k\n\tappend=\"a b c\"\n",
        text(both.withParameters(bytes("k"), line("a b c"))));
    assertSame(both, both.withParameters(bytes("k"), line("a b")));
  }

  @Test
  void noParametersLeaveNoAppend_unlessThereIsAGlobalOne() {
    String file = "image=/k\n\tlabel=k\n";
    assertEquals(
        file,
        text(
            editor(file)
                .withParameters(bytes("k"), line("quiet"))
                .withParameters(bytes("k"), line(""))));
    assertEquals(
        "append=a\nimage=/k\n\tlabel=k\n\tappend=\"\"\n",
        text(editor("append=a\n" + file).withParameters(bytes("k"), line(""))));
  }

  @Test
  void whatIsAddedStaysApartFromDamageBehindIt() {
    String file = "image=/k\nlock \"\"\\ \\be=/k$";
    LiloEditor changed = editor(file).withParameters(bytes("k"), line("quiet"));
    assertEquals(line("quiet"), changed.parameters(bytes("k")));
    assertTrue(text(changed).contains(" append=quiet \\ "), text(changed));
    LiloEditor escaped =
        editor("image=/k\nlock \"\"\\ \\b$").withParameters(bytes("k"), line("quiet"));
    assertEquals(
        line("quiet"), escaped.parameters(bytes("k")), "a blank with a backslash is white space");
  }

  /** LILO itself refuses the second one. */
  @Test
  void noAddappendIsLeft() {
    LiloEditor two = editor("image=/k\n\taddappend=b\n\taddappend=c\n");
    LiloEditor changed = two.withParameters(bytes("k"), line("quiet"));
    assertEquals("image=/k\n\tappend=quiet\n", text(changed));
    assertEquals(line("quiet"), changed.parameters(bytes("k")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"quiet vga=ask", "lock", "a\tb"})
  void whatLiloWouldRefuseIsRefused(String parameters) {
    LiloEditor editor = editor(CONFIG);
    assertThrows(
        IllegalArgumentException.class,
        () -> editor.withParameters(bytes("linux"), line(parameters)));
    assertThrows(
        IllegalArgumentException.class,
        () -> editor.withParameters(bytes("linux"), line("x".repeat(512))));
  }

  @Test
  void anEntryIsRemovedWithItsLines_andADefaultThatNamesIt() {
    assertEquals(
        """
        # lilo.conf
        boot=/dev/sda
        prompt
        timeout=50 # five


        # the other
        other=/dev/sda1
          label=dos
        """,
        text(editor(CONFIG).withoutEntry(bytes("linux"))));
    assertEquals(
        CONFIG.substring(0, CONFIG.indexOf("other=")),
        text(editor(CONFIG).withoutEntry(bytes("dos"))));
    assertEquals(
        "image=/k label=a  # x\n",
        text(editor("image=/k label=a image=/l label=b # x\n").withoutEntry(bytes("b"))));
    assertEquals(
        "image=/l\n", text(editor("image=/k\nimage=/l\nimage=/k\n").withoutEntry(bytes("k"))));
  }

  @Test
  void anEntryIsAddedAtTheEnd() {
    LiloEntry entry =
        LiloEntry.image("/boot/new", "new")
            .root("/dev/sda2")
            .initrd("/boot/initrd")
            .readOnly()
            .append("a b")
            .build();
    String lines =
        """
        image=/boot/new
        \tlabel=new
        \troot=/dev/sda2
        \tinitrd=/boot/initrd
        \tread-only
        \tappend="a b"
        """;
    assertEquals(CONFIG + lines, text(editor(CONFIG).withEntry(entry)));
    assertEquals(
        "image=/k\n" + lines, text(editor("image=/k").withEntry(entry)), "no end of the line");
    assertThrows(
        IllegalArgumentException.class, () -> editor("image=/k alias=NEW").withEntry(entry));
    assertThrows(
        IllegalArgumentException.class,
        () -> editor(CONFIG).withEntry(LiloEntry.elilo("/k", "x").build()));
  }

  @Test
  void anyOptionOfAnEntryCanBeSet() {
    assertEquals(
        CONFIG.replace("/dev/sda1\n", "/dev/sda1\n  table=/dev/sda\n"),
        text(editor(CONFIG).withOption(bytes("dos"), LiloKeyword.TABLE, bytes("/dev/sda"))));
    assertThrows(
        IllegalArgumentException.class,
        () -> editor(CONFIG).withOption(bytes("dos"), LiloKeyword.ROOT, bytes("x")));
  }

  @Test
  void elilo() {
    LiloEditor editor =
        LiloEditor.of(
            LiloDocument.parse(
                    bytes("prompt\ntimeout=5\nimage=/k\n\tlabel=l\n\tappend=console=ttyS0\n"),
                    LiloDialect.ELILO)
                .model());
    assertEquals(
        "prompt\ntimeout=1\nimage=/k\n\tlabel=l\n\tappend=console=ttyS0\n",
        text(editor.withTimeout(Duration.ZERO)));
    assertEquals(
        "prompt\ntimeout=5\nimage=/k\n\tlabel=l\n\tappend=\"console=ttyS0 vga=ask\"\n",
        text(editor.withParameters(bytes("l"), line("console=ttyS0 vga=ask"))));
  }

  @Test
  void whatIsBuiltIsTaken() {
    LiloDocument document =
        LiloBuilder.create()
            .boot("/dev/sda")
            .option(LiloKeyword.LBA32)
            .prompt(Duration.ofSeconds(5))
            .defaultEntry("linux")
            .entry(LiloEntry.other("/dev/sda1", "dos").build())
            .entry(
                LiloEntry.image("/vmlinuz", "linux")
                    .root("UUID=12-34")
                    .append("say=\"a $ b\"")
                    .build())
            .build();
    assertEquals(
        """
        boot=/dev/sda
        lba32
        prompt
        timeout=50
        default=linux

        other=/dev/sda1
        \tlabel=dos

        image=/vmlinuz
        \tlabel=linux
        \troot="UUID=12-34"
        \tappend="say=\\"a \\$ b\\""
        """,
        Given.text(document.toBytes()));
    assertEquals(
        "auto BOOT_IMAGE=linux root=UUID=12-34 say=\"a $ b\"",
        Given.boots(Given.menu(Given.text(document.toBytes()))));
    assertThrows(
        IllegalArgumentException.class, () -> LiloBuilder.create().option(LiloKeyword.LABEL, "x"));
    assertThrows(IllegalArgumentException.class, () -> LiloEntry.image("/k", "a b"));
    assertThrows(
        IllegalArgumentException.class, () -> LiloEntry.other("/dev/sda1", "dos").append("x"));
  }

  @Test
  void nothingIsAddedBehindDamage_whichWouldTakeItForItsValue() {
    LiloEditor cut = editor("image=/k\n\troot=/dev/sda1\n\tlabel=");
    LiloEditor changed = cut.withParameters(bytes("k"), KernelCommandLine.parse("quiet"));
    assertEquals("image=/k\n\troot=/dev/sda1\n\tappend=quiet\n\tlabel=", text(changed));
    assertEquals("delay=70\nlabel=", text(editor("label=").withTimeout(Duration.ofSeconds(7))));
  }

  @Test
  void allKernelsAreChangedAtOnce() {
    String file =
        """
        append=quiet
        image=/a
          label=a
          append=x
          addappend=y
        image=/b
          label=a
        other=/dev/sda1
          label=dos
        """;
    String changed =
        file.replace("  append=x\n  addappend=y\n", "  append=\"x y z\"\n")
            .replace("image=/b\n  label=a\n", "image=/b\n  label=a\n  append=\"quiet z\"\n");
    assertEquals(
        changed, text(editor(file).withAllParameters(line -> line.with(KernelParameter.of("z")))));
  }

  @Test
  void aDefaultIsALabelOrAnAlias() {
    LiloEditor editor = editor("image=/a\n label=a\n alias=b\n");
    assertTrue(editor.hasEntry(bytes("A")));
    assertTrue(editor.hasEntry(bytes("b")));
    assertFalse(editor.hasEntry(bytes("c")));
  }
}
