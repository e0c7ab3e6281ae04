package io.github.bootformats.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every field is where boot.rst has it, and changing one changes nothing else. */
class SetupHeaderPropertiesTest {
  private static SetupHeader random(long seed) {
    byte[] bytes = new byte[SetupHeader.BYTES];
    new Random(seed).nextBytes(bytes);
    return SetupHeader.of(Bytes.of(bytes));
  }

  @Property(tries = 500)
  void aHeaderIsItsFieldsAndTheRest(@ForAll long seed, @ForAll long other) {
    SetupHeader original = random(seed);
    SetupHeader rebuilt = random(other);
    byte[] rest = rebuilt.toBytes().toByteArray();
    for (SetupField field : SetupField.values()) {
      rebuilt = rebuilt.with(field, original.get(field));
      original
          .toBytes()
          .slice(field.offset(), field.offset() + field.size())
          .copyTo(rest, field.offset());
    }
    assertEquals(Bytes.of(rest), rebuilt.toBytes());
  }

  @Property(tries = 500)
  void aChangeIsOfOneField(@ForAll long seed, @ForAll SetupField changed, @ForAll long value) {
    int bits = 8 * changed.size();
    long fitting = bits == Long.SIZE ? value : value & ((1L << bits) - 1);
    SetupHeader before = random(seed);
    SetupHeader after = before.with(changed, fitting);
    for (SetupField field : SetupField.values()) {
      assertEquals(field == changed ? fitting : before.get(field), after.get(field), field::name);
    }
    if (fitting != value) {
      assertThrows(IllegalArgumentException.class, () -> before.with(changed, value));
    }
  }

  @Property
  void aCreatedHeaderHasTheFieldsOfItsProtocol(
      @ForAll @IntRange(min = 0x200, max = 0x20f) int protocol) {
    SetupHeader header = SetupHeader.create(protocol);
    assertEquals(protocol, header.protocol());
    for (SetupField field : SetupField.values()) {
      assertEquals(field.since() <= protocol, header.has(field), field::name);
      assertTrue(!header.has(field) || field.offset() + field.size() <= header.end(), field::name);
    }
  }
}
