package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Menus of boot loaders, and changes of their configurations. */
class MenuCommandTest {
  private static final String CONFIG =
      """
      UI menu.c32
      DEFAULT linux
      TIMEOUT 50
      MENU TITLE Boot
      INCLUDE more.cfg

      LABEL linux
        MENU LABEL ^Linux
        KERNEL /vmlinuz
        INITRD /initrd
        APPEND root=/dev/sda1 ro
      """;

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void files() throws IOException {
    Path isolinux = Files.createDirectories(directory.resolve("iso/isolinux"));
    Files.writeString(isolinux.resolve("isolinux.cfg"), CONFIG);
    Files.writeString(isolinux.resolve("more.cfg"), "LABEL old\nLOCALBOOT 0\n");
  }

  private ToolRun run(String... args) {
    return ToolRun.in(directory, args);
  }

  @Test
  void aMenuForPeople() {
    String expected =
        """
        syslinux 6.04 menu "Boot", boots linux after 5 s
          old: local
        * Linux (linux): linux
              kernel   /vmlinuz
              initrd   /initrd
              command  BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro initrd=/initrd
        """;
    assertEquals(new ToolRun(0, expected, ""), run("menu", "iso/isolinux/isolinux.cfg"));
    assertEquals(new ToolRun(0, expected, ""), run("menu", "iso"), "found in a directory");
    assertEquals(
        new ToolRun(0, expected, ""), run("menu", "--root", "iso", "iso/isolinux/isolinux.cfg"));
    assertEquals(
        new ToolRun(0, expected, ""), run("menu", "--config", "isolinux/isolinux.cfg", "iso"));
  }

  @Test
  void aMenuForPrograms() {
    ToolRun menu = run("menu", "--json", "iso/isolinux/isolinux.cfg");
    assertEquals("", menu.err());
    assertEquals(
        """
        {
          "schema": "bootfmt.menu/1",
          "loader": "syslinux",
          "version": "6.04",
          "title": "Boot",
          "timeoutSeconds": 5,
          "default": "linux",
          "entries": [
            {
              "title": "old",
              "id": "old",
              "kind": "local",
              "kernel": null,
              "initrds": [],
              "commandLine": "",
              "arguments": [
                "0"
              ],
              "source": "/more.cfg:1",
              "entries": []
            },
            {
              "title": "Linux",
              "id": "linux",
              "kind": "linux",
              "kernel": "/vmlinuz",
              "initrds": [
                "/initrd"
              ],
              "commandLine": "BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro initrd=/initrd",
              "arguments": [
                "root=/dev/sda1",
                "ro",
                "initrd=/initrd"
              ],
              "source": "/isolinux.cfg:7",
              "entries": []
            }
          ],
          "diagnostics": []
        }
        """,
        menu.out());
  }

  @Test
  void oneEntryOrWhatIsTyped() {
    ToolRun entry = run("menu", "--entry", "linux", "iso");
    assertTrue(entry.out().contains("command  BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro"));
    assertFalse(entry.out().contains("old"));
    ToolRun typed = run("menu", "--type", "linux single", "iso");
    assertTrue(typed.out().contains("BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro initrd=/initrd single"));
    assertEquals(
        new ToolRun(1, "", "bootfmt: iso: no entry nope\n"), run("menu", "--entry", "nope", "iso"));
  }

  @Test
  void aMissingIncludeIsTold() throws IOException {
    Files.delete(directory.resolve("iso/isolinux/more.cfg"));
    ToolRun menu = run("menu", "iso");
    assertEquals(0, menu.status(), "SYSLINUX goes on, and Debian's installer relies on it");
    assertTrue(menu.out().contains("* Linux"));
    assertEquals(
        "bootfmt: /isolinux/isolinux.cfg:5: no file more.cfg to include"
            + " [syslinux.include-missing]\n",
        menu.err());
  }

  @Test
  void whatIsNoConfigurationIsRefused() throws IOException {
    Files.writeString(directory.resolve("text"), "nothing of interest\n");
    assertEquals(1, run("menu", "text").status());
    Files.createDirectory(directory.resolve("empty"));
    assertEquals(
        new ToolRun(1, "", "bootfmt: empty: no boot loader's configuration at a usual place\n"),
        run("menu", "empty"));
    assertEquals(1, run("menu", "--root", "empty", "iso/isolinux/isolinux.cfg").status());
  }

  @Test
  void inspectFindsConfigurationsInTrees() {
    assertEquals(0, run("pack", "--format", "newc", "iso", "iso.cpio").status());
    ToolRun inspect = run("inspect", "iso.cpio");
    assertTrue(inspect.out().contains("/isolinux/isolinux.cfg"), inspect.out());
    assertTrue(inspect.out().contains("SYSLINUX configuration"), inspect.out());
    assertTrue(run("menu", "iso.cpio").out().contains("* Linux"), "and menu reads it there");
  }

  private String config() throws IOException {
    return Files.readString(directory.resolve("iso/isolinux/isolinux.cfg"));
  }

  private void change(String... args) {
    List<String> all = new ArrayList<>(List.of("config", args[0], "iso/isolinux/isolinux.cfg"));
    all.addAll(Arrays.asList(args).subList(1, args.length));
    assertEquals(new ToolRun(0, "", ""), run(all.toArray(String[]::new)));
  }

  @Test
  void whatAConfigurationSays() {
    String file = "iso/isolinux/isolinux.cfg";
    assertEquals(
        new ToolRun(0, "default=linux\ntimeout=5\nentries=linux\n", ""),
        run("config", "get", file));
    assertEquals(new ToolRun(0, "linux\n", ""), run("config", "get", file, "default"));
    assertEquals(
        new ToolRun(0, "root=/dev/sda1 ro\n", ""), run("config", "get", "--entry", "linux", file));
    assertEquals(
        new ToolRun(0, "/dev/sda1\n", ""), run("config", "get", "--entry", "linux", file, "root"));
    assertEquals(1, run("config", "get", "--entry", "nope", file).status());
    assertEquals(1, run("config", "get", file, "nope").status());
  }

  @Test
  void whatAConfigurationSays_asJson() {
    String file = "iso/isolinux/isolinux.cfg";
    assertEquals(
        new ToolRun(
            0,
            """
            {
              "schema": "bootfmt.config/1",
              "default": "linux",
              "timeoutSeconds": 5,
              "entries": [
                "linux"
              ]
            }
            """,
            ""),
        run("config", "get", "--json", file));
    assertEquals(
        new ToolRun(
            0,
            """
            {
              "schema": "bootfmt.config/1",
              "entry": "linux",
              "commandLine": "root=/dev/sda1 ro",
              "parameters": [
                {
                  "name": "root",
                  "value": "/dev/sda1"
                },
                {
                  "name": "ro",
                  "value": null
                }
              ],
              "initArguments": []
            }
            """,
            ""),
        run("config", "get", "--json", "--entry", "linux", file));
    assertEquals(
        "bootfmt: iso/isolinux/isolinux.cfg: --json shows all of it: leave out default\n",
        run("config", "get", "--json", file, "default").err());
  }

  @Test
  void changesTouchTheirLinesOnly() throws IOException {
    Path file = directory.resolve("iso/isolinux/isolinux.cfg");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    change("set-default", "--force", "old");
    assertEquals(CONFIG.replace("DEFAULT linux", "DEFAULT old"), config());
    change("set-default", "linux");
    change("set-timeout", "2.5");
    assertEquals(CONFIG.replace("TIMEOUT 50", "TIMEOUT 25"), config());
    change("set-timeout", "5");
    change("append", "--entry", "linux", "quiet", "x=a b", "ro");
    assertEquals(CONFIG.replace("sda1 ro", "sda1 ro quiet x=\"a b\""), config());
    change("remove", "--all", "quiet", "x");
    assertEquals(CONFIG, config());
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aLinkStaysALinkAndWhatItLeadsToIsReplaced() throws IOException {
    Path link = directory.resolve("link.cfg");
    Files.createSymbolicLink(link, Path.of("iso/isolinux/isolinux.cfg"));
    assertEquals(0, run("config", "set-default", "--force", "link.cfg", "old").status());
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(config().contains("DEFAULT old"));
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndNothingChanges() throws IOException {
    String file = "iso/isolinux/isolinux.cfg";
    assertEquals(1, run("config", "set-default", file, "a b").status());
    assertEquals(1, run("config", "append", "--entry", "nope", file, "x").status());
    assertEquals(1, run("config", "append", "--entry", "linux", file, "x=\"a").status());
    assertEquals(2, run("config", "append", file, "x").status());
    assertEquals(2, run("config", "append", "--all", file, "").status());
    assertEquals(1, run("config", "set-default", file, "old").status(), "in an included file");
    assertEquals(2, run("config").status());
    assertEquals(CONFIG, config());
  }

  @Test
  void theConfigurationThatAPxeClientGets() throws IOException {
    Path configs = Files.createDirectories(directory.resolve("tftp/pxelinux.cfg"));
    Files.writeString(configs.resolve("0A00"), "DEFAULT l\nLABEL l\nKERNEL k\nIPAPPEND 2\n");
    ToolRun check = run("pxe-check", "--mac", "52:54:00:12:34:56", "--ip", "10.0.2.15", "tftp");
    assertEquals(
        """
        missing  pxelinux.cfg/01-52-54-00-12-34-56
        missing  pxelinux.cfg/0A00020F
        missing  pxelinux.cfg/0A00020
        missing  pxelinux.cfg/0A0002
        missing  pxelinux.cfg/0A000
        found    pxelinux.cfg/0A00
        """,
        check.out().substring(0, check.out().indexOf("syslinux 6.04 menu")));
    assertTrue(check.out().contains("BOOT_IMAGE=k BOOTIF=01-52-54-00-12-34-56"), check.out());
    assertTrue(check.err().contains("no file k"), check.err());
    assertEquals(1, run("pxe-check", "tftp").status(), "no default");
    assertEquals(2, run("pxe-check", "--mac", "52", "tftp").status());
  }

  @Test
  void theConfigurationThatAPxeClientGets_asJson() throws IOException {
    Path configs = Files.createDirectories(directory.resolve("tftp/pxelinux.cfg"));
    ToolRun without = run("pxe-check", "--json", "tftp");
    assertEquals(1, without.status());
    assertTrue(without.err().contains("no configuration for this client"), without.err());
    JsonTree none = JsonTree.parse(without.out());
    assertEquals("bootfmt.pxe/1", none.get("schema").text());
    assertTrue(none.get("config").isNull());

    Files.writeString(configs.resolve("0A000"), "DEFAULT l\nLABEL l\nKERNEL k\n");
    Files.writeString(directory.resolve("tftp/k"), "a kernel");
    ToolRun check = run("pxe-check", "--ip", "10.0.2.15", "--json", "tftp");
    assertEquals("", check.err());
    JsonTree root = JsonTree.parse(check.out());
    assertEquals(List.of("schema", "tried", "config", "menu"), root.keys());
    assertEquals(4, root.get("tried").size());
    assertEquals("pxelinux.cfg/0A000", root.get("config").text());
    assertEquals(root.get("tried").get(3).text(), root.get("config").text());
    assertEquals("l", root.get("menu").get("default").text());
    assertEquals("k", root.get("menu").get("entries").get(0).get("kernel").text());
  }

  @Test
  void aReplacementThatFailedBlocksNoOther() throws IOException {
    Path left = Files.createFile(directory.resolve("iso/isolinux/.isolinux.cfg.new"));
    change("set-timeout", "7");
    assertEquals(CONFIG.replace("TIMEOUT 50", "TIMEOUT 70"), config());
    try (Stream<Path> files = Files.list(left.getParent())) {
      assertEquals(3, files.count(), "no other file is left");
    }
  }

  @Test
  void aTypedLineIsTypedAsItIs() throws IOException {
    Path file = directory.resolve("lilo.conf");
    Files.writeString(file, "image=/k\n label=l\n");
    ToolRun typed = run("menu", "--type", "l a=\\x41", "lilo.conf");
    assertTrue(typed.out().contains(" a=\\\\x41"), typed.out());
  }

  @Test
  void messagesSayWhatIsWrong() {
    String file = "iso/isolinux/isolinux.cfg";
    assertEquals(
        "bootfmt: " + file + ": a configuration itself: --config is for images and directories\n",
        run("menu", "--config", "x", file).err());
    assertEquals(
        "bootfmt: iso: no configuration itself: --root is for files of the host\n",
        run("menu", "--root", ".", "iso").err());
    ToolRun timeout = run("config", "set-timeout", file, "abc");
    assertEquals(2, timeout.status());
    assertTrue(
        timeout.err().contains("'abc' is not a number of seconds such as 2.5"), timeout.err());
    assertFalse(timeout.err().contains("java."), timeout.err());
    ToolRun uuid = run("pxe-check", "--uuid", "1-2", "iso");
    assertEquals(2, uuid.status());
    assertTrue(uuid.err().contains("'1-2' is not a UUID"), uuid.err());
    ToolRun outside = run("pxe-check", "--boot-dir", "a/../b", "iso");
    assertEquals(2, outside.status());
    assertTrue(outside.err().contains("--boot-dir: "), outside.err());
  }
}
