package io.github.bootformats.lilo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A change is seen, and all bytes that it is not about stay. */
class LiloEditorPropertiesTest {
  private static LiloEditor editor(long seed) {
    String config = seed % 3 == 0 ? RandomConfigs.odd(seed) : RandomConfigs.plain(seed);
    return LiloEditor.of(Given.document(config));
  }

  /** How many bytes of a text are in one piece that the other does not have. */
  private static int changed(LiloEditor before, LiloEditor after) {
    Bytes a = before.toBytes();
    Bytes b = after.toBytes();
    int least = Math.min(a.length(), b.length());
    int prefix = 0;
    while (prefix < least && a.at(prefix) == b.at(prefix)) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < least - prefix
        && a.at(a.length() - 1 - suffix) == b.at(b.length() - 1 - suffix)) {
      suffix++;
    }
    return Math.max(a.length(), b.length()) - prefix - suffix;
  }

  private static boolean isTaken(LiloEditor editor) {
    return Given.menu(LiloConsumer.LILO_24, editor.toBytes(), RandomConfigs.HOST)
        .refusal()
        .isEmpty();
  }

  @Property(tries = 300)
  void timeout(@ForAll long seed) {
    LiloEditor before = editor(seed);
    if (!isTaken(before)) {
      return; // an option may lack its value
    }
    LiloEditor after = before.withTimeout(Duration.ofSeconds(7));
    assertEquals(Optional.of(Duration.ofSeconds(7)), after.timeout());
    int old =
        before.document().globalOptions().stream()
            .mapToInt(o -> o.toBytes().length())
            .max()
            .orElse(0);
    assertTrue(changed(before, after) <= Math.max(old, "timeout=70\r\n".length()));
    assertEquals(after, after.withTimeout(Duration.ofSeconds(7)));
    assertTrue(isTaken(after));
  }

  @Property(tries = 300)
  void defaultEntry(@ForAll long seed) {
    LiloEditor before = editor(seed);
    boolean isTaken = isTaken(before);
    for (Bytes entry : before.entries()) {
      boolean isOdd = entry.toString().matches(".*([ $]|\\\\x).*"); // a carriage return, too
      if (isOdd || entry.length() > 15) {
        continue;
      }
      LiloEditor after = before.withDefault(entry);
      assertEquals(Optional.of(entry), after.defaultEntry());
      int old =
          before
              .document()
              .globalOption(LiloKeyword.DEFAULT)
              .map(o -> o.toBytes().length())
              .orElse(0);
      int escaped = 2 * entry.length(); // a backslash before each quote
      assertTrue(changed(before, after) <= old + "default=\"\"\r\n".length() + escaped);
      if (isTaken && !before.toBytes().toString().contains("unattended")) {
        LiloMenu menu = Given.menu(LiloConsumer.LILO_24, after.toBytes(), RandomConfigs.HOST);
        assertEquals(entry, menu.bootMenu().defaultName(), () -> after.toBytes() + "");
      }
    }
  }

  @Property(tries = 300)
  void parameters(@ForAll long seed) {
    LiloEditor before = editor(seed);
    if (!isTaken(before)) {
      return; // an option may lack its value
    }
    for (Bytes entry : before.entries()) {
      LiloSection section = section(before, entry);
      if (!section.isImage() || before.parameters(entry).isOpen()) {
        continue;
      }
      var line = before.parameters(entry).append(KernelParameter.of("added", "a b"));
      if (line.toBytes().length() > 511
          || ConstantOptions.reserved(line.toBytes()).isPresent()
          || line.toBytes().toString().contains("\\x")) {
        continue;
      }
      LiloEditor after = before.withParameters(entry, line);
      assertEquals(Optional.of(Bytes.utf8("a b")), after.parameters(entry).value("added"));
      assertEquals(before.entries(), after.entries());
      assertOthersStay(before, after, section);
    }
  }

  /** All nodes are the same but those of a section. */
  private static void assertOthersStay(LiloEditor before, LiloEditor after, LiloSection section) {
    List<LiloNode> old = before.document().nodes();
    Bytes head = bytes(old.subList(0, section.begin()));
    Bytes tail = bytes(old.subList(section.begin() + section.nodes().size(), old.size()));
    Bytes changed = after.toBytes();
    assertTrue(changed.startsWith(head));
    assertEquals(tail, changed.slice(changed.length() - tail.length(), changed.length()));
  }

  private static Bytes bytes(List<LiloNode> nodes) {
    return Bytes.join(nodes.stream().map(LiloNode::toBytes).toArray(Bytes[]::new));
  }

  private static LiloSection section(LiloEditor editor, Bytes name) {
    return editor.document().sections().stream()
        .filter(s -> Ascii.equalsIgnoreCase(s.name(), name))
        .findFirst()
        .orElseThrow();
  }

  @Property(tries = 300)
  void removal(@ForAll long seed) {
    LiloEditor before = editor(seed);
    if (!isTaken(before)) {
      return; // there may be the same name twice
    }
    for (Bytes entry : before.entries()) {
      List<Bytes> rest = new ArrayList<>(before.entries());
      rest.remove(entry);
      LiloEditor after = before.withoutEntry(entry);
      assertEquals(rest, after.entries());
      for (Bytes other : rest) {
        assertEquals(before.parameters(other), after.parameters(other));
      }
    }
  }

  @Property(tries = 300)
  void addition(@ForAll long seed) {
    LiloEditor before = editor(seed);
    if (!isTaken(before)) {
      return; // open quotes may take what is added
    }
    LiloEntry entry = LiloEntry.image("/k", "quite-new").append("x").build();
    LiloEditor after = before.withEntry(entry);
    assertTrue(after.toBytes().startsWith(before.toBytes()));
    assertTrue(after.entries().contains(entry.label()));
    assertEquals(before.entries().size() + 1, after.entries().size());
  }
}
