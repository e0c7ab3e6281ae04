package io.github.bootformats.lilo;

import static io.github.bootformats.lilo.Given.boots;
import static io.github.bootformats.lilo.Given.chosen;
import static io.github.bootformats.lilo.Given.has;
import static io.github.bootformats.lilo.Given.menu;
import static io.github.bootformats.lilo.Given.names;
import static io.github.bootformats.lilo.Given.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What LILO 24 does and naive readers get wrong. */
class RulesTest {
  /** The parameters of the only entry, as LILO puts them behind its own. */
  private static String parameters(String options) {
    return boots(menu("image=/k label=l " + options)).replaceFirst("^auto BOOT_IMAGE=l ?", "");
  }

  @Test
  void rule01_theLineBeginsWithBootImageAndTheLabel_andWithAutoWhenNobodyTouchedAKey() {
    String config = "image=/boot/vmlinuz label=linux root=/dev/sda1 read-only append=\"quiet x=1\"";
    assertEquals("auto BOOT_IMAGE=linux ro root=801 quiet x=1", boots(menu(config)));
    assertEquals("BOOT_IMAGE=linux ro root=801 quiet x=1", chosen(config, "linux"));
    assertEquals("BOOT_IMAGE=linux ro root=801 quiet x=1", chosen(config, ""), "the Enter key");
    assertEquals("BOOT_IMAGE=linux ro root=801 quiet x=1", boots(menu("prompt " + config)));
  }

  @Test
  void rule02_theOrderIsFixed_whateverTheOrderInTheFile() {
    assertEquals(
        "ro root=801 ramdisk=8 a b",
        parameters("addappend=b append=a ramdisk=8 root=/dev/sda1 read-only"));
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/hda1, root=301",
    "/dev/hdb, root=340",
    "/dev/hdd2, root=1642",
    "/dev/sda, root=800",
    "/dev/sdp15, root=8ff",
    "/dev/sdq1, root=4101",
    "/dev/sdaa1, root=41a1",
    "/dev/md0, root=900",
    "/dev/xvda2, root=ca02",
    "0x305, root=305",
    "773, root=305",
    "0, root=0",
    "/dev/mapper/vg-root, root=/dev/mapper/vg-root",
    "\"UUID=12-34\", root=UUID=12-34",
    "\"LABEL=/\", root=LABEL=/",
  })
  void rule03_rootIsTheNumberOfTheDeviceInHex_orANameThatInitFinds(String root, String passed) {
    assertEquals(passed, parameters("root=" + root));
  }

  @Test
  void rule04_theRootDeviceIsLookedUpOnTheInstallingHost() {
    String config = "image=/k label=l root=/dev/vg/root";
    assertTrue(has(menu(config), LiloFinding.ROOT_UNKNOWN));
    LiloHost host = LiloHost.builder().device("/dev/vg/root", 254, 3).currentRoot(259, 300).build();
    assertEquals("auto BOOT_IMAGE=l root=fe03", boots(menu(config, host)));
    assertEquals(
        "auto BOOT_IMAGE=l root=11032c", boots(menu("image=/k label=l root=CURRENT", host)));
    LiloHost empty = LiloHost.builder().noOtherDevices().build();
    assertEquals("lilo.root-illegal", boots(menu(config, empty)));
    assertEquals("lilo.root-illegal", refusal("image=/k root=sda1"));
    assertEquals("lilo.number", refusal("image=/k root=0x30z"));
  }

  @Test
  void rule05_appendOfAnEntryReplacesTheGlobalOne_andAddappendAddsToEither() {
    assertEquals("BOOT_IMAGE=b mine", chosen("append=all image=/k label=b append=mine", "b"));
    assertEquals("BOOT_IMAGE=b all", chosen("append=all image=/k label=b", "b"));
    assertEquals(
        "BOOT_IMAGE=b all more", chosen("append=all image=/k label=b addappend=more", "b"));
    LiloMenu alone = menu("image=/k label=b addappend=more");
    assertEquals("auto BOOT_IMAGE=b more", boots(alone));
    assertTrue(has(alone, LiloFinding.ADDAPPEND_ALONE));
    assertEquals("BOOT_IMAGE=b", chosen("append=all image=/k label=b append=\"\"", "b"));
  }

  @Test
  void rule06_literalReplacesAllOtherParameters() {
    assertEquals("x", parameters("read-only root=/dev/sda1 append=a addappend=b literal=x"));
    assertEquals("", parameters("root=/dev/sda1 literal=\"\""));
  }

  @Test
  void rule07_severalBlanksBecomeOne_alsoInTheQuotesOfTheKernel() {
    assertEquals("a \"b c\" d", parameters("append=\"  a   \\\"b   c\\\"  d  \""));
  }

  @Test
  void rule08_vgaIsNoParameter_andIsRefusedAmongThem() {
    assertEquals("ro", parameters("vga=0x317 read-only"));
    assertEquals("", parameters("vga=ASK"));
    assertEquals("lilo.number", refusal("image=/k vga=best"));
    assertEquals("lilo.append-keyword", refusal("image=/k append=\"quiet vga=ask\""));
    assertEquals("lilo.append-keyword", refusal("image=/k append=lock"));
    assertEquals("(none)", refusal("image=/k append=\"locked nvga=1 block\""));
    assertEquals(
        "(none)", refusal("image=/k append=\"block lock\""), "only the first is looked at");
  }

  @Test
  void rule09_theDefaultIsTheFirstEntry_byItsAliasIfItHasOne() {
    String config = "image=/a label=one alias=uno\nimage=/b label=two alias=due\n";
    assertEquals(List.of("uno", "one", "due", "two"), names(menu(config)));
    assertEquals("auto BOOT_IMAGE=uno", boots(menu(config)));
  }

  @Test
  void rule10_defaultNamesALabelOrAnAliasInAnyCase_andComesFirst() {
    String entries = "\nimage=/a label=one alias=uno\nimage=/b label=two alias=due\n";
    assertEquals("auto BOOT_IMAGE=two", boots(menu("default=TWO" + entries)));
    assertEquals(List.of("due", "uno", "one", "two"), names(menu("default=due" + entries)));
    assertEquals("lilo.default-missing", refusal("default=three" + entries));
    assertEquals("lilo.default-missing", refusal("default=a\n"));
  }

  @Test
  void rule11_withoutALabelTheNameIsTheEndOfThePath() {
    assertEquals(List.of("vmlinuz"), names(menu("image=/boot/vmlinuz")));
    assertEquals(List.of("sda1"), names(menu("other=/dev/sda1")));
    assertEquals(
        "lilo.name-illegal", refusal("image=/boot/vmlinuz-6.1.0-13-amd64"), "over 15 bytes");
    assertEquals("lilo.name-illegal", refusal("image=\"/boot/vm linuz\""));
    assertEquals(List.of("a_b"), names(menu("image=/k label=\"a b\"")), "blanks of a label");
  }

  @ParameterizedTest
  @CsvSource({
    "label=1234567890123456, lilo.name-illegal",
    "label=123456789012345, (none)",
    "label=\"\", lilo.name-illegal",
    "label=\"a\u0001b\", lilo.name-illegal",
    "label=l alias=L, lilo.name-duplicate",
  })
  void rule12_namesHaveOneToFifteenBytes_andDifferInMoreThanCase(String options, String expected) {
    assertEquals(expected, refusal("image=/k " + options));
  }

  @Test
  void rule13_thereIsRoomFor28Names() {
    StringBuilder config = new StringBuilder();
    for (int i = 0; i < 28; i++) {
      config.append("image=/k label=l").append(i).append('\n');
    }
    assertEquals("(none)", refusal(config.toString()));
    assertEquals("(none)", refusal("default=l9\n" + config));
    assertEquals("lilo.images-many", refusal(config + "image=/k label=last\n"));
    assertEquals("lilo.images-many", refusal(config.toString().replace("l3", "l3 alias=x")));
  }

  @Test
  void rule14_optionsEndWithTheirNamesNotWithLines() {
    assertEquals(
        "auto BOOT_IMAGE=l ro root=801 a",
        boots(menu("prompt timeout=1 image=/k label=l read-only\nroot\n=\n/dev/sda1 append=a")));
  }

  @Test
  void rule15_namesOfOptionsAreInAnyCase_andValuesKeepTheirs() {
    assertEquals("auto BOOT_IMAGE=Linux ro", boots(menu("IMAGE=/k Label=Linux READ-Only")));
  }

  @Test
  void rule16_aHashBeginsACommentAnywhereOutsideQuotes_andEndsABareWord() {
    assertEquals("a", parameters("append=a#b=c\n"));
    assertEquals("a#b", parameters("append=\"a#b\" # c"));
    assertEquals("a", parameters("append = # the value\n a"));
  }

  @Test
  void rule17_anEqualsSignEndsABareWord_andAnotherOneIsASyntaxError() {
    assertEquals("lilo.syntax", refusal("image=/k root=UUID=12"));
    assertEquals("lilo.syntax", refusal("= image=/k"));
    assertEquals("lilo.syntax", refusal("image=/k append="));
    assertEquals("x", parameters("append \"=\" x"), "also one in quotes");
    assertEquals("lilo.syntax", refusal("image=/k append=\"=\""));
  }

  @Test
  void rule18_inQuotesABackslashStandsOnlyBeforeQuotesItselfAndTheEndOfTheLine() {
    assertEquals("a\"b\\c", parameters("append=\"a\\\"b\\\\c\""));
    assertEquals("a b", parameters("append=\"a\\\n   \tb\""), "one blank");
    assertEquals("lilo.quotes-escape", refusal("image=/k append=\"a\\nb\""));
    assertEquals("lilo.quotes-line", refusal("image=/k append=\"a\nb\""));
    assertEquals("lilo.quotes-line", refusal("image=/k append=\"a\tb\""));
    assertEquals("lilo.quotes-open", refusal("image=/k append=\"a"));
  }

  @Test
  void rule19_outsideQuotesABackslashTakesAnyCharacter_andJoinsLines() {
    assertEquals("a b=c#d\"e", parameters("append=a\\ b\\=c\\#d\\\"e"));
    assertEquals("ab", parameters("append=a\\\nb"));
    assertEquals("a b", parameters("append=a\\\tb"), "a tab becomes a blank");
    assertEquals("lilo.backslash-end", refusal("image=/k append=a\\"));
    assertEquals("a\"b", parameters("append=a\"b"), "quotes within a word are characters");
  }

  @Test
  void rule20_variablesComeFromTheEnvironmentOfTheHostThatIsDescribed() {
    LiloHost host =
        LiloHost.builder()
            .variable("K", Bytes.utf8("/boot/k"))
            .variable("TWO", Bytes.utf8("one two"))
            .variable("OPTIONS", Bytes.utf8("read-only append=\"x y\""))
            .variable("EMPTY", Bytes.empty())
            .build();
    LiloMenu menu = menu("image=$K label=l append=\"a $TWO ${EMPTY}b\"", host);
    assertEquals("auto BOOT_IMAGE=l a one two b", boots(menu));
    assertEquals(Optional.of(Bytes.utf8("/boot/k")), menu.bootMenu().entries().get(0).kernel());
    assertEquals("lilo.unknown-option", boots(menu("image=/k append=$TWO ", host)), "two words");
    assertEquals("auto BOOT_IMAGE=l ro x y", boots(menu("image=/k label=l $OPTIONS ", host)));
    assertEquals("lilo.variable-unknown", boots(menu("image=$NONE ", host)));
    assertEquals("auto BOOT_IMAGE=l $K", boots(menu("image=/k label=l append=\\$K", host)));
    assertEquals("lilo.quotes-escape", boots(menu("image=/k append=\"\\\\$K\"", host)));
    assertEquals(
        "auto BOOT_IMAGE=l", boots(menu("image=/k label=l # $NONE\n", host)), "in a comment");
  }

  @ParameterizedTest
  @CsvSource({
    "'${K', lilo.variable-name",
    "'$K', lilo.variable-name",
    "'$K\nlabel=l', lilo.variable-name",
    "'$K ', lilo.variable-unknown",
    "'${K\nX} ', lilo.variable-name",
    "'${} ', lilo.variable-unknown",
  })
  void rule21_theNameOfAVariableEndsWithABraceOrAPrintableCharacter(String word, String expected) {
    assertEquals(expected, refusal("image=" + word));
  }

  @Test
  void rule22_wordsAreShorterThan1023Bytes_andAppendThan512() {
    assertEquals("lilo.token-long", refusal("image=/k initrd=" + "x".repeat(1023)));
    assertEquals("(none)", refusal("image=/k initrd=" + "x".repeat(1022)));
    assertEquals("lilo.token-long", refusal("image=/k initrd=\"" + "x".repeat(1023) + "\""));
    assertEquals("lilo.options-long", refusal("image=/k append=" + "x".repeat(512)));
    assertEquals(
        "lilo.options-long",
        refusal("image=/k append=" + "x".repeat(300) + " addappend=" + "y".repeat(211)));
  }

  @Test
  void rule23_aCommandLineIsCutTo511Bytes() {
    LiloMenu menu = menu("image=/k label=l read-only append=" + "x".repeat(511));
    assertTrue(has(menu, LiloFinding.COMMAND_LINE_LONG));
    assertEquals(511, boots(menu).length());
    assertTrue(boots(menu).startsWith("auto BOOT_IMAGE=l ro xxx"));
  }

  @ParameterizedTest
  @CsvSource({
    "prompt prompt, lilo.duplicate",
    "image=/k label=a label=b, lilo.duplicate",
    "image=/k label=a LABEL=a, lilo.duplicate",
    "image=/k read-only label=a read-only, lilo.duplicate",
    "append=a image=/k append=b, (none)",
    "image=/k lock=yes, lilo.value-unexpected",
    "image=/k label, lilo.value-missing",
    "image=/k frobnicate, lilo.unknown-option",
    "image=/k label=a default=a, lilo.misplaced",
    "label=a image=/k, lilo.misplaced",
    "other=/dev/sda1 append=x, lilo.misplaced",
    "image=/k table=/dev/sda, lilo.misplaced",
    "prompt, lilo.images-none",
    "'', lilo.images-none",
  })
  void rule24_whatIsRefused(String config, String expected) {
    assertEquals(expected, refusal(config));
  }

  @Test
  void rule25_anErrorStopsReading_entriesBeforeItWereAdded() {
    LiloMenu menu = menu("image=/a label=a\nimage=/b label=b\nimage=/c label=c what\n");
    assertEquals(List.of("a", "b"), names(menu));
    assertEquals(Optional.empty(), menu.bootMenu().defaultEntry());
    assertEquals(
        3, menu.refusal().flatMap(d -> d.line().stream().boxed().findFirst()).orElseThrow());
    assertEquals(Optional.empty(), menu.boot("a"));
    LiloMenu misplaced = menu("image=/a label=a\nimage=/b label=b\ntimeout=5\n");
    assertEquals(List.of("a", "b"), names(misplaced), "the entry before is complete");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "delay=50, 5000",
    "timeout=50, 0",
    "prompt, -1",
    "prompt timeout=50, 5000",
    "prompt timeout=3s, 3000",
    "prompt timeout=2M, 120000",
    "prompt timeout=0x10, 1600",
    "prompt timeout=7t, 700",
    "prompt timeout=1h, 3600000",
    "prompt unattended, 20000",
    "'serial=0,9600n8', 2000",
    "'serial=0,9600n8 delay=30', 3000",
  })
  void rule26_withoutAPromptDelayCounts_withOneTimeout(String options, long millis) {
    Optional<Duration> expected =
        millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    assertEquals(expected, menu(options + " image=/k label=l").bootMenu().timeout());
  }

  @ParameterizedTest
  @CsvSource({"5x", "-1", "2h", "35999", "''", "36001"})
  void rule27_timesAreNumbersOfUpToAnHour(String time) {
    String expected = time.isEmpty() ? "(none)" : "lilo.number";
    assertEquals(expected, refusal("timeout=\"" + time + "\" image=/k"));
  }

  @Test
  void rule28_passwordsAreAskedForAlwaysOrForParameters() {
    assertTrue(has(menu("password=x image=/k"), LiloFinding.PASSWORD_STOPS));
    assertTrue(!has(menu("password=x restricted image=/k"), LiloFinding.PASSWORD_STOPS));
    assertTrue(has(menu("password=x restricted image=/k mandatory"), LiloFinding.PASSWORD_STOPS));
    assertTrue(!has(menu("password=x image=/k bypass"), LiloFinding.PASSWORD_STOPS));
    assertEquals("lilo.password-missing", refusal("restricted image=/k"));
    assertEquals("lilo.password-missing", refusal("image=/k bypass"));
    assertEquals("lilo.conflict", refusal("password=x image=/k restricted mandatory"));
    assertEquals("lilo.conflict", refusal("unattended password=x image=/k"));
  }

  @ParameterizedTest
  @CsvSource({
    "linear lba32 image=/k",
    "message=/m bitmap=/b image=/k",
    "read-only read-write image=/k",
    "image=/k read-only read-write",
    "image=/k lock fallback=k",
    "image=/k vmwarn vmdisable",
    "vmdefault=k image=/k vmdisable",
    "image=/k label=ab single-key",
    "single-key image=/k label=a image=/l label=ab alias=b",
  })
  void rule29_optionsThatExcludeEachOther(String config) {
    assertEquals("lilo.conflict", refusal(config));
  }

  @Test
  void rule30_readOnlyHereAndReadWriteThereAreBothPassed() {
    assertEquals("auto BOOT_IMAGE=k ro rw", boots(menu("read-only image=/k read-write")));
  }

  @Test
  void rule31_anOptionalEntryIsLeftOutWhenAFileOfItIsMissing() {
    String config = "image=/a label=a initrd=/i optional\nimage=/b label=b\n";
    for (String missing : List.of("/a", "/i")) {
      LiloMenu menu = menu(config, LiloHost.builder().missing(missing).build());
      assertEquals(List.of("b"), names(menu));
      assertTrue(has(menu, LiloFinding.SKIPPED));
    }
    assertEquals(
        "lilo.file-missing", boots(menu(config, LiloHost.builder().missing("/b").build())));
  }

  @Test
  void rule32_anotherSystemHasNoCommandLine() {
    BootEntry entry =
        menu("append=a read-only other=/dev/hda2 label=dos").bootMenu().entries().get(0);
    assertEquals(BootKind.CHAINLOAD, entry.kind());
    assertEquals(Optional.of(Bytes.utf8("/dev/hda2")), entry.kernel());
    assertEquals(Bytes.empty(), entry.commandLine());
  }

  @Test
  void rule33_whatIsTypedStaysAsItIsTyped() {
    String config = "image=/k label=Linux append=a\nimage=/o label=other\n";
    assertEquals("BOOT_IMAGE=LINUX a single", chosen(config, "LINUX single"));
    assertEquals("BOOT_IMAGE=Linux a x y", chosen(config, "  Linux   x  y "));
    assertEquals("BOOT_IMAGE=li a x", chosen(config, "li x"), "the beginning of a name");
    assertEquals("(nothing)", chosen("unattended " + config, "li"));
    assertEquals("(nothing)", chosen(config, "nope"));
    assertEquals(
        "BOOT_IMAGE=Linux a mem=64M x", chosen(config, "Linux vga=ask mem=64M kbd=1 lock x"));
  }

  @Test
  void rule34_oneKeyBootsAnEntry() {
    String config = "image=/k label=linux alias=1 append=a single-key\nimage=/o label=other\n";
    assertEquals("BOOT_IMAGE=1 a", chosen(config, "1 typed too late"));
  }

  @Test
  void rule35_theFallbackMustBeAName() {
    assertEquals("(none)", refusal("image=/k label=a fallback=\"B single\"\nimage=/k label=b"));
    assertEquals("lilo.default-missing", refusal("image=/k label=a fallback=c"));
    assertEquals("lilo.default-missing", refusal("nokbdefault=b image=/k label=a"));
  }

  @Test
  void rule36_aCarriageReturnIsDropped_oneAtATime() {
    assertEquals(
        "auto BOOT_IMAGE=l a b", boots(menu("image=/k\r\n label=l\r\n append=\"a\r b\"\r\n")));
    assertEquals("lilo.unknown-option", refusal("image=/k\r\r\nlabel=l\r\r\nlock\r\r\n"));
  }

  @Test
  void rule37_findingsTellTheFileAndTheLine() {
    Diagnostic refusal = menu("image=/k\n label=l\n what\n").refusal().orElseThrow();
    assertEquals(3, refusal.line().orElseThrow());
    assertEquals(
        "3", "" + menu("\n\nimage=/k").bootMenu().entries().get(0).source().orElseThrow().line());
  }
}
