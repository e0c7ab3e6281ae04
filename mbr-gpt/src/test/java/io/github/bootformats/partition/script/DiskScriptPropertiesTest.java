package io.github.bootformats.partition.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.FormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class DiskScriptPropertiesTest {
  @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
  void whatIsWritten_isReadTheSame(@ForAll long seed) throws FormatException {
    DiskScript script = new RandomScripts(seed).script();
    DiskScript again = DiskScript.parse(script.toString()).model();
    assertEquals(script, again);
    assertEquals(script.hashCode(), again.hashCode());
    assertEquals(script.toString(), again.toString());
    assertEquals(script, script.toBuilder().build());
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void amounts_areReadTheSame(@ForAll long number) throws FormatException {
    long value = number & Long.MAX_VALUE;
    for (ScriptAmount amount :
        new ScriptAmount[] {ScriptAmount.sectors(value), ScriptAmount.bytes(value)}) {
      assertEquals(amount, AmountText.parse(amount.toString()).orElseThrow());
    }
  }

  @Property(tries = 2000)
  void attributes_areReadTheSame(@ForAll long bits) {
    long attributes = bits & ScriptAttributes.EXPRESSIBLE;
    assertEquals(attributes, ScriptAttributes.parse(ScriptAttributes.text(attributes)).getAsLong());
  }
}
