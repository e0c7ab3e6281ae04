package io.github.bootformats.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class OraclesTest {
  private final String mode = System.getProperty(OracleMode.PROPERTY, "");

  @BeforeEach
  void wanted() {
    System.setProperty(OracleMode.PROPERTY, "auto");
  }

  @AfterEach
  void restore() {
    System.setProperty(OracleMode.PROPERTY, mode);
    System.clearProperty("bootformats.oracle.count");
  }

  @Test
  void off_skips() {
    System.setProperty(OracleMode.PROPERTY, "off");
    assertThrows(TestAbortedException.class, () -> Oracles.tool("sh", "dash"));
    assertThrows(TestAbortedException.class, () -> Oracles.script("install.sh"));
  }

  @Test
  void missingTool_skipsOrFails() {
    assertThrows(TestAbortedException.class, () -> Oracles.tool("no-such-tool", "none"));

    System.setProperty(OracleMode.PROPERTY, "required");
    AssertionError e =
        assertThrows(AssertionError.class, () -> Oracles.tool("no-such-tool", "none"));
    assertEquals("no-such-tool is missing: apt-get install none", e.getMessage());
  }

  @Test
  void scriptThatMissesItsTool_skipsOrFails() {
    OracleCommand command =
        new OracleCommand(
            "toy.sh", List.of("sh", "-c", "echo 'x is missing: apt-get install y' >&2; exit 2"));
    assertThrows(TestAbortedException.class, command::run);

    System.setProperty(OracleMode.PROPERTY, "required");
    assertThrows(AssertionError.class, command::run);
  }

  @Test
  void unknownScript_isTheCallersMistake() {
    assertThrows(IllegalArgumentException.class, () -> Oracles.script("no-such.sh"));
  }

  @Test
  void run_keepsStreamsAndStatusApart() throws Exception {
    OracleRun run = Oracles.tool("sh", "dash").run("-c", "echo out; echo err >&2; cat; exit 3");

    assertEquals("out\n", run.out());
    assertEquals("err\n", run.err());
    assertEquals(3, run.exit());
    assertThrows(AssertionError.class, run::orFail);
  }

  @Test
  void run_endsWhatTakesTooLong() throws Exception {
    OracleCommand command = Oracles.tool("sh", "dash").timeLimit(Duration.ofMillis(300));
    AssertionError e =
        assertThrows(AssertionError.class, () -> command.run("-c", "sleep 60; echo late"));
    assertTrue(String.valueOf(e.getMessage()).contains("did not end within"), e::getMessage);
  }

  @Test
  void script_isFoundAndRun() throws Exception {
    OracleRun run = Oracles.script("kernel-partitions.sh").run();
    assertEquals(2, run.exit(), "usage");
    assertTrue(run.err().contains("Usage: kernel-partitions.sh"), run::err);
  }

  @Test
  void rows_areUnescaped() {
    byte[] out = "a\\tb\t\t\\x1b\\\\\nlast\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    OracleRun run = new OracleRun("toy", 0, out, new byte[0]);
    assertEquals(List.of(List.of("a\tb", "", "\u001b\\"), List.of("last")), run.rows());
  }

  @Test
  void count_followsTheProperty() {
    assertEquals(3, Oracles.count(3, 5000));
    System.setProperty("bootformats.oracle.count", "full");
    assertEquals(5000, Oracles.count(3, 5000));
    System.setProperty("bootformats.oracle.count", "17");
    assertEquals(17, Oracles.count(3, 5000));
  }

  @Test
  void mode_refusesTypingErrors() {
    assertEquals(OracleMode.REQUIRED, OracleMode.parse(" Required "));
    assertThrows(IllegalStateException.class, () -> OracleMode.parse("on"));
  }
}
