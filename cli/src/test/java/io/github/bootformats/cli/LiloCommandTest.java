package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Menus of LILO and ELILO, and changes of their configurations. */
class LiloCommandTest {
  private static final String CONFIG =
      """
      boot=/dev/sda
      prompt
      timeout=50
      default=linux

      image=/boot/vmlinuz
      \tlabel=linux
      \tinitrd=/boot/initrd
      \troot=/dev/sda1
      \tread-only
      \tappend="quiet"
      other=/dev/sda2
      \tlabel=dos
      """;

  private static final String ENTRIES =
      """
        linux: linux
            kernel   /boot/vmlinuz
            initrd   /boot/initrd
            command  BOOT_IMAGE=linux ro root=801 quiet
        dos: chainload
            kernel   /dev/sda2
      """;

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(directory.resolve("root/etc"));
    Files.writeString(directory.resolve("root/etc/lilo.conf"), CONFIG);
    Files.writeString(
        directory.resolve("elilo.conf"), "prompt\nimage=vmlinuz\n\tlabel=l\n\troot=LABEL=/\n");
  }

  private ToolRun run(String... args) {
    return ToolRun.in(directory, args);
  }

  private String config() throws IOException {
    return Files.readString(directory.resolve("root/etc/lilo.conf"));
  }

  @Test
  void aMenuForPeople() {
    String expected =
        "lilo 24 menu, boots linux after 5 s\n"
            + ENTRIES
            + """
            booted by default, with a command line of its own:
            * linux: linux
                  kernel   /boot/vmlinuz
                  initrd   /boot/initrd
                  command  auto BOOT_IMAGE=linux ro root=801 quiet
            """;
    assertEquals(new ToolRun(0, expected, ""), run("menu", "root/etc/lilo.conf"));
    assertEquals(new ToolRun(0, expected, ""), run("menu", "root"), "found in a directory");
  }

  @Test
  void whatIsTyped() {
    ToolRun typed = run("menu", "--type", "linux single", "root/etc/lilo.conf");
    assertTrue(typed.out().contains("BOOT_IMAGE=linux ro root=801 quiet single"), typed.out());
  }

  @Test
  void aMenuOfElilo() {
    ToolRun menu = run("menu", "elilo.conf");
    assertTrue(menu.out().startsWith("elilo 3 menu, waits for ever, l is selected"), menu.out());
    assertTrue(menu.out().contains("BOOT_IMAGE=dev000:/vmlinuz root=LABEL=/"), menu.out());
  }

  @Test
  void theLoaderCanBeChosen() throws IOException {
    assertTrue(run("menu", "--as", "elilo", "root").out().startsWith("elilo 3 menu, "));
    assertTrue(
        run("menu", "--as", "elilo", "--config", "etc/lilo.conf", "root")
            .out()
            .startsWith("elilo 3 menu, "));
    assertTrue(run("menu", "--as", "lilo", "elilo.conf").out().startsWith("lilo 24 menu, "));
    Files.writeString(directory.resolve("text"), "nothing of interest\n");
    ToolRun text = run("menu", "--as", "grub", "text");
    assertTrue(text.out().startsWith("grub 2.06 menu, nothing is booted by default"), text.out());
    SampleImages.writeDisk(directory.resolve("disk.img"));
    ToolRun disk = run("menu", "--as", "grub", "disk.img");
    assertEquals(1, disk.status(), "a disk is no text, whoever is to read it");
    assertTrue(disk.err().startsWith("bootfmt: disk.img: holds no files: "), disk.err());
    ToolRun wrong = run("menu", "--as", "loadlin", "elilo.conf");
    assertEquals(2, wrong.status());
    assertTrue(
        wrong
            .err()
            .startsWith(
                "bootfmt: --as is grub, grub-rhboot, grub-legacy, grub-legacy-ubuntu, lilo, elilo,"
                    + " syslinux, not 'loadlin'"),
        wrong.err());
  }

  @Test
  void aFileThatLiloRefusesBootsNothing() throws IOException {
    Files.writeString(directory.resolve("root/etc/lilo.conf"), CONFIG + "frobnicate\n");
    ToolRun menu = run("menu", "root/etc/lilo.conf");
    assertTrue(menu.out().startsWith("lilo 24 menu, nothing is booted by default"), menu.out());
    assertTrue(menu.err().contains("no option: frobnicate"), menu.err());
    assertTrue(menu.err().contains("14"), menu.err());
  }

  @Test
  void inspectNamesTheFormat() {
    ToolRun inspect = run("inspect", "root/etc/lilo.conf");
    assertTrue(inspect.out().contains("LILO configuration"), inspect.out());
  }

  @Test
  void whatAConfigurationSays() {
    String file = "root/etc/lilo.conf";
    assertEquals(
        new ToolRun(0, "default=linux\ntimeout=5\nentries=linux dos\n", ""),
        run("config", "get", file));
    assertEquals(new ToolRun(0, "quiet\n", ""), run("config", "get", "--entry", "linux", file));
  }

  @Test
  void changesTouchTheirOptionsOnly() throws IOException {
    String file = "root/etc/lilo.conf";
    ToolRun silent = new ToolRun(0, "", "");
    assertEquals(silent, run("config", "set-default", file, "dos"));
    assertEquals(CONFIG.replace("default=linux", "default=dos"), config());
    assertEquals(silent, run("config", "set-default", file, "linux"));
    assertEquals(silent, run("config", "set-timeout", file, "2.5"));
    assertEquals(CONFIG.replace("timeout=50", "timeout=25"), config());
    assertEquals(silent, run("config", "set-timeout", file, "5"));
    assertEquals(silent, run("config", "append", "--entry", "linux", file, "x=a b", "quiet"));
    assertEquals(CONFIG.replace("\"quiet\"", "\"quiet x=\\\"a b\\\"\""), config());
    assertEquals(silent, run("config", "remove", "--entry", "linux", file, "x"));
    assertEquals(CONFIG, config());
  }

  @Test
  void whatLiloWouldRefuseIsRefusedAndNothingChanges() throws IOException {
    String file = "root/etc/lilo.conf";
    assertEquals(1, run("config", "append", "--entry", "linux", file, "vga=ask").status());
    assertEquals(1, run("config", "append", "--entry", "dos", file, "x").status());
    assertEquals(1, run("config", "set-timeout", file, "4000").status());
    assertEquals(CONFIG, config());
  }
}
