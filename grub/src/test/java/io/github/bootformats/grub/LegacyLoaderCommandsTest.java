package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code legacy_kernel} and the like, after GRUB's source ({@code commands/legacycfg.c}). */
class LegacyLoaderCommandsTest {
  private static final int MULTIBOOT = 0x1badb002;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "legacy_kernel /k '(hd0,0)/k' a | linux /k a",
        "legacy_kernel --no-mem-option --type=biglinux /k /k | linux /k",
        "legacy_kernel --type=multiboot /k /j a | multiboot /k /j a",
        "legacy_kernel --type=netbsd /k /j a | other /k a",
        "legacy_kernel --type=openbsd /k /j; legacy_initrd /i /i | other /k",
        "legacy_kernel --type=linux /k /k; legacy_initrd /i /j b | linux /k initrd /i",
        "legacy_kernel /k /k; legacy_initrd_nounzip /i /j | linux /k initrd /i initrd /j",
        "legacy_kernel --type=multiboot /k /k; legacy_initrd /i /j | multiboot /k /k module /i",
        "legacy_kernel --type=multiboot /k /k; legacy_initrd_nounzip /i /j | multiboot /k /k module"
            + " /i",
        "linux /k; legacy_initrd /i /i | linux /k",
        "legacy_kernel /k; legacy_initrd /i /i | other",
      })
  void loads(String commands, String loaded) {
    assertEquals(loaded, loaded(GrubHost.empty(), commands));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "legacy_kernel /linux /linux | linux /linux",
        "legacy_kernel /multiboot /multiboot | multiboot /multiboot /multiboot",
        "legacy_kernel --type=multiboot /linux /linux | other",
        "legacy_kernel --type=linux /multiboot /multiboot | other",
        "legacy_kernel /linux /linux; legacy_kernel /multiboot /multiboot | linux /linux",
      })
  void looksAtKernels(String commands, String loaded) throws IOException {
    ByteBuffer linux = ByteBuffer.allocate(0x400);
    linux.position(0x202).put(Bytes.utf8("HdrS").toByteArray());
    ByteBuffer multiboot = ByteBuffer.allocate(0x400).order(ByteOrder.LITTLE_ENDIAN);
    multiboot.putInt(4, MULTIBOOT).putInt(12, -MULTIBOOT);
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    put(tree, "linux", linux);
    put(tree, "multiboot", multiboot);
    assertEquals(loaded, loaded(GrubHost.of(tree), commands));
  }

  @Test
  void whatCannotBeLoadedIsAnError() {
    GrubMenu menu =
        GrubScript.parse("legacy_kernel /k\nlegacy_initrd /i\n").evaluate(GrubHost.empty());
    assertEquals(
        "error: filename expected.\nerror: you need to load the kernel first.\n",
        menu.output().decodeUtf8().orElseThrow());
    assertTrue(menu.diagnostics().stream().allMatch(d -> d.code().equals("grub.command-failed")));
  }

  private static void put(MemoryTree tree, String name, ByteBuffer content) throws IOException {
    tree.createFile(
        TreePath.of(name), NodeMetadata.of(0644), FileContent.of(Bytes.copyOf(content.rewind())));
  }

  private static String loaded(GrubHost host, String commands) {
    String body = commands.replace("; ", "\n");
    BootEntry entry =
        GrubScript.parse("menuentry x {\n" + body + "\n}\n")
            .evaluate(host)
            .entries()
            .get(0)
            .toBootEntry();
    StringBuilder all = new StringBuilder(entry.kind().id());
    entry.kernel().ifPresent(kernel -> all.append(' ').append(kernel));
    entry.arguments().forEach(word -> all.append(' ').append(word));
    entry.initrds().forEach(initrd -> all.append(" initrd ").append(initrd));
    entry.modules().forEach(module -> all.append(" module ").append(module.path()));
    return all.toString();
  }
}
