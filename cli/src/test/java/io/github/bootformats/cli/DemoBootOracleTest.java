package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

  private final String word = "hello-" + Long.toHexString(System.nanoTime());

  private Path demoDirectory() {
    return directory.resolve("target/demo");
  }

  private Path disk() {
    return demoDirectory().resolve("disk.img");
  }

  private void demo(String style) {
    List<String> command = new ArrayList<>(List.of("demo", "--greeting", word));
    command.addAll(Arrays.asList(style.split(" ", -1)));
    ToolRun demo = ToolRun.in(directory, command.toArray(String[]::new));
    assertEquals(0, demo.status(), demo.err());
    assertFalse(demo.out().contains("It does not boot"), demo.out());
    assertFalse(demo.out().contains("[chain."), demo.out());
  }

  /** Boots the disk itself, not a copy, and proves that nothing was written to it. */
  private String boot() throws IOException, InterruptedException {
    Oracles.tool("grub-mkimage", "grub-common");
    Path before = Files.copy(disk(), directory.resolve("before.img"));
    OracleRun boot =
        Oracles.script("boot-disk.sh")
            .timeLimit(Duration.ofMinutes(5))
            .run(disk().toString(), "--write", "--expect", word, "--timeout", "280")
            .orFail();
    assertEquals(-1, Files.mismatch(before, disk()));
    assertTrue(boot.out().contains("The root is root / overlay, of Linux "), boot.out());
    assertTrue(boot.out().contains("A new file says: written through the overlay"), boot.out());
    return boot.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--comp xz --initramfs gzip --mbr", "--comp lzo --initramfs lzo --mbr"})
  void itComesUp(String style) throws Exception {
    Oracles.tool("grub-mkimage", "grub-common");
    demo(style);
    boot();
  }

  /** The disk is made larger afterwards and gets a SquashFS of a kind that GRUB cannot read. */
  @Test
  void aSecondSquashfsIsMounted() throws Exception {
    Oracles.tool("grub-mkimage", "grub-common");
    demo("--comp gzip --initramfs zstd");
    PartitionRuns runs = new PartitionRuns(demoDirectory());
    runs.ok("grow", "disk.img", "--size", "+8M", "--yes");
    runs.ok("add", "disk.img", "--size", "4M", "--name", "data", "--yes");
    Partition data = runs.layout("disk.img").as(PartitionConsumer.LINUX_6_1).partition(3);
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    String more = "data-" + Long.toHexString(System.nanoTime());
    Bytes greeting = Bytes.utf8(more + "\n");
    tree.createFile(TreePath.of("greeting"), NodeMetadata.of(0644), FileContent.of(greeting));
    SquashfsWriteOptions zstd =
        SquashfsWriteOptions.builder()
            .compressor(SquashfsCompressor.of(SquashfsCompression.ZSTD))
            .build();
    try (ImageTarget target = ImageTarget.open(disk());
        ImageTarget content = data.target(target)) {
      SquashfsWriter.of(zstd).write(tree, content);
    }
    assertTrue(boot().contains(more), "not mounted");
  }
}
