package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is peculiar to GRUB Legacy, rule by rule; the oracle's menus are made of the same. */
class LegacyRulesTest {
  private static final LegacyDevice HD00 = LegacyDevice.parse("(hd0,0)").orElseThrow();

  private static BootMenu menu(String text) {
    return LegacyTexts.menu(text).bootMenu();
  }

  private static BootEntry first(String commands) {
    return menu("title t\n" + commands).entries().get(0);
  }

  private static boolean has(BootMenu menu, LegacyFinding finding) {
    return menu.diagnostics().stream().anyMatch(d -> d.code().equals(finding.code()));
  }

  private static String line(BootEntry entry) {
    return LegacyTexts.latin(entry.commandLine());
  }

  @Test
  void aBackslashJoinsLines() {
    assertEquals("a  b", line(first("kernel /k a \\\nb\n")));
    assertEquals("a  b", line(first("kernel /k a \\\r\nb\n")));
    assertEquals("a\\ b", line(first("kernel /k a\\ b\n")));
  }

  @Test
  void aCommentThatEndsWithABackslashTakesTheNextLineIn() {
    BootEntry entry = first("kernel /k\n# comment \\\ninitrd /i\n");
    assertEquals(List.of(), entry.initrds());
    assertTrue(
        LegacyDocument.parse(Bytes.utf8("# comment \\\ninitrd /i\n")).diagnostics().stream()
            .anyMatch(d -> d.code().equals(LegacyFinding.COMMENT_CONTINUED.code())));
  }

  @Test
  void tabsAreSpacesAndCarriageReturnsNothing() {
    assertEquals("a b  c", line(first("kernel\t/k\ta b\t\tc\r\n").toBuilder().build()));
  }

  @Test
  void spacesWithinAndBehindACommandLineStay() {
    assertEquals("a   b ", line(first("kernel /k   a   b \n")));
  }

  @Test
  void equalsSignsMayFollowACommand() {
    BootMenu menu = menu("default=1\ntimeout = 5\ntitle=a\nkernel=/a\ntitle = b\nkernel /b\n");
    assertEquals(Bytes.utf8("1"), menu.defaultName());
    assertEquals(Optional.of(Duration.ofSeconds(5)), menu.timeout());
    assertEquals(Bytes.utf8("b"), menu.entries().get(1).title());
    assertEquals(Optional.of(Bytes.utf8("/a")), menu.entries().get(0).kernel());
  }

  @Test
  void commandsInCapitalLettersAreOthers() {
    BootMenu menu = menu("Title a\ntitle b\nkernel /k\n");
    assertEquals(1, menu.entries().size());
    assertTrue(has(menu, LegacyFinding.UNKNOWN_COMMAND));
  }

  @Test
  void aTitleWithoutCommandsHasNoNumber() {
    BootMenu menu = menu("default 1\ntitle a\ntitle b\nkernel /b\ntitle c\nbogus\ntitle d\nroot\n");
    assertEquals(List.of("b", "d"), menu.entries().stream().map(e -> e.title() + "").toList());
    assertTrue(has(menu, LegacyFinding.ENTRY_EMPTY));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0x1, 1",
    "1abc, 1",
    "7, 0",
    "-1, 0",
    "'', 0",
    "99999999999, 0",
    "saved, 0",
  })
  void theDefaultIsANumber(String argument, String number) {
    String text = "default " + argument + "\ntitle a\nkernel /a\ntitle b\nkernel /b\n";
    assertEquals(Bytes.utf8(number), menu(text).defaultName());
  }

  @Test
  void anUnknownDefaultIsTheFirstFallback() {
    LegacyMenu menu =
        LegacyTexts.menu("default 9\nfallback 1 0\ntitle a\nkernel /a\ntitle b\nkernel /b\n");
    assertEquals(Bytes.utf8("1"), menu.bootMenu().defaultName());
    assertEquals(List.of(0), menu.fallbacks());
    assertTrue(has(menu.bootMenu(), LegacyFinding.DEFAULT_UNKNOWN));
  }

  @Test
  void aRepeatedFallbackSpoilsThemAll() {
    assertEquals(
        List.of(), LegacyTexts.menu("fallback 0 0 1\ntitle a\nroot\ntitle b\nroot\n").fallbacks());
    assertEquals(
        List.of(1), LegacyTexts.menu("fallback 1 1\ntitle a\nroot\ntitle b\nroot\n").fallbacks());
  }

  @Test
  void theFallbackIsBootedWhenTheDefaultFails() {
    BootMenu menu = menu("fallback 1\ntitle a\ninitrd /i\nkernel /k\ntitle b\nkernel /b\n");
    assertEquals(Bytes.utf8("1"), menu.defaultName());
    assertEquals(BootKind.OTHER, menu.entries().get(0).kind());
    assertTrue(has(menu, LegacyFinding.ENTRY_FAILS));
  }

  @Test
  void withoutATimeoutTheMenuWaits() {
    assertEquals(Optional.empty(), menu("title a\nkernel /a\n").timeout());
    assertEquals(Optional.empty(), menu("timeout x\ntitle a\nkernel /a\n").timeout());
    assertEquals(Optional.of(Duration.ZERO), menu("timeout 0\ntitle a\nkernel /a\n").timeout());
  }

  @Test
  void aHiddenMenuNeedsATimeout() {
    assertTrue(!LegacyTexts.menu("hiddenmenu\ntitle a\nroot\n").isHidden());
    assertTrue(LegacyTexts.menu("hiddenmenu\ntimeout 3\ntitle a\nroot\n").isHidden());
  }

  @Test
  void commandsForEntriesHaveNoEffectBeforeTheFirst() {
    BootMenu menu = menu("kernel /no\ntitle a\nkernel /a\n");
    assertTrue(has(menu, LegacyFinding.NOT_FOR_MENU));
  }

  @Test
  void commandsForTheMenuFailInAnEntry() {
    BootEntry entry = first("kernel /a\ntimeout 5\n");
    assertEquals(BootKind.OTHER, entry.kind());
  }

  @Test
  void theRootDeviceGoesWithPathsThatNameNone() {
    BootEntry entry = first("root (hd0,4)\nkernel /k ro\ninitrd (hd1,0)/i\n");
    assertEquals(Optional.of(Bytes.utf8("(hd0,4)/k")), entry.kernel());
    assertEquals(List.of(Bytes.utf8("(hd1,0)/i")), entry.initrds());
  }

  @Test
  void theLastInitrdCounts() {
    assertEquals(
        List.of(Bytes.utf8("/b")), first("kernel /k\ninitrd /a\ninitrd /b /c\n").initrds());
  }

  @Test
  void linuxIsGiven255Bytes() {
    BootMenu menu = menu("title t\nkernel /k " + "x".repeat(300) + "\n");
    assertEquals(255, menu.entries().get(0).commandLine().length());
    assertTrue(has(menu, LegacyFinding.COMMAND_LINE_CUT));
  }

  @Test
  void aLineIsCutAt1500Bytes() {
    LegacyCommand command =
        (LegacyCommand) LegacyTexts.document("kernel /k " + "x".repeat(2000)).nodes().get(0);
    assertEquals(1500, command.text().length());
    assertEquals(2010, command.toBytes().length());
  }

  @Test
  void optionsBeforeTheKernelAreNotPassedOn() {
    BootEntry entry = first("kernel --no-mem-option  --type=biglinux /k a\n");
    assertEquals(Optional.of(Bytes.utf8("/k")), entry.kernel());
    assertEquals("a", line(entry));
    assertEquals(BootKind.OTHER, first("kernel --type=odd /k\n").kind());
  }

  @Test
  void aModuleOfLinuxIsItsInitrd() {
    BootEntry entry = first("kernel --type=biglinux /k\nmodule /a\nmodulenounzip /b x\n");
    assertEquals(BootKind.LINUX, entry.kind());
    assertEquals(List.of(Bytes.utf8("/b")), entry.initrds());
  }

  @Test
  void aTypeThatTheKernelDoesNotHaveIsRefused() throws IOException {
    String menu = "";
    for (String type : List.of("linux /k", "biglinux /k", "multiboot /k", "linux /m")) {
      menu += "title x\nkernel --type=" + type + "\n";
    }
    MemoryTree tree = tree(menu);
    put(tree, "k", "\0".repeat(0x202) + "HdrS" + "\0".repeat(11) + "\1" + "\0".repeat(99));
    put(tree, "m", "\2\260\255\33\0\0\0\0\376\117\122\344");
    List<BootKind> kinds =
        menu(LegacyHost.of(tree)).bootMenu().entries().stream().map(BootEntry::kind).toList();
    assertEquals(List.of(BootKind.OTHER, BootKind.LINUX, BootKind.OTHER, BootKind.OTHER), kinds);
  }

  @Test
  void aKernelOfBsdIsNoLinux() {
    BootEntry entry = first("kernel --type=freebsd /k a\n");
    assertEquals(BootKind.OTHER, entry.kind());
    assertEquals(Optional.of(Bytes.utf8("/k")), entry.kernel());
    assertEquals("/k a", line(entry));
    assertEquals(Optional.empty(), first("kernel --type=netbsd /k\ninitrd /i\n").kernel());
    assertEquals(Optional.empty(), first("kernel --type=netbsd /k\nmodule /i\n").kernel());
  }

  @Test
  void aKernelWithModulesIsMultibootAndIsGivenItsOwnName() {
    BootEntry entry = first("kernel /xen.gz dom0=1\nmodule /vmlinuz ro \"a b\"\nmodule /initrd\n");
    assertEquals(BootKind.MULTIBOOT, entry.kind());
    assertEquals("/xen.gz dom0=1", line(entry));
    assertEquals(2, entry.modules().size());
    assertEquals(Bytes.utf8("/vmlinuz"), entry.modules().get(0).path());
    assertEquals(BootKind.OTHER, first("module /m\n").kind());
  }

  @Test
  void chainloadingTakesBlocksAndFiles() {
    BootEntry entry = first("rootnoverify (hd0,1)\nmakeactive\nchainloader --force +1\n");
    assertEquals(BootKind.CHAINLOAD, entry.kind());
    assertEquals(Optional.of(Bytes.utf8("(hd0,1)+1")), entry.kernel());
    assertEquals(BootKind.OTHER, first("chainloader relative\n").kind());
  }

  @Test
  void nothingIsRunBehindBoot() {
    BootMenu menu = menu("title a\nkernel /a\nboot\nkernel /b\n");
    assertEquals(Optional.of(Bytes.utf8("/a")), menu.entries().get(0).kernel());
    assertTrue(has(menu, LegacyFinding.UNREACHED));
  }

  @Test
  void aLockedEntryIsNotBootedByItself() {
    BootMenu menu = menu("password x\nfallback 1\ntitle a\nlock\nkernel /a\ntitle b\nkernel /b\n");
    assertEquals(Bytes.utf8("1"), menu.defaultName());
    assertEquals(BootKind.LINUX, menu.entries().get(0).kind());
    assertEquals(Bytes.utf8("0"), menu("title a\nlock\nkernel /a\n").defaultName());
  }

  @ParameterizedTest
  @CsvSource({
    "black/cyan, LINUX",
    "white/light-gray yellow/black, LINUX",
    "blink-red/blue, LINUX",
    "0x70, LINUX",
    "black/white, OTHER",
    "red, OTHER",
    "red/blue red, OTHER",
    "'', OTHER",
  })
  void coloursThatAreNoneFail(String colors, BootKind kind) {
    assertEquals(kind, first("kernel /k\ncolor " + colors + "\n").kind());
  }

  @Test
  void uuidIsUbuntusAlone() {
    LegacyDocument document = LegacyTexts.document("title a\nuuid 1234\nkernel /k\nquiet\n");
    assertTrue(
        has(LegacyConsumer.GRUB_0_97.menu(document).bootMenu(), LegacyFinding.UNKNOWN_COMMAND));
    assertEquals(
        List.of(), LegacyConsumer.GRUB_UBUNTU_0_97.menu(document).bootMenu().diagnostics());
  }

  @ParameterizedTest
  @CsvSource({
    "'(hd0,0)', '(hd0,0)', '(hd0,1)'",
    "'(hd1,4)', '(hd1,4)', '(hd1,5)'",
    "'(fd0)', '(fd0)', '(fd0)'",
    "'(hd0,0,a)', '(hd0,0,a)', '(hd0,1,1)'",
    "'(hd0,0a)', '(hd0,0,a)', '(hd0,1,1)'",
    "'(hd0x,0)', '', ''",
    "'(hd,0)', '', ''",
    "'(hd0,255)', '', ''",
    "'(fd0,0)', '', ''",
    "'hd0,0', '', ''",
    "'(hd0,0', '', ''",
    "'(cd)', '(cd)', '(cd)'",
    "'(nd)', '(nd)', '(tftp)'",
  })
  void devices(String name, String printed, String grub2) {
    Optional<LegacyDevice> device = LegacyDevice.parse(name);
    assertEquals(printed, device.map(LegacyDevice::toString).orElse(""));
    assertEquals(grub2, device.map(LegacyDevice::toGrub2).orElse(""));
  }

  @Test
  void partitionsCountFromZero() {
    PartitionMap disk =
        PartitionMap.builder("linux", SectorSize.B512)
            .table("mbr")
            .add(Partition.builder(1, SectorSize.B512, 2048, 100).build())
            .add(Partition.builder(5, SectorSize.B512, 4096, 100).build())
            .build();
    assertEquals(5, device("(hd0,4)").in(disk).orElseThrow().number());
    assertEquals(2048, device("(hd0,0)").in(disk).orElseThrow().start());
    assertEquals(Optional.empty(), device("(hd0,1)").in(disk));
    assertEquals(Optional.empty(), device("(hd0)").in(disk));
  }

  private static LegacyDevice device(String name) {
    return LegacyDevice.parse(name).orElseThrow();
  }

  private static MemoryTree tree(String config) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createDirectory(TreePath.of("boot"), NodeMetadata.of(0755));
    tree.createDirectory(TreePath.of("boot/grub"), NodeMetadata.of(0755));
    put(tree, "boot/grub/menu.lst", config);
    return tree;
  }

  private static void put(MemoryTree tree, String path, String text) throws IOException {
    tree.createFile(
        TreePath.of(path), NodeMetadata.of(0644), FileContent.of(LegacyTexts.bytes(text)));
  }

  private static LegacyMenu menu(LegacyHost host) throws IOException {
    return LegacyConsumer.GRUB_0_97.menu(
        host, TreePath.of("boot/grub/menu.lst"), ReadLimits.defaults());
  }

  @Test
  void theSavedDefaultLiesBesideTheMenu() throws IOException {
    MemoryTree tree = tree("default saved\ntitle a\nkernel /a\ntitle b\nkernel /b\n");
    put(tree, "boot/grub/default", "1\n#\n#\n#\n#\n#\n");
    assertEquals(Bytes.utf8("1"), menu(LegacyHost.of(tree)).bootMenu().defaultName());
  }

  @Test
  void savedefaultFailsWithoutAFile() throws IOException {
    MemoryTree tree = tree("title a\nkernel /a\nsavedefault\n");
    put(tree, "a", "kernel");
    LegacyHost host = LegacyHost.builder().filesystem(HD00, tree).complete().build();
    assertEquals(Optional.empty(), menu(host).bootMenu().defaultEntry());
    put(tree, "boot/grub/default", "0\n#\n#\n#\n#\n#\n");
    assertTrue(menu(host).bootMenu().defaultEntry().isPresent());
  }

  @Test
  void onlyWhatFailsFallsBack() throws IOException {
    String second = "title b\nkernel /b\n";
    assertEquals(Bytes.utf8("1"), bootedWithFallback("title a\nbogus\nkernel\n" + second));
    for (String first : List.of("title a\nroot (hd0)\n", "title a\npause\n", "title a\nhalt\n")) {
      assertEquals(Bytes.empty(), bootedWithFallback(first + second), first);
    }
  }

  private static Bytes bootedWithFallback(String entries) throws IOException {
    MemoryTree tree = tree("fallback 1\n" + entries);
    return menu(LegacyHost.of(tree)).bootMenu().defaultName();
  }

  @Test
  void aVideoModeIsANameOrANumber() throws IOException {
    for (String good : List.of("vga=7", "vga=0x31az", "vga=ask", "vga=normalx", "xvga=1", "vga")) {
      assertEquals(BootKind.LINUX, kindWithLinux("kernel /k " + good), good);
    }
    for (String bad : List.of("vga=", "vga=norma l", "xvga=q", "vga=99999999999")) {
      assertEquals(BootKind.OTHER, kindWithLinux("kernel /k " + bad), bad);
    }
  }

  private static BootKind kindWithLinux(String command) throws IOException {
    MemoryTree tree = tree("title a\n" + command + "\n");
    byte[] kernel = new byte[1024];
    Bytes.utf8("HdrS").copyTo(kernel, 0x202);
    tree.createFile(TreePath.of("k"), NodeMetadata.of(0644), FileContent.of(Bytes.of(kernel)));
    return menu(LegacyHost.of(tree)).bootMenu().entries().get(0).kind();
  }

  @Test
  void aMissingFileFailsOnACompleteHost() throws IOException {
    MemoryTree tree = tree("title a\nkernel /a\ntitle b\nkernel (hd1,0)/b\n");
    BootMenu known = menu(LegacyHost.of(tree)).bootMenu();
    assertEquals(BootKind.LINUX, known.entries().get(0).kind());
    assertTrue(has(known, LegacyFinding.FILE_MISSING));
    BootMenu complete =
        menu(LegacyHost.builder().filesystem(HD00, tree).complete().build()).bootMenu();
    assertEquals(BootKind.OTHER, complete.entries().get(0).kind());
    assertEquals(BootKind.OTHER, complete.entries().get(1).kind());
  }

  @Test
  void anotherConfigurationIsShownBelowItsEntry() throws IOException {
    MemoryTree tree = tree("title more\nconfigfile /boot/grub/more.lst\n");
    put(
        tree,
        "boot/grub/more.lst",
        "title deep\nkernel /k\ntitle up\nconfigfile /boot/grub/menu.lst");
    BootMenu menu = menu(LegacyHost.of(tree)).bootMenu();
    BootEntry more = menu.entries().get(0);
    assertEquals(BootKind.CONFIG, more.kind());
    assertEquals(Bytes.utf8("deep"), more.entries().get(0).title());
    assertTrue(has(menu, LegacyFinding.CONFIG_LOOP));
  }
}
