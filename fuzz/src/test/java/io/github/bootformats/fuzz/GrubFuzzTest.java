package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.grub.GrubBatch;
import io.github.bootformats.grub.GrubConfig;
import io.github.bootformats.grub.GrubConsumer;
import io.github.bootformats.grub.GrubEnvironmentBlock;
import io.github.bootformats.grub.GrubEvaluator;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubLimits;
import io.github.bootformats.grub.GrubMenu;
import io.github.bootformats.grub.GrubQuoting;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.bios.GrubBiosBoot;
import io.github.bootformats.grub.syntax.SyntaxPrinter;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** GRUB 2: scripts as they are written, edited and run; environment blocks, boot sectors. */
class GrubFuzzTest {
  private static final ReadLimits LIMITS =
      Trees.LIMITS.toBuilder()
          .with(GrubLimits.MAX_STEPS, 1_000)
          .with(GrubLimits.MAX_INCLUDE_DEPTH, 4)
          .with(GrubLimits.MAX_EXPANSION_BYTES, 1 << 16)
          .with(GrubLimits.MAX_OUTPUT_BYTES, 1 << 16)
          .with(GrubLimits.MAX_VARIABLE_BYTES, 1 << 18)
          .build();

  static Stream<byte[]> scripts() {
    return Stream.of(
            """
            set default="0"
            set timeout=5
            if [ -s $prefix/grubenv ]; then load_env; fi
            menuentry 'Linux' --class os $x --id 'l' {
              search --no-floppy --fs-uuid --set=root U
              linux /vmlinuz root=/dev/sda1 ro quiet
              initrd /initrd
            }
            submenu "More" { menuentry b { chainloader +1; } }
            """,
            """
            function f { if test "$1" = a -o -f /k; then echo $1 ${2} $# $@; elif true; then return 1; else shift; fi; }
            f a 'b c' "d$e\\""
            for i in 1 2 /boot/*; do
            echo -n $i; done
            while [ x$v != x1 ]; do set v=1; break; continue; done
            until true; do f; done
            """,
            """
            source /other.cfg; configfile /other.cfg
            export a; unset a
            regexp --set=1:x '(.*)' a
            insmod gzio
            set a=$"t"
            # c
            eval "echo $a" && ! false || true
            """,
            """
            blscfg
            menuentry_id_option
            save_env saved_entry
            increment x
            decrement x
            """)
        .map(Configs::bytes);
  }

  @MethodSource("scripts")
  @DictionaryFile(resourcePath = "grub.dict")
  @FuzzTest
  void syntax(byte[] data) {
    Bytes text = Bytes.of(data);
    GrubScript script = GrubScript.parse(text, LIMITS);
    assertEquals(text, script.source());
    int end = 0;
    for (GrubBatch batch : script.batches()) {
      assertEquals(end, batch.span().start(), "batches follow each other");
      end = batch.span().end();
      assertEquals(text.slice(batch.span().start(), end), batch.source());
    }
    assertTrue(script.diagnostics().stream().allMatch(f -> f.message().length() > 0));
    Bytes printed = SyntaxPrinter.print(script.statements());
    GrubScript again = GrubScript.of(script.statements());
    assertEquals(List.of(), errors(again), () -> "errors in what was printed: " + printed);
    assertEquals(printed, SyntaxPrinter.print(again.statements()), "what was printed is read");
  }

  private static List<Optional<String>> errors(GrubScript script) {
    return script.batches().stream()
        .filter(batch -> batch.error().isPresent())
        .map(batch -> batch.error().map(Object::toString))
        .toList();
  }

  @MethodSource("scripts")
  @DictionaryFile(resourcePath = "grub.dict")
  @FuzzTest
  void menus(byte[] data) throws IOException {
    Bytes text = Bytes.of(data);
    GrubScript script = GrubScript.parse(text, LIMITS);
    MemoryTree tree = Configs.tree("boot/grub/grub.cfg", text);
    Configs.add(tree, "other.cfg", text);
    Configs.add(tree, "vmlinuz", Bytes.empty());
    Configs.add(tree, "boot/grub/grubenv", GrubEnvironmentBlock.create().toBytes());
    for (GrubConsumer consumer : GrubConsumer.all()) {
      for (GrubHost host : List.of(GrubHost.empty(), GrubHost.of(tree))) {
        GrubMenu menu = GrubEvaluator.of(consumer, host).withLimits(LIMITS).evaluate(script);
        Configs.readAll(menu.bootMenu());
        menu.fallback();
        menu.timeout();
      }
    }
  }

  @MethodSource("scripts")
  @DictionaryFile(resourcePath = "grub.dict")
  @FuzzTest
  void edits(byte[] data) {
    ConfigContract.check(Bytes.of(data), GrubConfig::of);
  }

  @MethodSource("scripts")
  @FuzzTest
  void quoting(byte[] data) {
    Bytes text = Bytes.of(data);
    try {
      Bytes word = SyntaxPrinter.print(GrubQuoting.word(text));
      GrubScript script =
          GrubScript.parse(Bytes.join(Bytes.utf8("set x="), word, Bytes.utf8("\n")));
      assertEquals(
          Optional.of(text),
          script.evaluate(GrubHost.empty(), LIMITS).variable("x"),
          () -> "quoted as " + word);
    } catch (IllegalArgumentException e) {
      assertTrue(text.indexOf(0, 0) >= 0 || text.indexOf('\r', 0) >= 0, () -> "" + e);
    }
  }

  static Stream<byte[]> environments() throws IOException {
    return Stream.of(
        GrubEnvironmentBlock.create().with("saved_entry", "a\\b\nc").toBytes().toByteArray(),
        Configs.bytes(
            """
            # GRUB Environment Block
            a=b
            ####\
            """));
  }

  @MethodSource("environments")
  @DictionaryFile(resourcePath = "grubenv.dict")
  @FuzzTest
  void environment(byte[] data) {
    Bytes content = Bytes.of(data);
    GrubEnvironmentBlock block = GrubEnvironmentBlock.of(content);
    assertEquals(content, block.toBytes());
    block.diagnostics();
    block.variables().forEach(variable -> assertTrue(block.get(variable.name()).isPresent()));
    Attempt.succeeds(
        () -> {
          Bytes value = content.slice(0, Math.min(20, content.length()));
          if (value.indexOf(0, 0) < 0) {
            GrubEnvironmentBlock changed = block.with(Bytes.utf8("new"), value);
            assertEquals(data.length, changed.toBytes().length(), "length");
            if (block.diagnostics().isEmpty()) {
              assertEquals(Optional.of(value), changed.get("new"));
            }
          }
        });
    assertEquals(data.length, block.without(Bytes.utf8("a")).toBytes().length());
  }

  static Stream<byte[]> disks() throws IOException {
    return PartitionFuzzTest.disks();
  }

  @MethodSource("disks")
  @DictionaryFile(resourcePath = "bios.dict")
  @FuzzTest
  void biosBoot(byte[] data) {
    Attempt.succeeds(
        () -> GrubBiosBoot.describe(ImageSource.of(data)).ifPresent(found -> found.isComplete()));
  }
}
