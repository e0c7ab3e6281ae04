package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that want to do harm. */
class HostileConfigsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory = Path.of("");

  @Test
  void changedConfigurations_endInAMenu() throws Exception {
    HostileReport report = HostileHarness.of(HostileConfigs.class).run();
    System.out.println(report);
    report.assertClean();
    assertTrue(report.outcomes().size() > 5, "few ways to end");
  }

  private static boolean has(BootMenu menu, SyslinuxFinding finding) {
    return menu.diagnostics().stream().anyMatch(d -> d.code().equals(finding.code()));
  }

  @Test
  void aFileThatIncludesItselfEnds() throws IOException {
    BootMenu menu =
        Expectation.menu(
                BootCase.of("INCLUDE a.cfg\nDEFAULT l\nLABEL l\n")
                    .with("a.cfg", "INCLUDE ../isolinux/./isolinux.cfg\nINCLUDE a.cfg\n"))
            .bootMenu();
    assertTrue(has(menu, SyslinuxFinding.INCLUDE_LOOP));
    assertEquals(Bytes.utf8("l"), menu.defaultName());
  }

  @Test
  void filesThatIncludeEachOtherTwiceAreBounded() throws IOException {
    BootCase boot = BootCase.of("INCLUDE 0\nINCLUDE 0\n");
    for (int i = 0; i < 30; i++) {
      boot = boot.with("" + i, ("INCLUDE " + (i + 1) + "\n").repeat(9) + "LABEL l\n");
    }
    BootCase all = boot;
    ReadLimits limits = ReadLimits.builder().with(SyslinuxLimits.MAX_LINES, 20_000).build();
    BootMenu menu =
        assertTimeout(
            SOON,
            () ->
                SyslinuxConsumer.SYSLINUX_6_04
                    .menu(
                        SyslinuxHost.builder(Expectation.tree(all)).build(),
                        TreePath.of("isolinux/isolinux.cfg"),
                        limits)
                    .bootMenu());
    assertTrue(has(menu, SyslinuxFinding.LIMIT_LINES));
    assertTrue(has(menu, SyslinuxFinding.LIMIT_INCLUDE_DEPTH));
  }

  @Test
  void submenusThatNestWithoutAnEndAreBounded() throws IOException {
    BootMenu menu =
        Expectation.menu(
                BootCase.of(
                    "MENU BEGIN\n".repeat(50_000)
                        + "LABEL deep\n"
                        + "MENU END\n".repeat(50_000)
                        + "LABEL top\nDEFAULT top\n"))
            .bootMenu();
    assertTrue(has(menu, SyslinuxFinding.LIMIT_MENU_DEPTH));
    assertTrue(menu.find(Bytes.utf8("deep")).isPresent());
    assertEquals(2, menu.entries().size());
  }

  @Test
  void configurationsThatLeadToEachOtherAreShownOnce() throws IOException {
    BootCase boot = BootCase.of("DEFAULT l0\n" + labels());
    for (int i = 0; i < 8; i++) {
      boot = boot.with(i + ".cfg", "DEFAULT l0\n" + labels());
    }
    BootCase all = boot;
    BootMenu menu = assertTimeout(SOON, () -> Expectation.menu(all).bootMenu());
    assertEquals(8, menu.entries().size());
    assertTrue(menu.defaultEntry().isEmpty(), "it goes round in circles");
  }

  private static String labels() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append("LABEL l").append(i).append("\nCONFIG ").append(i).append(".cfg\n");
    }
    return text.toString();
  }

  @Test
  void aLongGlobalAppendAndManyLabelsAreBounded() {
    String config = "APPEND " + "x".repeat(4000) + "\n" + "LABEL l\n".repeat(40_000);
    BootMenu menu = assertTimeout(SOON, () -> Expectation.menu(BootCase.of(config)).bootMenu());
    assertTrue(has(menu, SyslinuxFinding.LIMIT_LINES));
  }

  @Test
  void noNameLeadsOutOfTheDirectory() throws IOException {
    Path root = Files.createDirectory(directory.resolve("root"));
    Files.writeString(directory.resolve("secret.cfg"), "LABEL secret\n");
    Files.writeString(
        root.resolve("syslinux.cfg"),
        "INCLUDE ../secret.cfg\nINCLUDE /../secret.cfg\nINCLUDE link.cfg\n");
    Files.createSymbolicLink(root.resolve("link.cfg"), directory.resolve("secret.cfg"));
    BootMenu menu =
        SyslinuxConsumer.SYSLINUX_6_04
            .menu(
                SyslinuxHost.builder(root).build(),
                TreePath.of("syslinux.cfg"),
                ReadLimits.defaults())
            .bootMenu();
    assertEquals(0, menu.entries().size());
    assertEquals(
        3,
        menu.diagnostics().stream()
            .filter(d -> d.code().equals(SyslinuxFinding.INCLUDE_MISSING.code()))
            .count());
  }

  @Test
  void aTypedLineEndsAtANul() throws IOException {
    SyslinuxMenu menu = Expectation.menu(BootCase.of("LABEL l\nLINUX /k\n"));
    assertEquals(menu.boot("l x"), menu.boot(Bytes.utf8("l x\0y")));
    assertEquals(menu.selectedEntry(), menu.boot(Bytes.utf8("\0l")));
  }

  @Test
  void manySubmenusAndWaysIntoNoneAreQuick() {
    String config =
        "MENU BEGIN s\nMENU END\n".repeat(20_000) + "LABEL l\nMENU GOTO none\n".repeat(20_000);
    assertTimeout(Duration.ofSeconds(8), () -> Expectation.menu(BootCase.of(config)).bootMenu());
  }

  @Test
  void theParametersOfManyLabelsChangeAtOnce() {
    String config = "MENU SEPARATOR\nAPPEND a\nLABEL l\n".repeat(20_000);
    SyslinuxEditor editor = SyslinuxEditor.of(SyslinuxDocument.parse(Bytes.utf8(config)).model());
    SyslinuxEditor changed =
        assertTimeout(
            Duration.ofSeconds(8),
            () -> editor.withAllParameters(line -> line.with(KernelParameter.of("x"))));
    assertEquals(20_000, changed.document().labels().size());
    assertEquals("a x", changed.document().labels().get(19_999).append().orElseThrow().toString());
  }
}
