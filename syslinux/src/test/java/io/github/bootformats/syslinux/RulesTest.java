package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What SYSLINUX 6.04 does and naive readers get wrong. Each expectation is what the real one did;
 * the test kernel of the oracles printed its command line.
 */
class RulesTest {
  private static final String NOTHING = "(nothing)";

  private static String boot(String... lines) throws IOException {
    return boot(BootCase.of(text(lines)));
  }

  private static String text(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String boot(BootCase boot) throws IOException {
    return Expectation.entry(boot).map(RulesTest::commandLine).orElse(NOTHING);
  }

  private static String commandLine(BootEntry entry) {
    return new String(entry.commandLine().toByteArray(), StandardCharsets.ISO_8859_1);
  }

  /** A host that has these files and no others. */
  private static String bootWithOnly(List<String> files, String... lines) throws IOException {
    BootCase boot = BootCase.of(text(lines));
    for (String file : files) {
      boot = boot.with(file, "x");
    }
    SyslinuxHost host = SyslinuxHost.builder(Expectation.tree(boot)).complete().build();
    SyslinuxMenu menu = Expectation.menu(boot, host);
    return menu.bootMenu().defaultEntry().map(RulesTest::commandLine).orElse(NOTHING);
  }

  private static BootMenu menu(String... lines) throws IOException {
    return Expectation.menu(BootCase.of(text(lines))).bootMenu();
  }

  @Test
  void rule01_keywordsAreCaseInsensitiveAndLabelsAreNot() throws IOException {
    assertEquals(
        "BOOT_IMAGE=k a",
        boot("dEfAuLt l", "LABEL L", "KERNEL no", "label l", "kErNeL k", "append a"));
    assertEquals(
        "BOOT_IMAGE=k ",
        boot("DEFAULT l", "LABEL l", "KERNEL k", "APPEND=x", "APP y", "APPENDIX z"));
    assertEquals(
        "BOOT_IMAGE=first ",
        boot("DEFAULT l", "LABEL l", "KERNEL first", "LABEL l", "KERNEL second"));
  }

  @Test
  void rule02_unknownLinesAreIgnoredAndOnlyAWholeLineIsAComment() throws IOException {
    assertEquals(
        "BOOT_IMAGE=k y # cc",
        boot("nonsense", "  # DEFAULT no", "DEFAULT l", "LABEL l", "KERNEL k", "APPEND y # cc"));
    assertEquals(
        "BOOT_IMAGE=k a  b  ", boot("DEFAULT l", "LABEL l", "KERNEL k", "APPEND   a  b  "));
    assertEquals(
        "BOOT_IMAGE=k a", boot(BootCase.of("DEFAULT l\r\nLABEL l\r\nKERNEL k\r\nAPPEND a\rb\r\n")));
    assertEquals(NOTHING, boot(BootCase.of("\u00ef\u00bb\u00bfDEFAULT l\nLABEL l\nKERNEL k\n")));
  }

  @Test
  void rule03_aLabelIsOneWord() throws IOException {
    assertEquals("BOOT_IMAGE=k ", boot("DEFAULT l", "LABEL l and more", "KERNEL k"));
    assertEquals("BOOT_IMAGE=l ", boot("DEFAULT l", "LABEL l and more"));
    // The reader of the menu programs takes all of the line.
    assertEquals("BOOT_IMAGE=l and more", boot("UI menu.c32", "TIMEOUT 1", "LABEL l and more"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "APPEND l        | BOOT_IMAGE=k l",
        "APPEND -        | BOOT_IMAGE=k%",
        "APPEND          | BOOT_IMAGE=k%",
        "APPEND - x      | BOOT_IMAGE=k - x",
        "APPEND a;APPEND b | BOOT_IMAGE=k b",
        "MENU INDENT 1   | BOOT_IMAGE=k global",
      })
  void rule04_aLocalAppendReplacesTheGlobalOne(String lines, String expected) throws IOException {
    String config = text("DEFAULT l", "APPEND global", "LABEL l", "KERNEL k");
    assertEquals(
        expected.replace('%', ' '), boot(BootCase.of(config + lines.replace(';', '\n') + "\n")));
  }

  @Test
  void rule05_theGlobalAppendIsTakenWhenALabelCloses() throws IOException {
    String[] config = {
      "LABEL a", "KERNEL k", "MENU SEPARATOR", "APPEND late", "LABEL b", "KERNEL k"
    };
    assertEquals("BOOT_IMAGE=k ", boot(text("DEFAULT a"), config));
    assertEquals("BOOT_IMAGE=k late", boot(text("DEFAULT b"), config));
  }

  private static String boot(String head, String[] lines) throws IOException {
    return boot(BootCase.of(head + text(lines)));
  }

  @Test
  void rule06_theGlobalAppendIsNotForFilesThatAreNoLabels() throws IOException {
    assertEquals("BOOT_IMAGE=k x", boot("DEFAULT k x", "APPEND global"));
  }

  @Test
  void rule07_theOrderIsKernelAppendInitrdFactsUser() throws IOException {
    BootCase boot =
        BootCase.of(text("LABEL l", "KERNEL k a", "INITRD i", "SYSAPPEND 0x12", "APPEND b"));
    SyslinuxHost host =
        SyslinuxHost.builder(Expectation.tree(boot))
            .fact(SysAppend.SYSVENDOR, Bytes.utf8("The \t Vendor "))
            .fact(SysAppend.BOOTIF, Bytes.utf8("01-52"))
            .build();
    BootEntry entry = Expectation.menu(boot, host).boot("l  user  x").orElseThrow();
    assertEquals(
        "BOOT_IMAGE=k a b initrd=i BOOTIF=01-52 SYSVENDOR=The_Vendor user  x", commandLine(entry));
    assertEquals(
        List.of("a", "b", "initrd=i", "BOOTIF=01-52", "SYSVENDOR=The_Vendor", "user", "x"),
        entry.arguments().stream().map(Bytes::toString).toList());
  }

  @Test
  void rule08_theFirstInitrdWinsWhereverItStands() throws IOException {
    BootEntry both =
        Expectation.entry(
                BootCase.of(
                    text("DEFAULT l", "LABEL l", "KERNEL k", "APPEND initrd=a,b x", "INITRD c")))
            .orElseThrow();
    assertEquals("BOOT_IMAGE=k initrd=a,b x initrd=c", commandLine(both));
    assertEquals(List.of(Bytes.utf8("a"), Bytes.utf8("b")), both.initrds());
    BootEntry inside =
        Expectation.entry(BootCase.of(text("DEFAULT k rdinitrd=a initrd=b"))).orElseThrow();
    assertEquals(List.of(Bytes.utf8("a")), inside.initrds());
    assertEquals(
        List.of(Bytes.utf8("a")),
        Expectation.entry(BootCase.of(text("DEFAULT k initrd=a\tb c"))).orElseThrow().initrds(),
        "a name ends at a tab");
    assertEquals(NOTHING, boot("DEFAULT k initrd=a,,b"), "an empty name is not found");
  }

  @Test
  void rule09_initrdWithoutALabelIsIgnored() throws IOException {
    assertEquals("BOOT_IMAGE=k ", boot("INITRD i", "DEFAULT l", "LABEL l", "KERNEL k"));
    assertTrue(
        menu("INITRD i").diagnostics().stream()
            .anyMatch(d -> d.code().equals(SyslinuxFinding.NO_LABEL.code())));
  }

  @ParameterizedTest
  @CsvSource({
    "UI menu.c32;DEFAULT b, b",
    "DEFAULT b;UI menu.c32, b",
    "UI menu.c32, c",
    "DEFAULT menu.c32, c",
  })
  void rule10_uiBeatsDefaultWhichThenSelectsTheEntry(String head, String selected)
      throws IOException {
    String config =
        text(
            head.replace(';', '\n'),
            "TIMEOUT 50",
            "LABEL a",
            "KERNEL a",
            "LABEL b",
            "KERNEL b",
            "LABEL c",
            "KERNEL c",
            "MENU DEFAULT");
    BootMenu menu = Expectation.menu(BootCase.of(config)).bootMenu();
    assertEquals(Bytes.utf8(selected), menu.defaultName());
    assertEquals(Optional.of(Duration.ofSeconds(5)), menu.timeout());
  }

  @Test
  void rule11_defaultStartsInASubmenuButMenuDefaultOnlyWithinIt() throws IOException {
    String[] config = {
      "TIMEOUT 1",
      "MENU BEGIN sub",
      "LABEL a",
      "KERNEL a",
      "LABEL b",
      "KERNEL b",
      "MENU DEFAULT",
      "MENU END",
      "LABEL c",
      "KERNEL c"
    };
    assertEquals("BOOT_IMAGE=b ", boot(text("UI menu.c32", "DEFAULT b"), config));
    assertEquals(NOTHING, boot(text("UI menu.c32"), config));
  }

  @Test
  void rule12_aHiddenEntryIsNoDefaultButCanBeTyped() throws IOException {
    String[] lines = {
      "UI menu.c32",
      "TIMEOUT 1",
      "LABEL a",
      "KERNEL a",
      "LABEL b",
      "KERNEL b",
      "MENU HIDE",
      "MENU DEFAULT"
    };
    assertEquals("BOOT_IMAGE=a ", boot(lines));
    assertEquals("BOOT_IMAGE=b x", boot(BootCase.of(text(lines)).typing("b x")));
  }

  @Test
  void rule13_withoutADefaultNothingIsBootedAndLinuxIsNoMagicName() throws IOException {
    BootMenu menu = menu("LABEL linux", "KERNEL k");
    assertEquals(Optional.empty(), menu.defaultEntry());
    assertEquals(Optional.empty(), menu.timeout());
    assertTrue(
        menu.diagnostics().stream()
            .anyMatch(d -> d.code().equals(SyslinuxFinding.NO_DEFAULT.code())));
  }

  @Test
  void rule14_onErrorGetsTheDefaultBehindIt() throws IOException {
    List<String> files = List.of("b", "kb");
    assertEquals("BOOT_IMAGE=b nope a=1", bootWithOnly(files, "DEFAULT nope a=1", "ONERROR b"));
    assertEquals(
        "BOOT_IMAGE=kb nope a=1",
        bootWithOnly(files, "DEFAULT nope a=1", "ONERROR l oe=1", "LABEL l", "KERNEL kb"));
    BootCase typed =
        BootCase.of(text("PROMPT 1", "ONERROR b oe")).with("b", "x").typing("nope b=2");
    SyslinuxHost host = SyslinuxHost.builder(Expectation.tree(typed)).complete().build();
    assertEquals(
        "BOOT_IMAGE=b oe (null)",
        commandLine(Expectation.menu(typed, host).boot("nope b=2").orElseThrow()));
  }

  @Test
  void rule15_allowOptions0IsOnlyForFilesThatAreNoLabels() throws IOException {
    assertEquals("BOOT_IMAGE=k x", boot("ALLOWOPTIONS 0", "DEFAULT l x", "LABEL l", "KERNEL k"));
    assertEquals("BOOT_IMAGE=k ", boot("ALLOWOPTIONS 0", "DEFAULT k x"));
  }

  @ParameterizedTest
  @CsvSource({
    "KERNEL x.c32, PROGRAM",
    "KERNEL x.C32, LINUX",
    "KERNEL x.bin, CHAINLOAD",
    "KERNEL x.bs, CHAINLOAD",
    "KERNEL x.bss, CHAINLOAD",
    "KERNEL x.0, CHAINLOAD",
    "KERNEL x.img, DISK_IMAGE",
    "KERNEL x, LINUX",
    "LINUX x.c32, LINUX",
    "BOOT x, CHAINLOAD",
    "BSS x, CHAINLOAD",
    "PXE x, CHAINLOAD",
    "FDIMAGE x, DISK_IMAGE",
    "COM32 x, PROGRAM",
    "COM32 menu.c32, CONFIG",
    "COM32 chain.c32 hd0, CHAINLOAD",
    "COM32 mboot.c32 xen.gz a --- vmlinuz b, MULTIBOOT",
    "CONFIG x, CONFIG",
    "LOCALBOOT 0x80, LOCAL",
    "COMBOOT x, OTHER",
  })
  void rule16_theSuffixMakesTheTypeUnlessTheDirectiveDoes(String directive, BootKind kind)
      throws IOException {
    assertEquals(kind, menu("LABEL l", directive).entries().get(0).kind());
  }

  @Test
  void rule16_aFileThatIsNoLabelIsTriedWithSuffixes() throws IOException {
    assertEquals("BOOT_IMAGE=y.img q=1", bootWithOnly(List.of("y", "y.img"), "DEFAULT y q=1"));
    assertEquals("BOOT_IMAGE=y q=1", bootWithOnly(List.of("y"), "DEFAULT y q=1"));
  }

  @Test
  void rule17_longCommandsAndLines() throws IOException {
    String most = "x".repeat(2047 - "k ".length());
    assertEquals("BOOT_IMAGE=k " + most, boot("DEFAULT k " + most));
    assertEquals(NOTHING, boot("DEFAULT k " + most + "x"));
    String comment = "#" + " ".repeat(LineScanner.MAX_LINE - 1);
    assertEquals("BOOT_IMAGE=k ", boot(comment + "DEFAULT k"), "what is too long is a line more");
  }

  @Test
  void rule18_timesAreTenthsAndMasksAreCNumbers() throws IOException {
    BootMenu menu = menu("PROMPT 1", "TIMEOUT 15 x", "DEFAULT l", "LABEL l");
    assertEquals(Optional.of(Duration.ofMillis(1500)), menu.timeout());
    assertEquals(Optional.empty(), menu("PROMPT 1", "TIMEOUT 0", "DEFAULT l", "LABEL l").timeout());
    assertEquals(
        Optional.of(Duration.ofSeconds(1)),
        menu("PROMPT 1", "TOTALTIMEOUT 10", "DEFAULT l", "LABEL l").timeout());
    for (String sixteen : List.of("16", "0x10", "020", " 16x")) {
      BootCase boot = BootCase.of(text("DEFAULT l", "LABEL l", "SYSAPPEND " + sixteen));
      SyslinuxHost host =
          SyslinuxHost.builder(Expectation.tree(boot))
              .fact(SysAppend.SYSVENDOR, Bytes.utf8("V"))
              .build();
      assertEquals(
          "BOOT_IMAGE=l SYSVENDOR=V",
          commandLine(Expectation.menu(boot, host).bootMenu().defaultEntry().orElseThrow()));
    }
  }

  @Test
  void rule18_f0IsItsOwnKey() {
    List<Integer> keys =
        SyslinuxDocument.parse(Bytes.utf8("F0 a\nF12 b\nf1\nF13 c\nFx d\nF 2\n"))
            .model()
            .nodes()
            .stream()
            .filter(SyslinuxDirective.class::isInstance)
            .map(node -> ((SyslinuxDirective) node).functionKey())
            .toList();
    assertEquals(List.of(0, 12, 1, 2), keys);
  }

  @Test
  void rule19_textIsNeverReadAsDirectives() throws IOException {
    assertEquals(
        "BOOT_IMAGE=k ",
        boot("DEFAULT l", "LABEL l", "TEXT HELP", "KERNEL no", " ENDTEXT x", "KERNEL k"));
    assertEquals(
        "BOOT_IMAGE=l ", boot("DEFAULT l", "LABEL l", "TEXT", "KERNEL no", "LABEL l", "endtexts"));
    assertFalse(
        SyslinuxDocument.parse(Bytes.utf8("TEXT\nx\n")).diagnostics().isEmpty(), "unterminated");
  }

  @Test
  void rule20_pxelinuxAsksForUuidMacAddressAndDefault() {
    PxelinuxClient client =
        PxelinuxClient.builder()
            .mac("52:54:00:12:AB:56")
            .ip("10.0.2.15")
            .uuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
            .build();
    assertEquals(
        List.of(
            "pxelinux.cfg/33221100-5544-7766-8899-aabbccddeeff",
            "pxelinux.cfg/01-52-54-00-12-ab-56",
            "pxelinux.cfg/0A00020F",
            "pxelinux.cfg/0A00020",
            "pxelinux.cfg/0A0002",
            "pxelinux.cfg/0A000",
            "pxelinux.cfg/0A00",
            "pxelinux.cfg/0A0",
            "pxelinux.cfg/0A",
            "pxelinux.cfg/0",
            "pxelinux.cfg/default"),
        client.configNames().stream().map(Bytes::toString).toList());
  }

  @Test
  void factsOfATypeAreAddedTwiceOnError() throws IOException {
    BootCase boot =
        BootCase.of(text("DEFAULT nope a=1", "ONERROR .linux foo oe", "SYSAPPEND 0x10"))
            .with("foo", "x");
    SyslinuxHost host =
        SyslinuxHost.builder(Expectation.tree(boot))
            .complete()
            .fact(SysAppend.SYSVENDOR, Bytes.utf8("QEMU"))
            .build();
    assertEquals(
        "BOOT_IMAGE=foo oe nope a=1 SYSVENDOR=QEMU SYSVENDOR=QEMU",
        commandLine(Expectation.menu(boot, host).bootMenu().defaultEntry().orElseThrow()));
  }

  @Test
  void aMenuProgramIsNotToldTheFacts() throws IOException {
    BootCase boot =
        BootCase.of(text("DEFAULT menu.c32", "TIMEOUT 1", "SYSAPPEND 0x10", "LABEL l", "KERNEL k"));
    SyslinuxHost host =
        SyslinuxHost.builder(Expectation.tree(boot))
            .fact(SysAppend.SYSVENDOR, Bytes.utf8("QEMU"))
            .build();
    assertEquals(
        "BOOT_IMAGE=k SYSVENDOR=QEMU",
        commandLine(Expectation.menu(boot, host).bootMenu().defaultEntry().orElseThrow()));
  }

  @Test
  void anotherConfigurationKeepsTheGlobalSysAppend() throws IOException {
    BootCase boot =
        BootCase.of(text("DEFAULT l", "SYSAPPEND 0x10", "LABEL l", "CONFIG o.cfg"))
            .with("o.cfg", text("DEFAULT foo x=y"));
    SyslinuxHost host =
        SyslinuxHost.builder(Expectation.tree(boot))
            .fact(SysAppend.SYSVENDOR, Bytes.utf8("QEMU"))
            .build();
    assertEquals(
        "BOOT_IMAGE=foo x=y SYSVENDOR=QEMU",
        commandLine(Expectation.menu(boot, host).bootMenu().defaultEntry().orElseThrow()));
  }

  @Test
  void aTypedLineWithABlankFirstBootsNothing() throws IOException {
    SyslinuxMenu menu = Expectation.menu(BootCase.of(text("LABEL l", "KERNEL k")));
    assertEquals(Optional.empty(), menu.boot(" l"));
    assertEquals("BOOT_IMAGE=k ", menu.boot("l").map(RulesTest::commandLine).orElse(NOTHING));
  }

  @Test
  void aMissingConfigurationIsAnError() throws IOException {
    SyslinuxHost host = SyslinuxHost.builder(Expectation.tree(BootCase.of(""))).build();
    assertThrows(
        NoSuchFileException.class,
        () ->
            SyslinuxConsumer.SYSLINUX_6_04.menu(
                host, TreePath.of("nope.cfg"), ReadLimits.defaults()));
  }
}
