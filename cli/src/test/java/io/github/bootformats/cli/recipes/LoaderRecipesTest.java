package io.github.bootformats.cli.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.grub.GrubEnvironmentBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderRecipesTest {
  private static final String GRUB =
      """
      load_env
      set default="${saved_entry}"
      menuentry "Stable" --id stable {
        linux /vmlinuz ro
      }
      menuentry "Testing" --id testing {
        linux /vmlinuz.new ro debug
      }
      """;

  @TempDir Path directory = Path.of("");

  @Test
  void grubBootsWhatItsEnvironmentSays() throws IOException {
    Bytes saved = GrubEnvironmentBlock.create().with("saved_entry", "testing").toBytes();
    SampleFiles disk =
        new SampleFiles().with("boot/grub/grub.cfg", GRUB).with("boot/grub/grubenv", saved);
    assertEquals(
        "BOOT_IMAGE=/vmlinuz.new ro debug ((hd0,msdos1)/boot/grub/grub.cfg:6)",
        LoaderRecipes.nextBoot(disk.tree()));
  }

  @Test
  void everySyslinuxEntryGetsTheParameter() {
    Bytes config =
        Bytes.utf8(
            """
            DEFAULT a
            LABEL a
              KERNEL k # kept
              APPEND ro
            LABEL b
              LINUX k
            """);
    assertEquals(
        Bytes.utf8(
            """
            DEFAULT a
            LABEL a
              KERNEL k # kept
              APPEND ro console=ttyS0,115200n8
            LABEL b
              LINUX k
              APPEND console=ttyS0,115200n8
            """),
        LoaderRecipes.withSerialConsole(config));
  }

  @Test
  void aPxeClientGetsItsConfiguration() throws IOException {
    Path configs = Files.createDirectories(directory.resolve("pxelinux.cfg"));
    Files.writeString(
        configs.resolve("01-52-54-00-12-34-56"), "DEFAULT l\nLABEL l\nKERNEL k\nIPAPPEND 2\n");
    Files.writeString(directory.resolve("k"), "a kernel");
    Optional<BootEntry> entry = LoaderRecipes.whatItBoots(directory, "52:54:00:12:34:56");
    assertEquals(
        Bytes.utf8("BOOT_IMAGE=k BOOTIF=01-52-54-00-12-34-56"), entry.orElseThrow().commandLine());
    assertEquals(Optional.empty(), LoaderRecipes.whatItBoots(directory, "52:54:00:12:34:57"));
  }
}
