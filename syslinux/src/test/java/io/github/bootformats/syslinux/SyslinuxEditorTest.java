package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Changes of single lines. */
class SyslinuxEditorTest {
  private static final String FILE =
      """
      # hand-written
      default linux  # odd
      \tTimeOut\t 50 tenths

      LABEL linux
        menu label ^Linux
        kernel   /vmlinuz
        APPEND root=/dev/sda1  ro
        # about the initrd
        initrd /initrd

      LABEL old
        LINUX /old

      PROMPT 1
      """;

  private static Bytes bytes(String text) {
    return Bytes.utf8(text);
  }

  private static SyslinuxEditor editor(String text) {
    return SyslinuxEditor.of(SyslinuxDocument.parse(bytes(text)).model());
  }

  private static String changed(String text, UnaryOperator<SyslinuxEditor> change) {
    return change.apply(editor(text)).toBytes().decodeUtf8().orElseThrow();
  }

  @Test
  void saysWhatTheFileSays() {
    SyslinuxEditor editor = editor(FILE);
    assertEquals(List.of(bytes("linux"), bytes("old")), editor.entries());
    assertEquals(Optional.of(bytes("linux")), editor.defaultEntry());
    assertEquals(Optional.of(Duration.ofSeconds(5)), editor.timeout());
    assertEquals("root=/dev/sda1  ro", editor.parameters(bytes("linux")).toString());
    assertEquals("", editor.parameters(bytes("old")).toString());
  }

  @Test
  void theDefaultAndTheTimeoutChangeInTheirLines() {
    assertEquals(
        FILE.replace("default linux  # odd", "default old"),
        changed(FILE, e -> e.withDefault(bytes("old"))));
    assertEquals(
        FILE.replace("50 tenths", "25"),
        changed(FILE, e -> e.withTimeout(Duration.ofMillis(2450))));
    assertEquals(
        "# c\nDEFAULT a\nLABEL a\n", changed("# c\nLABEL a\n", e -> e.withDefault(bytes("a"))));
    assertEquals("TIMEOUT 1\n", changed("", e -> e.withTimeout(Duration.ZERO)));
  }

  @Test
  void whereAModuleIsTheDefaultTheMenusDefaultMoves() {
    String file =
        "DEFAULT vesamenu.c32\nLABEL a\n\tMENU DEFAULT\n\tKERNEL x\nLABEL b\n\tKERNEL y\n";
    assertEquals(Optional.of(bytes("a")), editor(file).defaultEntry());
    assertEquals(
        "DEFAULT vesamenu.c32\nLABEL a\n\tKERNEL x\nLABEL b\n\tKERNEL y\n\tMENU DEFAULT\n",
        changed(file, e -> e.withDefault(bytes("b"))));
  }

  @Test
  void parametersChangeInTheirLine() {
    assertEquals(
        FILE.replace("root=/dev/sda1  ro", "root=/dev/sda2  ro"),
        changed(
            FILE,
            e ->
                e.withParameters(
                    bytes("linux"), e.parameters(bytes("linux")).with("root", "/dev/sda2"))));
    assertEquals(
        FILE.replace("  LINUX /old\n", "  LINUX /old\n  APPEND quiet\n"),
        changed(FILE, e -> e.withParameters(bytes("old"), KernelCommandLine.parse("quiet"))));
    assertEquals(
        FILE.replace("APPEND root=/dev/sda1  ro", "APPEND -"),
        changed(FILE, e -> e.withParameters(bytes("linux"), KernelCommandLine.empty())));
    assertEquals(
        FILE, changed(FILE, e -> e.withParameters(bytes("old"), KernelCommandLine.empty())));
  }

  @Test
  void globalParametersAreThoseOfALabelWithoutItsOwn() {
    String file = "APPEND a b\nLABEL l\n  KERNEL k\nLABEL m\n  KERNEL k\n  APPEND -\n";
    assertEquals("a b", editor(file).parameters(bytes("l")).toString());
    assertEquals("", editor(file).parameters(bytes("m")).toString());
    assertEquals(
        "APPEND a b\nLABEL l\n  KERNEL k\n  APPEND -\nLABEL m\n  KERNEL k\n  APPEND -\n",
        changed(file, e -> e.withParameters(bytes("l"), KernelCommandLine.empty())));
  }

  @Test
  void aKernelChangesInItsLine() {
    assertEquals(
        FILE.replace("kernel   /vmlinuz", "kernel   /new"),
        changed(FILE, e -> e.withKernel(bytes("linux"), SyslinuxKeyword.KERNEL, bytes("/new"))));
    assertEquals(
        FILE.replace("kernel   /vmlinuz", "LINUX /new"),
        changed(FILE, e -> e.withKernel(bytes("linux"), SyslinuxKeyword.LINUX, bytes("/new"))));
    assertEquals(
        FILE.replace("initrd /initrd", "initrd /a,/b"),
        changed(FILE, e -> e.withInitrd(bytes("linux"), bytes("/a,/b"))));
  }

  @Test
  void aLabelIsRenamedWhereverItIsNamed() {
    assertEquals(
        FILE.replace("default linux", "default new").replace("LABEL linux", "LABEL new"),
        changed(FILE, e -> e.withName(bytes("linux"), bytes("new"))));
    assertEquals(
        "LABEL new\n    KERNEL vmlinuz\n",
        changed("LABEL vmlinuz\n", e -> e.withName(bytes("vmlinuz"), bytes("new"))),
        "it loads the same file");
  }

  @Test
  void aLabelIsRemovedWithItsLines() {
    assertEquals(
        """
        # hand-written
        \tTimeOut\t 50 tenths

          # about the initrd

        LABEL old
          LINUX /old

        PROMPT 1
        """,
        changed(FILE, e -> e.withoutEntry(bytes("linux"))));
    assertEquals(
        FILE.replace("LABEL old\n  LINUX /old\n", ""),
        changed(FILE, e -> e.withoutEntry(bytes("old"))));
  }

  @Test
  void anEntryIsAddedBehindTheLast() {
    SyslinuxEntry entry = SyslinuxEntry.builder("new").linux("/n").append("x").build();
    String lines = "LABEL new\n    LINUX /n\n    APPEND x\n";
    assertEquals(
        FILE.replace("  LINUX /old\n", "  LINUX /old\n" + lines),
        changed(FILE, e -> e.withEntry(entry)));
    assertEquals(
        "LABEL a\n" + lines + "MENU BEGIN\nLABEL b\n",
        changed("LABEL a\nMENU BEGIN\nLABEL b\n", e -> e.withEntry(entry)));
    assertEquals(
        "LABEL a\r\n" + lines.replace("\n", "\r\n"),
        changed("LABEL a\r\n", e -> e.withEntry(entry)));
    assertEquals("LABEL a\n" + lines, changed("LABEL a", e -> e.withEntry(entry)));
    assertThrows(IllegalStateException.class, () -> editor("TEXT\n").withEntry(entry));
    assertThrows(IllegalArgumentException.class, () -> editor("LABEL new\n").withEntry(entry));
  }

  @Test
  void aSubmenuIsAddedBehindTheLast() {
    SyslinuxEntry entry = SyslinuxEntry.builder("new").linux("/n").build();
    assertEquals(
        "LABEL a\nMENU BEGIN more\nMENU TITLE More\nLABEL new\n    LINUX /n\nMENU END\n",
        changed("LABEL a\n", e -> e.withSubmenu("more", "More", List.of(entry))));
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    SyslinuxEditor editor = editor(FILE);
    for (String label : List.of("", "a b", "a\n")) {
      assertThrows(IllegalArgumentException.class, () -> editor.withDefault(bytes(label)));
    }
    assertThrows(IllegalArgumentException.class, () -> editor.parameters(bytes("nope")));
    assertThrows(
        IllegalArgumentException.class,
        () -> editor.withParameters(bytes("old"), KernelCommandLine.parse("-")));
    assertThrows(
        IllegalArgumentException.class,
        () -> editor.withParameters(bytes("old"), KernelCommandLine.parse("a\nDEFAULT b")));
    assertThrows(
        IllegalArgumentException.class, () -> editor.withName(bytes("linux"), bytes("old")));
    assertThrows(IllegalArgumentException.class, () -> editor.withTimeout(Duration.ofSeconds(-1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SyslinuxDirective.of(SyslinuxKeyword.APPEND, "x".repeat(5000)));
  }

  @Test
  void aWholeFileIsWrittenAsPeopleWriteThem() {
    SyslinuxDocument document =
        SyslinuxBuilder.create()
            .ui("menu.c32")
            .defaultEntry("linux")
            .timeout(Duration.ofSeconds(5))
            .title("Boot")
            .entry(
                SyslinuxEntry.builder("linux")
                    .title("^Linux")
                    .linux("/vmlinuz")
                    .initrd("/ucode", "/initrd")
                    .append("root=/dev/sda1")
                    .help("The usual one.", "Nothing else.")
                    .build())
            .separator()
            .submenu("more", "More", List.of(SyslinuxEntry.builder("old").linux("/old").build()))
            .build();
    assertEquals(
        """
        UI menu.c32
        DEFAULT linux
        TIMEOUT 50
        MENU TITLE Boot

        LABEL linux
            MENU LABEL ^Linux
            LINUX /vmlinuz
            INITRD /ucode,/initrd
            APPEND root=/dev/sda1
        TEXT HELP
        The usual one.
        Nothing else.
        ENDTEXT

        MENU SEPARATOR

        MENU BEGIN more
        MENU TITLE More
        LABEL old
            LINUX /old
        MENU END
        """,
        document.toBytes().decodeUtf8().orElseThrow());
  }

  @Test
  void labelsOfTheSameNameAndOfNoneAreAllChanged() {
    String file = "APPEND ro\nLABEL a\n LINUX k\n APPEND x\nLABEL a\n LINUX l\nLABEL\n LINUX m\n";
    String changed =
        file.replace("LINUX l\n", "LINUX l\n APPEND ro x\n")
            .replace("LINUX m\n", "LINUX m\n APPEND ro x\n");
    assertEquals(
        changed,
        changed(file, e -> e.withAllParameters(line -> line.with(KernelParameter.of("x")))));
  }

  @Test
  void whatNamesARemovedLabelGoesWithIt() {
    assertEquals(
        "TIMEOUT 9\nLABEL b\n",
        changed(
            "DEFAULT a quiet\nTIMEOUT 9\nONTIMEOUT a\nONERROR a x\nLABEL a\n LINUX k\nLABEL b\n",
            e -> e.withoutEntry(bytes("a"))));
    assertEquals(
        "DEFAULT b\nLABEL b\n",
        changed("DEFAULT b\nLABEL a\nLABEL b\n", e -> e.withoutEntry(bytes("a"))));
  }

  /** As grubby writes them for Fedora. */
  @Test
  void labelsThatBeginWithTheSameWordAreDifferentEntries() {
    String first = "label Fed (1) a\n linux /1\n";
    String second = "label Fed (2) b\n linux /2\n append x\n";
    String file = "default Fed (2) b\n" + first + second;
    SyslinuxEditor editor = editor(file);
    assertEquals(List.of(bytes("Fed (1) a"), bytes("Fed (2) b")), editor.entries());
    assertEquals("x", editor.parameters(bytes("Fed (2) b")).toString());
    assertEquals("", editor.parameters(bytes("Fed (1) a")).toString());
    assertEquals(
        file.replace(first, ""),
        changed(file, e -> e.withoutEntry(bytes("Fed (1) a"))),
        "DEFAULT still names a label");
    assertEquals(file.replace(second, ""), changed(file, e -> e.withoutEntry(bytes("Fed (2) b"))));
    assertEquals(
        "label b\n",
        changed("default a x\nlabel a\nlabel a\nlabel b\n", e -> e.withoutEntry(bytes("a"))));
  }

  /** A menu program looks for a label that is the first word of DEFAULT, and there is none. */
  @Test
  void theDefaultAmongLabelsOfSeveralWordsIsSaidInTheMenu() {
    String labels = "label dos\n linux /d\nlabel Fed (1)\n linux /1\nlabel Fed (2)\n linux /2\n";
    String file = "ui menu.c32\n" + labels;
    for (String entry : List.of("Fed (1)", "Fed (2)")) {
      SyslinuxEditor editor = editor(file).withDefault(bytes(entry));
      assertEquals(Optional.of(bytes(entry)), editor.defaultEntry());
      assertEquals(bytes(entry), shownDefault(editor.toBytes().decodeUtf8().orElseThrow()));
    }
    assertEquals(
        file.replace("/2\n", "/2\n MENU DEFAULT\n"),
        changed(
            file.replace("menu.c32\n", "menu.c32\nDEFAULT dos\n"),
            e -> e.withDefault(bytes("Fed (2)"))));
  }

  @Test
  void theCoreFindsTheFirstLabelThatBeginsWithAWord() {
    String labels = "label dos\n linux /d\nlabel Fed (1)\n linux /1\nlabel Fed (2)\n linux /2\n";
    SyslinuxEditor core = editor(labels);
    assertEquals(
        List.of(true, true, false),
        Stream.of("Fed", "Fed (1)", "Fed (2)").map(name -> core.hasEntry(bytes(name))).toList());
    SyslinuxEditor changed = core.withDefault(bytes("Fed (1)"));
    assertEquals("DEFAULT Fed\n" + labels, changed.toBytes().decodeUtf8().orElseThrow());
    assertEquals(Optional.of(bytes("Fed (1)")), changed.defaultEntry());
    assertThrows(IllegalArgumentException.class, () -> core.withDefault(bytes("Fed (2)")));
  }

  @Test
  void theDefaultOfASubmenuIsNotTheMenus() {
    String file =
        """
        DEFAULT menu.c32
        LABEL a
        LINUX k
        MENU DEFAULT
        MENU BEGIN s
        LABEL b
        LINUX l
        MENU DEFAULT
        LABEL c
        LINUX m
        MENU END
        """;
    assertEquals(Optional.of(bytes("a")), editor(file).defaultEntry());
    String started =
        file.replace("LINUX l\nMENU DEFAULT\n", "LINUX l\n")
            .replace("BEGIN s\n", "BEGIN s\nMENU START\n")
            .replace("LINUX m\n", "LINUX m\nMENU DEFAULT\n");
    assertEquals(started, changed(file, e -> e.withDefault(bytes("c"))));
    assertEquals(Optional.of(bytes("c")), editor(started).defaultEntry());
    assertEquals(bytes("c"), shownDefault(started));
    assertEquals(bytes("a"), shownDefault(file));
    String back = changed(started, e -> e.withDefault(bytes("a")));
    assertEquals(started.replace("MENU START\n", ""), back);
    assertEquals(bytes("a"), shownDefault(back));
  }

  private static Bytes shownDefault(String file) {
    return SyslinuxConsumer.SYSLINUX_6_04
        .menu(editor(file).document())
        .bootMenu()
        .defaultEntry()
        .orElseThrow()
        .id();
  }

  @Test
  void aTimeOfASubmenuIsNotTheMenus() {
    String menu = "UI menu.c32\nTIMEOUT 50\nMENU BEGIN s\nTIMEOUT 90\nLABEL a\nMENU END\n";
    assertEquals(Optional.of(Duration.ofSeconds(5)), editor(menu).timeout());
    assertEquals(
        menu.replace("TIMEOUT 50", "TIMEOUT 70"),
        changed(menu, e -> e.withTimeout(Duration.ofSeconds(7))));
    String byLabel = menu.replace("UI menu.c32", "DEFAULT m\nLABEL m\nKERNEL vesamenu.c32");
    assertEquals(Optional.of(Duration.ofSeconds(5)), editor(byLabel).timeout());
    String core = menu.replace("UI menu.c32", "DEFAULT a");
    assertEquals(Optional.of(Duration.ofSeconds(9)), editor(core).timeout());
    assertEquals(
        core.replace("TIMEOUT 90", "TIMEOUT 70"),
        changed(core, e -> e.withTimeout(Duration.ofSeconds(7))));
  }
}
