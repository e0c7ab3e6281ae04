package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A change is seen, and all lines that it is not about stay. */
class LegacyEditorPropertiesTest {
  private static LegacyEditor editor(long seed) {
    return LegacyEditor.of(LegacyTexts.document(RandomMenus.of(seed)));
  }

  private static List<String> lines(LegacyEditor editor) {
    return new ArrayList<>(List.of(LegacyTexts.latin(editor.toBytes()).split("(?<=\n)")));
  }

  /** How many nodes are no longer there, or new. */
  private static void assertFewChanges(LegacyEditor before, LegacyEditor after, int most) {
    List<String> old = lines(before);
    List<String> changed = lines(after);
    List<String> rest = new ArrayList<>(changed);
    old.forEach(rest::remove);
    assertTrue(rest.size() <= most, () -> old + "\n" + changed);
  }

  @Property(tries = 300)
  void timeout(@ForAll long seed) {
    LegacyEditor before = editor(seed);
    LegacyEditor after = before.withTimeout(Duration.ofSeconds(7));
    assertEquals(Optional.of(Duration.ofSeconds(7)), after.timeout());
    assertFewChanges(before, after, 2);
    assertEquals(after, after.withTimeout(Duration.ofSeconds(7)));
  }

  @Property(tries = 300)
  void defaultEntry(@ForAll long seed) {
    LegacyEditor before = editor(seed);
    for (Bytes entry : before.entries()) {
      assertFewChanges(before, before.withDefault(entry), 2);
    }
  }

  @Property(tries = 300)
  void parameters(@ForAll long seed) {
    LegacyEditor before = editor(seed);
    KernelCommandLine parameters = KernelCommandLine.parse("ro added=\"a b\"");
    for (Bytes entry : before.entries()) {
      Optional<LegacyEditor> after = changed(before, entry, parameters);
      if (after.isPresent()) {
        assertEquals(parameters, after.get().parameters(entry));
        assertEquals(before.entries(), after.get().entries());
        assertFewChanges(before, after.get(), 1);
      }
    }
  }

  private static Optional<LegacyEditor> changed(
      LegacyEditor editor, Bytes entry, KernelCommandLine parameters) {
    try {
      return Optional.of(editor.withParameters(entry, parameters));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // it loads no kernel
    }
  }

  @Property(tries = 300)
  void removal(@ForAll long seed) {
    LegacyEditor before = editor(seed);
    for (int i = 0; i < before.entries().size(); i++) {
      List<Bytes> titles = titles(before);
      titles.remove(i);
      LegacyEditor after = before.withoutEntry(Bytes.utf8("" + i));
      assertEquals(titles, titles(after));
    }
  }

  private static List<Bytes> titles(LegacyEditor editor) {
    return new ArrayList<>(
        LegacyConsumer.GRUB_UBUNTU_0_97.menu(editor.document()).bootMenu().entries().stream()
            .map(entry -> entry.title())
            .toList());
  }
}
