package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadResultTest {
  private static final Diagnostic INFO = Diagnostic.of(Severity.INFO, "gpt.info", "fine");
  private static final Diagnostic WARNING =
      Diagnostic.of(Severity.WARNING, "gpt.reserved", "reserved bytes are not zero").atOffset(600);
  private static final Diagnostic ERROR =
      Diagnostic.of(Severity.ERROR, "gpt.header-crc", "wrong").atOffset(512);

  @Test
  void toleratesWhatIsLessSevere() throws FormatException {
    ReadResult<String> result = ReadResult.of("model", List.of(INFO, WARNING));
    assertEquals("model", result.orThrow(Severity.ERROR));
    assertEquals("model", ReadResult.of("model", List.of()).orThrow(Severity.INFO));
  }

  @Test
  void throwsTheFirstThatIsTooSevere() {
    ReadResult<String> result = ReadResult.of("model", List.of(INFO, WARNING, ERROR));
    assertReason("gpt.header-crc", result, Severity.ERROR);
    assertReason("gpt.reserved", result, Severity.WARNING);
    assertReason("gpt.info", result, Severity.INFO);
  }

  private static void assertReason(String reason, ReadResult<?> result, Severity severity) {
    MalformedFormatException e =
        assertThrows(MalformedFormatException.class, () -> result.orThrow(severity));
    assertEquals(reason, e.reason());
    assertEquals("gpt", e.format());
  }

  @Test
  void keepsItsOwnList() {
    List<Diagnostic> found = new ArrayList<>(List.of(INFO));
    ReadResult<String> result = ReadResult.of("model", found);
    found.clear();
    assertEquals(List.of(INFO), result.diagnostics());
    assertThrows(UnsupportedOperationException.class, () -> result.diagnostics().add(WARNING));
  }

  @Test
  void diagnostics_areWorkedOutOnceAndOnlyWhenAskedFor() {
    AtomicInteger calls = new AtomicInteger();
    ReadResult<String> result =
        ReadResult.of(
            "model",
            () -> {
              calls.incrementAndGet();
              return List.of(INFO);
            });
    assertEquals("model", result.model());
    assertEquals(0, calls.get());
    assertEquals(List.of(INFO), result.diagnostics());
    assertEquals(List.of(INFO), result.diagnostics());
    assertEquals(1, calls.get());
    assertEquals(ReadResult.of("model", List.of(INFO)), result);
  }
}
