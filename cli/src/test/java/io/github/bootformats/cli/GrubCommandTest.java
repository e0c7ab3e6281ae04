package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.grub.GrubEnvironmentBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for GRUB. */
class GrubCommandTest {
  private static final String FILE = "root/boot/grub/grub.cfg";

  @TempDir Path directory = Path.of("");

  @Test
  void environmentBlocks() throws Exception {
    Path block = directory.resolve("grubenv");
    assertEquals(new ToolRun(0, "", ""), ToolRun.in(directory, "grubenv", "create", "grubenv"));
    assertArrayEquals(
        GrubEnvironmentBlock.create().toBytes().toByteArray(), Files.readAllBytes(block));
    assertEquals(1, ToolRun.in(directory, "grubenv", "create", "grubenv").status(), "it is there");
    assertEquals(0, ToolRun.in(directory, "grubenv", "set", "grubenv", "a=1", "b=x y").status());
    assertEquals(0, ToolRun.in(directory, "grubenv", "unset", "grubenv", "a").status());
    assertEquals("b=x y\n", ToolRun.in(directory, "grubenv", "list", "grubenv").out());
    assertEquals(1024, Files.size(block));
    assertEquals(2, ToolRun.in(directory, "grubenv", "set", "grubenv", "a").status());
    Files.writeString(directory.resolve("other"), "a=1\n");
    assertEquals(1, ToolRun.in(directory, "grubenv", "list", "other").status());
  }

  @Test
  void traces() throws Exception {
    Files.writeString(
        directory.resolve("grub.cfg"),
        "set k='a b'\nif test -n \"$k\"; then echo $k; fi\nmenuentry one { linux /k \"$k\"; }\n");
    ToolRun run = ToolRun.in(directory, "grub", "trace", "grub.cfg", "--entry", "one");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("grub.cfg:1 0  set 'k=a b'\n"), run.out());
    assertTrue(run.out().contains("grub.cfg:2 0  echo a b\n"), run.out());
    assertTrue(run.out().contains("grub.cfg:3 0  linux /k 'a b'\n"), run.out());
    assertEquals(
        new ToolRun(1, "", "bootfmt: grub.cfg: no entry two\n"),
        ToolRun.in(directory, "grub", "trace", "grub.cfg", "--entry", "two"));
  }

  @Test
  void tracesOfAnotherGrub() throws Exception {
    Files.writeString(directory.resolve("grub.cfg"), "set a=1\nincrement a\n");
    ToolRun run = ToolRun.in(directory, "grub", "trace", "--as", "grub-rhboot", "grub.cfg");
    assertEquals(
        new ToolRun(
            0,
            """
            (hd0,msdos1)/boot/grub/grub.cfg:1 0  set a=1
            (hd0,msdos1)/boot/grub/grub.cfg:2 0  increment a
            """,
            ""),
        run);
    assertEquals(2, ToolRun.in(directory, "grub", "trace", "--as", "lilo", "grub.cfg").status());
  }

  @Test
  void entriesOfTheBootLoaderSpecification() throws Exception {
    String entry = "title Fedora\r\nlinux /linux\r\noptions ro $kernelopts\r\n";
    Files.writeString(directory.resolve("fedora.conf"), entry);
    assertEquals(
        new ToolRun(0, "ro $kernelopts\n", ""),
        ToolRun.in(directory, "config", "get", "--entry", "Fedora", "fedora.conf"));
    change("append", "--all", "fedora.conf", "console=ttyS0");
    assertEquals(
        entry.replace("$kernelopts", "$kernelopts console=ttyS0"),
        Files.readString(directory.resolve("fedora.conf")));
    ToolRun inspect = ToolRun.in(directory, "inspect", "fedora.conf");
    assertTrue(inspect.out().contains("Boot Loader Specification entry"), inspect.out());
    assertEquals(
        new ToolRun(
            1,
            "",
            "bootfmt: fedora.conf: Boot Loader Specification entry: part of a menu that another"
                + " configuration makes\n"),
        ToolRun.in(directory, "menu", "fedora.conf"));
    assertEquals(
        new ToolRun(1, "", "bootfmt: fedora.conf: an entry file sets no time-out: grub.cfg does\n"),
        ToolRun.in(directory, "config", "set-timeout", "fedora.conf", "5"));
  }

  private static final String CONFIG =
      """
      set default=deb
      set timeout=5
      export kopts
      kopts="ro"
      menuentry 'Debian' --id deb {
        set root=hd0,gpt2
        linux /vmlinuz root=/dev/sda1 ro  # the system
        initrd /initrd.img
      }
      submenu more {
        menuentry a { linux /a $kopts; }
        menuentry 'b' { linux /b "$kopts" 's p'; }
      }
      what
      """;

  private void writeConfig() throws IOException {
    Path grub = Files.createDirectories(directory.resolve("root/boot/grub"));
    Files.writeString(grub.resolve("grub.cfg"), CONFIG);
  }

  private String config() throws IOException {
    return Files.readString(directory.resolve(FILE));
  }

  @Test
  void theMenu() throws IOException {
    writeConfig();
    String expected =
        """
        grub 2.06 menu, boots deb after 5 s
        * Debian (deb): linux
              kernel   /vmlinuz
              initrd   /initrd.img
              command  BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro
          more: submenu
            a: linux
                kernel   /a
                command  BOOT_IMAGE=/a ro
            b: linux
                kernel   /b
                command  BOOT_IMAGE=/b ro "s p"
        """;
    String finding =
        "bootfmt: (hd0,msdos1)/boot/grub/grub.cfg:14: GRUB has no command what"
            + " [grub.unknown-command]\n";
    assertEquals(new ToolRun(0, expected, finding), ToolRun.in(directory, "menu", "root"));
    assertEquals(
        new ToolRun(0, expected, finding), ToolRun.in(directory, "menu", "--root", "root", FILE));
  }

  @Test
  void anEntryOfASubmenu() throws IOException {
    writeConfig();
    assertEquals(
        new ToolRun(
            0,
            """
            b: linux
                kernel   /b
                command  BOOT_IMAGE=/b ro "s p"
            """,
            ""),
        ToolRun.in(directory, "menu", "--entry", "more>b", "root"));
    assertEquals(
        new ToolRun(1, "", "bootfmt: root: no entry more>c\n"),
        ToolRun.in(directory, "menu", "--entry", "more>c", "root"));
    ToolRun json = ToolRun.in(directory, "menu", "--json", "--entry", "more>b", "root");
    assertTrue(
        json.out().contains("\"commandLine\": \"BOOT_IMAGE=/b ro \\\"s p\\\"\","), json.out());
    assertTrue(json.out().contains("\"source\": \"(hd0,msdos1)/boot/grub/grub.cfg:12\""));
  }

  @Test
  void whatAConfigurationSays() throws IOException {
    writeConfig();
    assertEquals(
        new ToolRun(0, "default=deb\ntimeout=5\nentries=deb more more>a more>b\n", ""),
        ToolRun.in(directory, "config", "get", FILE));
    assertEquals(
        new ToolRun(0, "root=/dev/sda1 ro\n", ""),
        ToolRun.in(directory, "config", "get", "--entry", "deb", FILE));
  }

  private void change(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of("config", command));
    all.addAll(List.of(arguments));
    assertEquals(new ToolRun(0, "", ""), ToolRun.in(directory, all.toArray(String[]::new)));
  }

  @Test
  void changesTouchTheirLinesOnly() throws IOException {
    writeConfig();
    change("set-default", FILE, "more>b");
    change("set-timeout", FILE, "2.5");
    String changed =
        CONFIG.replace("default=deb", "default='more>b'").replace("timeout=5", "timeout=3");
    assertEquals(changed, config());
    change("append", "--entry", "deb", FILE, "x=a b", "ro");
    assertEquals(changed.replace("sda1 ro", "sda1 ro 'x=a b'"), config());
    change("remove", "--entry", "deb", FILE, "x");
    assertEquals(changed, config());
  }

  @Test
  void allEntriesAreThoseWithAKernel() throws IOException {
    writeConfig();
    change("append", "--all", FILE, "quiet");
    assertEquals(
        CONFIG
            .replace("sda1 ro", "sda1 ro quiet")
            .replace("/a $kopts", "/a $kopts quiet")
            .replace("'s p'", "'s p' quiet"),
        config());
    change("remove", "--all", FILE, "quiet");
    assertEquals(CONFIG, config());
    assertEquals(
        new ToolRun(1, "", "bootfmt: " + FILE + ": more loads no Linux kernel\n"),
        ToolRun.in(directory, "config", "append", "--entry", "more", FILE, "quiet"));
  }

  @Test
  void aDefaultIsAnEntryThatIsThere() throws IOException {
    writeConfig();
    assertEquals(
        new ToolRun(
            1, "", "bootfmt: " + FILE + ": there is no entry dec (--force sets it all the same)\n"),
        ToolRun.in(directory, "config", "set-default", FILE, "dec"));
    assertEquals(CONFIG, config());
    change("set-default", FILE, "1>0");
    change("set-default", "--force", FILE, "dec");
    assertEquals(CONFIG.replace("default=deb", "default=dec"), config());
  }

  @Test
  void aRemovedEntryLeavesTheDefault() throws IOException {
    writeConfig();
    change("set-default", FILE, "1");
    change("remove-entry", FILE, "deb");
    assertEquals(
        CONFIG
            .replace("default=deb", "default=0")
            .replaceFirst("(?s)menuentry 'Debian'.*?\n}\n", ""),
        config());
    assertEquals(1, ToolRun.in(directory, "config", "remove-entry", FILE, "deb").status());
  }

  @Test
  void aFileWithoutKernelsTakesNoParameters() throws IOException {
    Files.writeString(directory.resolve("grub.cfg"), "set timeout=5\nblscfg\n");
    assertEquals(
        new ToolRun(1, "", "bootfmt: grub.cfg: no entry in it takes kernel parameters\n"),
        ToolRun.in(directory, "config", "append", "--all", "grub.cfg", "quiet"));
  }
}
