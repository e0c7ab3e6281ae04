package io.github.bootformats.testkit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testkit.partition.BrokenRule;
import io.github.bootformats.testkit.partition.DiskCase;
import io.github.bootformats.testkit.partition.PartitionDisks;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The arbitraries give what their names say. */
class JqwikDisksPropertiesTest {
  private static final BrokenRule CYCLE = BrokenRule.find("mbr.ebr-cycle").orElseThrow();

  @Provide
  Arbitrary<DiskCase> valid() {
    return JqwikDisks.valid(PartitionDisks.any());
  }

  @Provide
  Arbitrary<DiskCase> nearlyValid() {
    return JqwikDisks.nearlyValid(PartitionDisks.gpt());
  }

  @Provide
  Arbitrary<DiskCase> cycles() {
    return JqwikDisks.nearlyValid(PartitionDisks.mbr(), CYCLE);
  }

  @Provide
  Arbitrary<DiskCase> mutants() {
    return JqwikDisks.mutants(PartitionDisks.any());
  }

  @Property(tries = 200)
  void validDisksHaveNoFindings(@ForAll("valid") DiskCase disk) {
    assertTrue(disk.layout().findings().isEmpty());
  }

  @Property(tries = 200)
  void nearlyValidDisksHaveSome(@ForAll("nearlyValid") DiskCase disk) {
    assertFalse(disk.layout().findings().isEmpty());
  }

  @Property(tries = 50)
  void theRuleCanBeChosen(@ForAll("cycles") DiskCase disk) {
    assertEquals(Optional.of(CYCLE), disk.rule());
  }

  @Property(tries = 200)
  void mutantsHaveEdits(@ForAll("mutants") DiskCase disk) {
    assertEquals(DiskCase.Kind.MUTANT, disk.kind());
  }
}
