package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.grub.GrubConsumer;
import io.github.bootformats.grub.GrubEvaluator;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubLimits;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.bls.BlsDocument;
import io.github.bootformats.grub.bls.BlsEditor;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries of the Boot Loader Specification: as they are written, edited, and shown by GRUB. */
class BlsFuzzTest {
  private static final ReadLimits LIMITS =
      Trees.LIMITS.toBuilder()
          .with(GrubLimits.MAX_STEPS, 20_000)
          .with(GrubLimits.MAX_EXPANSION_BYTES, 1 << 16)
          .with(GrubLimits.MAX_OUTPUT_BYTES, 1 << 16)
          .build();
  private static final KernelCommandLine PARAMETERS =
      KernelCommandLine.parse("quiet root=/dev/sda1");

  static Stream<byte[]> entries() {
    return Stream.of(
            """
            title Fedora (6.5)
            version 6.5
            linux /vmlinuz-6.5
            initrd /i /j
            options $kernelopts x
            grub_users $u
            grub_arg --unrestricted
            grub_class os
            id a-6.5
            """,
            """
            title a
            # c
            options a
            options b
            linux k
            devicetree d
            early_initrd e
            """,
            """
            linux /k
            options 'a b'="c d" e\\ f $x s

            options behind a blank line
            """)
        .map(Configs::bytes);
  }

  private static BootMenu menu(Bytes entry) throws IOException {
    MemoryTree tree = Configs.tree("loader/entries/a-6.5.conf", entry);
    Configs.add(tree, "loader/entries/a-6.10~rc1.conf", entry);
    return GrubEvaluator.of(GrubConsumer.GRUB_RHBOOT_2_06, GrubHost.of(tree))
        .withLimits(LIMITS)
        .evaluate(
            GrubScript.parse(
                """
                function load_video { true; }
                set kernelopts="root=/dev/sda1"
                blscfg
                """))
        .bootMenu();
  }

  @MethodSource("entries")
  @DictionaryFile(resourcePath = "bls.dict")
  @FuzzTest
  void menu(byte[] data) throws IOException {
    Configs.readAll(menu(Bytes.of(data)));
  }

  @MethodSource("entries")
  @DictionaryFile(resourcePath = "bls.dict")
  @FuzzTest
  void edits(byte[] data) throws IOException {
    Bytes text = Bytes.of(data);
    BlsDocument document = BlsDocument.parse(text).model();
    assertEquals(text, document.toBytes());
    assertEquals(document, BlsDocument.of(document.nodes()), "nodes, put together");
    ConfigContract.check(text, bytes -> BlsEditor.of(BlsDocument.parse(bytes).model()));
    BlsEditor editor = BlsEditor.of(document);
    List<Bytes> entries = editor.entries();
    if (!entries.isEmpty() && editor.takesParameters(entries.get(0)) && isPlain(document)) {
      BlsEditor changed = editor.withParameters(entries.get(0), PARAMETERS);
      List<Bytes> words = menu(changed.toBytes()).entries().get(0).kernelCommandLine().words();
      assertEquals(PARAMETERS.words(), words.subList(1, words.size()), "what the kernel is given");
    }
  }

  /** Whether the entry's script has nothing but its options that GRUB could take in another way. */
  private static boolean isPlain(BlsDocument document) {
    Optional<String> kernel = document.field("linux").flatMap(field -> field.value().decodeUtf8());
    return kernel.filter(path -> path.matches("[/a-z0-9.-]+")).isPresent()
        && document.field("initrd").isEmpty()
        && document.field("devicetree").isEmpty();
  }
}
