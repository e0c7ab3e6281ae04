package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.syslinux.SyslinuxBuilder;
import io.github.bootformats.syslinux.SyslinuxEntry;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine without a disk: PXELINUX takes our configuration from a TFTP server, with it our
 * initramfs, and gives both to a kernel, as our own view says it will.
 */
@Tag("oracle")
class PxeBootOracleTest {
  @TempDir Path directory = Path.of("");

  @Test
  void ourTreeIsBootedOverTheNetwork() throws Exception {
    Path tftp = directory.resolve("tftp");
    Files.createDirectories(tftp.resolve("pxelinux.cfg"));
    Bytes config =
        SyslinuxBuilder.create()
            .defaultEntry("diskless")
            .entry(
                SyslinuxEntry.builder("diskless")
                    .linux("vmlinuz")
                    .initrd("initrd.img")
                    .append("root=/dev/ram0 word=hello")
                    .build())
            .build()
            .toBytes();
    Files.write(tftp.resolve("pxelinux.cfg/default"), config.toByteArray());
    long initrdBytes = initramfs(tftp.resolve("initrd.img"));
    String expected = ToolRun.in(tftp, "menu", "pxelinux.cfg/default").out();

    OracleRun run =
        Oracles.script("pxe-boot.sh")
            .timeLimit(Duration.ofMinutes(3))
            .run(tftp.toString(), "--timeout", "150")
            .orFail();
    List<String> boot =
        run.rows().stream().filter(row -> row.get(0).equals("boot")).findFirst().orElseThrow();
    assertEquals(Long.toString(initrdBytes), boot.get(3), "the whole initramfs arrived");
    assertTrue(expected.contains(boot.get(2).strip()), () -> boot + "\n" + expected);
    assertTrue(boot.get(2).contains("root=/dev/ram0 word=hello"), boot::toString);
  }

  private static long initramfs(Path file) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    FileContent init = FileContent.of(Bytes.utf8("#!/bin/sh\necho hello\n"));
    tree.createFile(TreePath.of("init"), NodeMetadata.of(0755), init);
    try (OutputStream out = Files.newOutputStream(file)) {
      InitramfsBuilder.create().add(tree, "gzip").writeTo(out);
    }
    return Files.size(file);
  }
}
