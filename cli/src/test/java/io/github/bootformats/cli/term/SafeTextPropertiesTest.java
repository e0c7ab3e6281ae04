package io.github.bootformats.cli.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class SafeTextPropertiesTest {
  private static final SafeText UTF_8 = new SafeText(StandardCharsets.UTF_8.newEncoder());
  private static final SafeText ASCII = new SafeText(StandardCharsets.US_ASCII.newEncoder());

  @Property
  void nothingThatATerminalObeysIsLeft(@ForAll String text) {
    assertTrue(UTF_8.value(text).codePoints().noneMatch(Character::isISOControl));
    assertTrue(UTF_8.message(text).codePoints().noneMatch(Character::isISOControl));
    assertTrue(
        UTF_8.value(text).codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT));
  }

  @Property
  void whatTheCharsetCannotShowIsEscaped(@ForAll String text) {
    assertTrue(ASCII.value(text).codePoints().allMatch(c -> c >= ' ' && c <= '~'));
  }

  @Property
  void itIsWhatBytesPrint(@ForAll @CharRange(to = '\uD7FF') String text) {
    assertEquals(Bytes.utf8(text).toString(), UTF_8.value(text));
  }

  @Property
  void differentValuesStayDifferent(@ForAll String one, @ForAll String other) {
    if (!one.equals(other)) {
      assertNotEquals(ASCII.value(one), ASCII.value(other));
    }
  }
}
