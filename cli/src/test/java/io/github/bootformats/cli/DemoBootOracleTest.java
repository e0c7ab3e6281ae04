package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk of ours comes up: the BIOS finds our boot code and table, GRUB reads our SquashFS and our
 * script, Linux unpacks our initramfs, which mounts our SquashFS under an overlay.
 */
@Tag("oracle")
class DemoBootOracleTest {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--comp gzip --initramfs zstd",
        "--comp xz --initramfs gzip --mbr",
        "--comp lzo --initramfs lzo --mbr"
      })
  void itComesUp(String style) throws Exception {
    Oracles.tool("grub-mkimage", "grub-common");
    String word = "hello-" + Long.toHexString(System.nanoTime());
    List<String> command = new ArrayList<>(List.of("demo", "--greeting", word));
    command.addAll(Arrays.asList(style.split(" ", -1)));
    ToolRun demo = ToolRun.in(directory, command.toArray(String[]::new));
    assertEquals(0, demo.status(), demo.err());
    assertFalse(demo.out().contains("It does not boot"), demo.out());
    assertFalse(demo.out().contains("[chain."), demo.out());
    OracleRun boot =
        Oracles.script("boot-disk.sh")
            .timeLimit(Duration.ofMinutes(5))
            .run(
                directory.resolve("target/demo/disk.img").toString(),
                "--expect",
                word,
                "--timeout",
                "280")
            .orFail();
    assertTrue(boot.out().contains("The root is root / overlay, of Linux "), boot.out());
    assertTrue(boot.out().contains("A new file says: written through the overlay"), boot.out());
  }
}
