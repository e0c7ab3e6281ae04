package io.github.bootformats.testsupport;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.testsupport.HostileFailure.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that the harness can fail: each way to misbehave is seen, and the suite goes on. */
class HostileHarnessTest {
  /** Well-behaved but for input 2; what that one does is up to the subclass. */
  abstract static class Suite implements HostileSuite {
    @Override
    public int count() {
      return 5;
    }

    @Override
    public void run(int index) throws IOException {
      if (index == 2) {
        misbehave();
      } else if (index == 3) {
        throw new MalformedFormatException("toy", "toy.magic", 0, "no magic");
      } else if (index == 4) {
        throw new IOException("cannot be read");
      }
    }

    abstract void misbehave() throws IOException;
  }

  static final class Good extends Suite {
    @Override
    void misbehave() {
      System.out.println("a decoder that prints must not upset the harness");
    }
  }

  static final class Undeclared extends Suite {
    @Override
    void misbehave() {
      throw new ArithmeticException("boom");
    }
  }

  static final class Hoarder extends Suite {
    private final List<byte[]> hoard = new ArrayList<>();

    @Override
    void misbehave() {
      while (true) {
        hoard.add(new byte[1 << 20]);
      }
    }
  }

  static final class Claimer extends Suite {
    @Override
    void misbehave() throws IOException {
      byte[] claimed = new byte[512 << 20];
      throw new IOException("allocated " + claimed.length);
    }
  }

  static final class Hider extends Suite {
    @Override
    void misbehave() throws IOException {
      try {
        new Claimer().misbehave();
      } catch (OutOfMemoryError e) {
        throw new IOException("hidden", e);
      }
    }
  }

  static final class Recursive extends Suite {
    @Override
    void misbehave() {
      down(0);
    }

    private static int down(int depth) {
      return depth < 0 ? 0 : down(depth + 1) + 1;
    }
  }

  static final class Endless extends Suite {
    private volatile int turns;

    @Override
    void misbehave() {
      spin();
    }

    private void spin() {
      while (turns >= 0) {
        turns = (turns + 1) & 0xFF;
      }
    }
  }

  static final class Quitter extends Suite {
    @Override
    void misbehave() {
      System.exit(0);
    }
  }

  static final class Halter extends Suite {
    @Override
    void misbehave() {
      Runtime.getRuntime().halt(7);
    }
  }

  static final class Broken implements HostileSuite {
    @Override
    public int count() throws IOException {
      throw new IOException("inputs are not there");
    }

    @Override
    public void run(int index) {}
  }

  static final class Empty implements HostileSuite {
    @Override
    public int count() {
      return 0;
    }

    @Override
    public void run(int index) {}
  }

  static final class AlwaysWrong implements HostileSuite {
    @Override
    public int count() {
      return 1_000_000;
    }

    @Override
    public void run(int index) {
      throw new IllegalStateException("input " + index);
    }
  }

  static final class Talkative implements HostileSuite {
    @Override
    public int count() {
      return 10;
    }

    @Override
    public void run(int index) {
      throw new UnsupportedOperationException("outcome() is called instead");
    }

    @Override
    public String outcome(int index) {
      return index % 3 == 0 ? "third" : System.getProperty("bootformats.test.word", "unset");
    }
  }

  @Test
  void good_passesAndCountsOutcomes() throws Exception {
    HostileReport report = HostileHarness.of(Good.class).run();

    assertEquals(5, report.runs());
    assertEquals(
        Map.of("ok", 3, "MalformedFormatException toy.magic", 1, "IOException", 1),
        report.outcomes());
    assertDoesNotThrow(report::assertClean);
    assertTrue(report.toString().contains("5 of 5 inputs, 0 failures"), report::toString);
  }

  @Test
  void runtimeException_isFound() throws Exception {
    assertFound(Undeclared.class, Kind.UNDECLARED, "ArithmeticException: boom", "misbehave");
  }

  @Test
  void filledHeap_isFound() throws Exception {
    assertFound(Hoarder.class, Kind.EXHAUSTED, "");
  }

  @Test
  void oneBigAllocation_isFound() throws Exception {
    assertFound(Claimer.class, Kind.EXHAUSTED, "OutOfMemoryError", "misbehave");
  }

  @Test
  void exhaustionBehindDeclaredException_isFound() throws Exception {
    assertFound(Hider.class, Kind.EXHAUSTED, "hidden", "OutOfMemoryError");
  }

  @Test
  void stackOverflow_isFound() throws Exception {
    assertFound(Recursive.class, Kind.EXHAUSTED, "StackOverflowError", "down");
  }

  @Test
  void hang_isFoundWithItsPlace() throws Exception {
    HostileHarness impatient = HostileHarness.of(Endless.class).timeLimit(Duration.ofSeconds(2));
    assertFound(impatient, Kind.HANG, "Endless.spin");
  }

  @Test
  void exit_isFoundWithItsPlace() throws Exception {
    assertFound(Quitter.class, Kind.EXIT, "exit status 0", "Quitter.misbehave");
  }

  @Test
  void halt_isFound() throws Exception {
    assertFound(Halter.class, Kind.EXIT, "exit status 7");
  }

  private static void assertFound(Class<? extends HostileSuite> suite, Kind kind, String... details)
      throws Exception {
    // A full heap takes its time on a busy machine.
    assertFound(HostileHarness.of(suite).timeLimit(Duration.ofMinutes(1)), kind, details);
  }

  private static void assertFound(HostileHarness harness, Kind kind, String... details)
      throws Exception {
    HostileReport report = harness.run();

    assertEquals(1, report.failures().size(), report::toString);
    HostileFailure failure = report.failures().get(0);
    assertEquals(2, failure.index());
    assertEquals(kind, failure.kind(), failure::detail);
    for (String detail : details) {
      assertTrue(failure.detail().contains(detail), failure::detail);
    }
    // The inputs behind the failure were run all the same.
    assertEquals(5, report.runs());
    assertEquals(1, report.outcomes().get("IOException"));
    AssertionError error = assertThrows(AssertionError.class, report::assertClean);
    assertTrue(String.valueOf(error.getMessage()).contains("input 2: " + kind), error::getMessage);
  }

  @Test
  void manyFailures_giveUp() throws Exception {
    HostileReport report = HostileHarness.of(AlwaysWrong.class).maxFailures(3).run();

    assertEquals(List.of(0, 1, 2), report.failures().stream().map(HostileFailure::index).toList());
    assertEquals(3, report.runs());
    assertThrows(AssertionError.class, report::assertClean);
  }

  @Test
  void brokenSetUp_isAnErrorWithItsCause() {
    IOException e = assertThrows(IOException.class, () -> HostileHarness.of(Broken.class).run());
    assertTrue(String.valueOf(e.getMessage()).contains("inputs are not there"), e::getMessage);
  }

  @Test
  void noInputs_areNotClean() throws Exception {
    HostileReport report = HostileHarness.of(Empty.class).run();
    assertThrows(AssertionError.class, report::assertClean);
  }

  @Test
  void ownOutcomesAndPropertiesOfTheTest() throws Exception {
    System.setProperty("bootformats.test.word", "other");
    try {
      HostileReport report = HostileHarness.of(Talkative.class).run();
      assertEquals(Map.of("third", 4, "other", 6), report.outcomes());
    } finally {
      System.clearProperty("bootformats.test.word");
    }
  }
}
