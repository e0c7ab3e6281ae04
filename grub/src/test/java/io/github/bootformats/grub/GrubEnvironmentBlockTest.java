package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.testsupport.Oracles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment blocks, and the same changes made by grub-editenv. */
class GrubEnvironmentBlockTest {
  private static List<String> codes(GrubEnvironmentBlock block) {
    return block.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void setsAndUnsets() throws Exception {
    GrubEnvironmentBlock block =
        GrubEnvironmentBlock.create().with("a", "1").with("b", "x\\y\nz").with("a", "longer");
    assertEquals("longer", block.get("a").orElseThrow().toString());
    assertEquals(Bytes.utf8("x\\y\nz"), block.get("b").orElseThrow());
    assertEquals(1024, block.toBytes().length());
    assertEquals(List.of(), block.diagnostics());
    assertEquals(
        GrubEnvironmentBlock.create().with("b", "x\\y\nz"), block.without(Bytes.utf8("a")));
    assertEquals(block, block.without(Bytes.utf8("none")));
  }

  @Test
  void isFull() throws Exception {
    GrubEnvironmentBlock block = GrubEnvironmentBlock.create().with("a", "x".repeat(900));
    assertThrows(LimitExceededException.class, () -> block.with("b", "y".repeat(200)));
    assertThrows(LimitExceededException.class, () -> block.with("a", "y".repeat(1024)));
  }

  @Test
  void oddities() {
    assertEquals(
        List.of("grubenv.signature", "grubenv.size", "grubenv.padding"),
        codes(GrubEnvironmentBlock.of(Bytes.utf8("x"))));
    assertEquals(
        List.of("grubenv.size", "grubenv.broken"),
        codes(GrubEnvironmentBlock.of(Bytes.utf8("# GRUB Environment Block\na\n"))));
    assertEquals(List.of(), GrubEnvironmentBlock.of(Bytes.utf8("a=b\n")).variables());
  }

  /** A new line behind a backslash ends no line, and what is written behind it is not found. */
  @ParameterizedTest
  @ValueSource(strings = {"#comment \\\n", "#comment", "#comment \\"})
  void aLineThatDoesNotEndIsEndedFirst(String last) throws Exception {
    Bytes content = Bytes.utf8("# GRUB Environment Block\n" + last + "#".repeat(500));
    GrubEnvironmentBlock block = GrubEnvironmentBlock.of(content);
    assertEquals(List.of("grubenv.size", "grubenv.padding"), codes(block));
    GrubEnvironmentBlock changed = block.with("a", "b");
    assertEquals(Bytes.utf8("b"), changed.get("a").orElseThrow());
    assertEquals(List.of("grubenv.size"), codes(changed));
  }

  @Test
  void aValueThatNeverEndsIsReplacedUpToTheFreeSpace() throws Exception {
    Bytes content = Bytes.utf8("# GRUB Environment Block\na=b\nnew=c" + "#".repeat(500));
    GrubEnvironmentBlock changed = GrubEnvironmentBlock.of(content).with("new", "d");
    assertEquals(Bytes.utf8("b"), changed.get("a").orElseThrow());
    assertEquals(Bytes.utf8("d"), changed.get("new").orElseThrow());
    assertEquals(content.length(), changed.toBytes().length());
  }

  @Test
  @Tag("oracle")
  void sameBytesAsGrubEditenv(@TempDir Path directory) throws Exception {
    long seed = Oracles.seed();
    System.out.println("GrubEnvironmentBlockTest: seed " + seed);
    Random random = new Random(seed);
    Path file = directory.resolve("grubenv");
    Oracles.tool("grub-editenv", "grub-common").run(file.toString(), "create").orFail();
    GrubEnvironmentBlock block = GrubEnvironmentBlock.of(Bytes.of(Files.readAllBytes(file)));
    for (int i = Oracles.count(40, 1000); i > 0; i--) {
      String name = "v" + random.nextInt(5);
      String value = "\\a\nb".repeat(random.nextInt(20));
      if (random.nextInt(3) == 0) {
        Oracles.tool("grub-editenv", "grub-common").run(file.toString(), "unset", name).orFail();
        block = block.without(Bytes.utf8(name));
      } else {
        Oracles.tool("grub-editenv", "grub-common")
            .run(file.toString(), "set", name + "=" + value)
            .orFail();
        block = block.with(name, value);
      }
      assertEquals(Bytes.of(Files.readAllBytes(file)), block.toBytes());
    }
  }
}
