package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.grub.GrubEnvironmentBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for GRUB. */
class GrubCommandTest {
  @TempDir Path directory = Path.of("");

  @Test
  void environmentBlocks() throws Exception {
    Path block = directory.resolve("grubenv");
    Files.write(block, GrubEnvironmentBlock.create().toBytes().toByteArray());
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
    assertEquals(1, ToolRun.in(directory, "grub", "trace", "grub.cfg", "--entry", "two").status());
  }
}
