package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelParameter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A change is seen, and all lines that it is not about stay. */
class SyslinuxEditorPropertiesTest {
  private static SyslinuxEditor editor(long seed) {
    Bytes bytes = Bytes.of(BootCase.bytes(RandomConfigs.of(seed).config()));
    return SyslinuxEditor.of(SyslinuxDocument.parse(bytes).model());
  }

  private static List<String> lines(SyslinuxEditor editor) {
    String text = new String(editor.toBytes().toByteArray(), StandardCharsets.ISO_8859_1);
    return new ArrayList<>(List.of(text.split("(?<=\n)")));
  }

  /** How many lines are there before and after that the other does not have in this order. */
  private static void assertFewChanges(SyslinuxEditor before, SyslinuxEditor after, int most) {
    List<String> a = lines(before);
    List<String> b = lines(after);
    int prefix = 0;
    while (prefix < Math.min(a.size(), b.size()) && a.get(prefix).equals(b.get(prefix))) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < Math.min(a.size(), b.size()) - prefix
        && a.get(a.size() - 1 - suffix).equals(b.get(b.size() - 1 - suffix))) {
      suffix++;
    }
    int changed = Math.max(a.size(), b.size()) - prefix - suffix;
    assertTrue(changed <= most, () -> "before " + a + "\nafter " + b);
  }

  @Property(tries = 300)
  void timeout(@ForAll long seed) {
    SyslinuxEditor before = editor(seed);
    SyslinuxEditor after = before.withTimeout(Duration.ofSeconds(7));
    assertEquals(Optional.of(Duration.ofSeconds(7)), after.timeout());
    assertFewChanges(before, after, 1);
    assertEquals(after, after.withTimeout(Duration.ofSeconds(7)));
  }

  @Property(tries = 300)
  void defaultEntry(@ForAll long seed) {
    SyslinuxEditor before = editor(seed);
    for (Bytes entry : before.entries()) {
      if (before.hasEntry(entry)) { // the core finds the first label of a word only
        SyslinuxEditor after = before.withDefault(entry);
        assertEquals(Optional.of(entry), after.defaultEntry());
      }
    }
  }

  @Property(tries = 300)
  void parameters(@ForAll long seed) {
    SyslinuxEditor before = editor(seed);
    for (Bytes entry : before.entries()) {
      if (before.parameters(entry).isOpen()) {
        continue;
      }
      var changed = before.parameters(entry).append(KernelParameter.of("added", "a b"));
      SyslinuxEditor after = before.withParameters(entry, changed);
      assertEquals(Optional.of(Bytes.utf8("a b")), after.parameters(entry).value("added"));
      assertFewChanges(before, after, 2); // a line without an end gets one
      assertEquals(before.entries(), after.entries());
    }
  }

  @Property(tries = 300)
  void removal(@ForAll long seed) {
    SyslinuxEditor before = editor(seed);
    for (Bytes entry : before.entries()) {
      Bytes removed =
          before.document().labels().stream()
              .filter(l -> l.wholeName().equals(entry))
              .findFirst()
              .or(
                  () ->
                      before.document().labels().stream()
                          .filter(l -> l.name().equals(entry))
                          .findFirst())
              .orElseThrow()
              .wholeName();
      SyslinuxEditor after = before.withoutEntry(entry);
      assertEquals(before.entries().size() - 1, after.entries().size());
      assertEquals(described(before, removed), described(after, removed));
    }
  }

  /** The names and parameters of all labels but one. */
  private static List<String> described(SyslinuxEditor editor, Bytes but) {
    return editor.document().labels().stream()
        .filter(l -> !l.wholeName().equals(but))
        .map(l -> l.wholeName() + " " + l.append())
        .toList();
  }

  @Property(tries = 300)
  void renaming(@ForAll long seed) {
    SyslinuxEditor before = editor(seed);
    Bytes name = Bytes.utf8("quite-new");
    for (Bytes entry : before.entries()) {
      SyslinuxEditor after = before.withName(entry, name);
      assertTrue(after.entries().contains(name));
      assertTrue(!after.entries().contains(entry));
    }
  }

  @Property(tries = 300)
  void addition(@ForAll long seed) {
    SyslinuxEditor before = editor(seed);
    boolean isOpen =
        before.document().nodes().stream()
            .anyMatch(n -> n instanceof SyslinuxText text && !text.isTerminated());
    if (isOpen) {
      return;
    }
    SyslinuxEntry entry = SyslinuxEntry.builder("quite-new").linux("/k").append("x").build();
    SyslinuxEditor after = before.withEntry(entry);
    assertTrue(after.entries().contains(entry.name()));
    assertEquals(before.entries().size() + 1, after.entries().size());
    assertFewChanges(before, after, 3 + 1);
  }
}
