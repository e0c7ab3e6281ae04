package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.SyntaxPrinter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for all scripts. */
class GrubPropertiesTest {
  private static final ReadLimits LIMITS =
      ReadLimits.builder().with(GrubLimits.MAX_STEPS, 20_000).build();

  private static Bytes joined(GrubScript script) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    script.batches().forEach(batch -> out.writeBytes(batch.source().toByteArray()));
    return Bytes.of(out.toByteArray());
  }

  @Property(tries = 500)
  void theBatchesAreTheBytes(@ForAll byte[] bytes) {
    assertEquals(Bytes.of(bytes), joined(GrubScript.parse(Bytes.of(bytes))));
  }

  @Property(tries = 300)
  void theBatchesOfDamagedScriptsAreTheBytes(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] script = RandomScripts.script(random).getBytes(StandardCharsets.UTF_8);
    byte[] damaged = ScriptMutations.mutate(script, random);
    GrubScript parsed = GrubScript.parse(Bytes.of(damaged));
    assertEquals(Bytes.of(damaged), joined(parsed));
    parsed.evaluate(GrubHost.empty(), LIMITS); // never throws
  }

  @Property(tries = 200)
  void aScriptMadeOfItsStatementsDoesTheSame(@ForAll long seed) {
    GrubScript script = GrubScript.parse(RandomScripts.script(new Random(seed)));
    GrubScript again = GrubScript.of(script.statements());
    assertEquals(List.of(), again.diagnostics());
    GrubMenu menu = script.evaluate(GrubHost.empty(), LIMITS);
    GrubMenu same = again.evaluate(GrubHost.empty(), LIMITS);
    boolean printsABlock = script.source().toString().contains("echo {"); // indented otherwise then
    if (script.diagnostics().isEmpty() && !hasFunctionBesideOthers(script) && !printsABlock) {
      assertEquals(menu.output(), same.output());
      assertEquals(menu.variables(), same.variables());
      assertEquals(menu.entries().toString(), same.entries().toString());
    }
    assertEquals(SyntaxPrinter.print(script.statements()), again.source());
  }

  /**
   * GRUB defines a function when it has read the batch, before the statements in front of it run.
   */
  private static boolean hasFunctionBesideOthers(GrubScript script) {
    return script.batches().stream()
        .anyMatch(
            batch ->
                batch.statements().size() > 1 && batch.source().toString().contains("function "));
  }

  @Property(tries = 500)
  void whatIsQuotedIsReadBack(@ForAll byte[] bytes) {
    ByteArrayOutputStream sayable = new ByteArrayOutputStream();
    for (byte b : bytes) {
      sayable.write(b == 0 || b == '\r' ? 'x' : b);
    }
    Bytes text = Bytes.of(sayable.toByteArray());
    GrubScript script =
        GrubScript.of(
            List.of(
                new SimpleCommand(
                    List.of(
                        GrubQuoting.word(Bytes.utf8("echo")),
                        GrubQuoting.word(Bytes.utf8("--")),
                        GrubQuoting.word(text)),
                    java.util.Optional.empty(),
                    io.github.bootformats.grub.syntax.Span.NONE)));
    Bytes printed = script.evaluate(GrubHost.empty()).output();
    assertEquals(text, printed.slice(0, printed.length() - 1));
    assertTrue(script.diagnostics().isEmpty());
  }

  @Property(tries = 300)
  void blocksKeepTheirBytes(@ForAll byte[] bytes) {
    GrubEnvironmentBlock block = GrubEnvironmentBlock.of(Bytes.of(bytes));
    assertEquals(Bytes.of(bytes), block.toBytes());
    block.variables();
    block.diagnostics();
  }
}
