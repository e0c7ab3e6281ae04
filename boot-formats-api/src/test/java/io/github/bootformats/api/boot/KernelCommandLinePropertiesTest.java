package io.github.bootformats.api.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KernelCommandLinePropertiesTest {
  /** Lines in which everything that matters is frequent. */
  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings().withChars("ab=\" -_.\t").ofMaxLength(24);
  }

  @Property
  void anyBytesPrintBackAsTheyWere(@ForAll byte[] bytes) {
    Bytes text = Bytes.of(bytes);
    Assume.that(text.indexOf(0, 0) < 0);
    assertEquals(text, KernelCommandLine.parse(text).toBytes());
  }

  @Property
  void theWordsAreThoseOfAnotherReading(@ForAll("lines") String line) {
    KernelCommandLine parsed = KernelCommandLine.parse(line);
    List<KernelParameter> all = new ArrayList<>(parsed.parameters());
    if (all.size() < NextArg.split(line).size()) {
      all.add(KernelParameter.of("--"));
    }
    all.addAll(parsed.initArguments());
    assertEquals(NextArg.split(line), all.stream().map(NextArg.Word::of).toList());
  }

  @Property
  void theWordsAloneSayTheSame(@ForAll("lines") String line) {
    KernelCommandLine parsed = KernelCommandLine.parse(line);
    KernelCommandLine rebuilt = KernelCommandLine.empty();
    for (KernelParameter parameter : parsed.parameters()) {
      try {
        rebuilt = rebuilt.append(parameter);
      } catch (IllegalArgumentException e) {
        assertTrue(parsed.isOpen(), "only a word that is open cannot be written");
        return;
      }
    }
    assertEquals(parsed.parameters(), rebuilt.parameters());
  }

  @Property
  void withIsSeenAndNothingElseChanges(@ForAll("lines") String line) {
    KernelCommandLine before = KernelCommandLine.parse(line);
    Assume.that(!before.isOpen());
    KernelCommandLine after = before.with("a-b", "x y");
    assertEquals(Optional.of(Bytes.utf8("x y")), after.value("a_b"));
    assertEquals(1, after.all("a_b").size());
    assertEquals(others(before), others(after));
    assertEquals(before.initArguments(), after.initArguments());
    assertEquals(after, after.with("a-b", "x y"));
  }

  @Property
  void withoutLeavesTheOthers(@ForAll("lines") String line) {
    KernelCommandLine before = KernelCommandLine.parse(line);
    KernelCommandLine after = before.without("a_b");
    assertFalse(after.contains("a-b"));
    assertEquals(others(before), others(after));
    assertEquals(before.initArguments(), after.initArguments());
  }

  private static List<KernelParameter> others(KernelCommandLine line) {
    return line.parameters().stream().filter(p -> !p.isNamed("a_b")).toList();
  }

  @Property
  void appendedIsLast(@ForAll("lines") String line, @ForAll("lines") String value) {
    KernelCommandLine before = KernelCommandLine.parse(line);
    Assume.that(!before.isOpen());
    KernelParameter parameter;
    try {
      parameter = KernelParameter.of("k", value);
    } catch (IllegalArgumentException e) {
      assertTrue(value.contains("\""), value);
      return;
    }
    KernelCommandLine after = before.append(parameter);
    assertEquals(Optional.of(Bytes.utf8(value)), after.value("k"));
    assertEquals(before.parameters().size() + 1, after.parameters().size());
  }
}
