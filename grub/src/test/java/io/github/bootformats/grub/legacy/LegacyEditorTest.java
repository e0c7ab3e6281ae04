package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LegacyEditorTest {
  private static final String MENU =
      """
      # made by hand
      default=1
      fallback 2 0
      timeout\t5

      title one
      \troot (hd0,0)
      \tkernel   --no-mem-option /k  ro quiet
      \tinitrd /i
      # between
      title two
      kernel /k2
      title xen
      kernel /xen.gz a=1
      module /vmlinuz ro
      module /initrd
      # the end
      """;

  private static LegacyEditor editor(String text) {
    return LegacyEditor.of(LegacyTexts.document(text));
  }

  private static Bytes utf8(String text) {
    return Bytes.utf8(text);
  }

  private static void assertText(String text, LegacyEditor editor) {
    assertEquals(text, LegacyTexts.latin(editor.toBytes()));
  }

  @Test
  void settingsChangeInTheirLines() {
    LegacyEditor editor = editor(MENU);
    assertEquals(Optional.of(utf8("1")), editor.defaultEntry());
    assertText(MENU.replace("default=1", "default=2"), editor.withDefault(utf8("xen")));
    assertText(MENU.replace("default=1", "default=saved"), editor.withDefault(utf8("saved")));
    assertEquals(Optional.of(Duration.ofSeconds(5)), editor.timeout());
    assertText(
        MENU.replace("timeout\t5", "timeout\t3"), editor.withTimeout(Duration.ofMillis(2500)));
    assertThrows(IllegalArgumentException.class, () -> editor.withDefault(utf8("nope")));
  }

  @Test
  void settingsThatAreMissingComeBeforeTheFirstCommand() {
    assertText(
        "# c\ndefault 0\ntitle a\nroot\n", editor("# c\ntitle a\nroot\n").withDefault(utf8("a")));
    assertText(
        "#\r\ntimeout 1\r\ntitle a\r\nroot",
        editor("#\r\ntitle a\r\nroot").withTimeout(Duration.ofSeconds(1)));
  }

  @Test
  void parametersStandBehindTheKernel() {
    LegacyEditor editor = editor(MENU);
    assertEquals(KernelCommandLine.parse("ro quiet"), editor.parameters(utf8("one")));
    assertText(
        MENU.replace("/k  ro quiet", "/k  ro quiet x=1"),
        editor.withParameters(utf8("one"), editor.parameters(utf8("one")).with("x", "1")));
    assertText(
        MENU.replace("kernel /k2", "kernel /k2 ro"),
        editor.withParameters(utf8("two"), KernelCommandLine.parse("ro")));
    assertText(
        MENU.replace("/k  ro quiet", "/k"),
        editor.withParameters(utf8("0"), KernelCommandLine.empty()));
  }

  @Test
  void parametersOfAHypervisorAreThoseOfItsFirstModule() {
    LegacyEditor editor = editor(MENU);
    assertEquals(KernelCommandLine.parse("ro"), editor.parameters(utf8("xen")));
    assertText(
        MENU.replace("/vmlinuz ro", "/vmlinuz rw"),
        editor.withParameters(utf8("xen"), KernelCommandLine.parse("rw")));
  }

  @Test
  void whenAnEntryGoesTheNumbersFollow() {
    assertText(
        """
        # made by hand
        default=0
        fallback 1
        timeout\t5

        # between
        title two
        kernel /k2
        title xen
        kernel /xen.gz a=1
        module /vmlinuz ro
        module /initrd
        # the end
        """,
        editor(MENU).withoutEntry(utf8("one")));
    assertText(
        MENU.replace("fallback 2 0", "fallback 0")
            .replaceAll("(?s)title xen.*initrd\n# the", "# the"),
        editor(MENU).withoutEntry(utf8("xen")));
  }

  @Test
  void namesAreTitlesOrNumbers() {
    LegacyEditor editor = editor("title a\nroot\ntitle\ntitle a\nroot\ntitle b\nroot\n");
    assertEquals(List.of(utf8("a"), utf8("1"), utf8("b")), editor.entries());
    assertText("title a\nroot\ntitle\ntitle b\nroot\n", editor.withoutEntry(utf8("1")));
  }

  @Test
  void entriesAreAddedAtTheEnd() {
    LegacyCommand kernel = LegacyCommand.of(LegacyKeyword.KERNEL, "/k ro");
    assertText(
        "title a\nroot\n\ntitle b\n\tkernel /k ro\n",
        editor("title a\nroot").withEntry("b", List.of(kernel)));
    assertThrows(IllegalArgumentException.class, () -> editor("").withEntry("b", List.of()));
  }

  @Test
  void aBuilderWritesWhatIsReadBack() {
    LegacyDocument document =
        LegacyBuilder.create()
            .setting(LegacyKeyword.DEFAULT, "0")
            .setting(LegacyKeyword.TIMEOUT, "5")
            .linux(
                "Linux",
                LegacyDevice.parse("(hd0,0)").orElseThrow(),
                "/vmlinuz",
                "root=/dev/sda1 ro",
                List.of("/initrd.img"))
            .entry("Windows", List.of(LegacyCommand.of(LegacyKeyword.CHAINLOADER, "(hd0,1)+1")))
            .build();
    assertEquals(
        """
        default 0
        timeout 5

        title Linux
        \troot (hd0,0)
        \tkernel /vmlinuz root=/dev/sda1 ro
        \tinitrd /initrd.img

        title Windows
        \tchainloader (hd0,1)+1
        """,
        LegacyTexts.latin(document.toBytes()));
    assertEquals(List.of(), LegacyConsumer.GRUB_0_97.menu(document).bootMenu().diagnostics());
    assertThrows(
        IllegalArgumentException.class,
        () -> LegacyBuilder.create().setting(LegacyKeyword.KERNEL, "/k"));
    assertThrows(
        IllegalArgumentException.class, () -> LegacyCommand.of(LegacyKeyword.KERNEL, "/k\nroot"));
    assertThrows(
        IllegalArgumentException.class, () -> LegacyCommand.of(LegacyKeyword.TITLE, "a \\"));
  }

  @Test
  void debiansOptionsAreFoundAndChanged() {
    String text =
        """
        default 0
        ### BEGIN AUTOMAGIC KERNELS LIST
        ## kopt=not this
        # kopt=root=/dev/hda1 ro
        # defoptions=quiet
        ## ## End Default Options ##
        title Debian
        kernel /vmlinuz root=/dev/hda1 ro quiet
        ### END DEBIAN AUTOMAGIC KERNELS LIST
        title mine
        root
        """;
    LegacyDocument document = LegacyTexts.document(text);
    LegacyAutomagic automagic = LegacyAutomagic.of(document).orElseThrow();
    assertEquals("root=/dev/hda1 ro", automagic.options().get("kopt"));
    assertEquals(List.of("kopt", "defoptions"), List.copyOf(automagic.options().keySet()));
    assertEquals(true, automagic.contains(document.entries().get(0)));
    assertEquals(false, automagic.contains(document.entries().get(1)));
    assertEquals(
        text.replace("# defoptions=quiet", "# defoptions=splash"),
        LegacyTexts.latin(automagic.withOption(document, "defoptions", "splash").toBytes()));
    assertEquals(Optional.empty(), LegacyAutomagic.of(LegacyTexts.document("title a\nroot\n")));
  }

  @Test
  void kernelWithoutAFileTakesNoParameters() {
    LegacyEditor editor = editor("title a\nkernel --type=linux \n");
    assertEquals(false, editor.takesParameters(utf8("a")));
    assertThrows(
        IllegalArgumentException.class,
        () -> editor.withParameters(utf8("a"), KernelCommandLine.parse("quiet")));
  }

  @Test
  void parametersGoBehindASpace_whichAVerticalTabIsNot() {
    LegacyEditor editor = editor("title a\nkernel /k\u000b\n");
    KernelCommandLine parameters = KernelCommandLine.parse("quiet ro");
    assertText("title a\nkernel /k\u000b quiet ro\n", editor.withParameters(utf8("a"), parameters));
    assertEquals(parameters, editor.withParameters(utf8("a"), parameters).parameters(utf8("a")));
  }

  @Test
  @SuppressWarnings("StringConcatToTextBlock") // with its line ends
  void anOptionOfAutomagicChangesInItsPlaceOnly() {
    String text =
        "### BEGIN AUTOMAGIC KERNELS LIST\r\n  # kopt=ro  \r\n"
            + "### END DEBIAN AUTOMAGIC KERNELS LIST\r\n";
    LegacyDocument document = LegacyTexts.document(text);
    LegacyAutomagic automagic = LegacyAutomagic.of(document).orElseThrow();
    assertEquals(
        LegacyTexts.document(text.replace("kopt=ro", "kopt=rw quiet")),
        automagic.withOption(document, "kopt", "rw quiet"));
    assertThrows(
        IllegalArgumentException.class, () -> automagic.withOption(document, "kopt", "a\rb"));
    assertThrows(
        IllegalArgumentException.class,
        () -> automagic.withOption(LegacyTexts.document("timeout 1\n"), "kopt", "rw"));
  }

  @Test
  void entriesOfTheSameTitleAreAllChanged() {
    String twice = "title a\nkernel /k  x\ntitle a\nkernel /l\ntitle b\nchainloader +1\n";
    assertText(
        twice.replace("/l", "/l x"),
        editor(twice).withAllParameters(line -> line.with(KernelParameter.of("x"))));
  }

  @Test
  void aDefaultIsATitleOrANumberOrSaved() {
    for (String name : List.of("one", "2", "saved")) {
      assertTrue(editor(MENU).hasEntry(utf8(name)), name);
    }
    assertFalse(editor(MENU).hasEntry(utf8("3")));
    assertFalse(editor(MENU).hasEntry(utf8("nope")));
  }
}
