package io.github.bootformats.testkit.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.testkit.Outcomes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A nearly valid disk shows the finding of its rule and no other, but for what follows from it. */
class NearlyValidDisksTest {
  private static final int DISKS_A_RULE = 200;

  static List<BrokenRule> rules() {
    return BrokenRule.all();
  }

  private static PartitionDisks disks(TableFormat format) {
    return format == TableFormat.GPT ? PartitionDisks.gpt() : PartitionDisks.mbr();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleIsBroken_andNoOther(BrokenRule rule) {
    Set<LayoutFinding> met = EnumSet.noneOf(LayoutFinding.class);
    for (long seed = 0; seed < DISKS_A_RULE; seed++) {
      DiskCase disk = disks(rule.format()).nearlyValid(rule, seed);
      assertEquals(DiskCase.Kind.NEARLY_VALID, disk.kind());
      assertEquals(Optional.of(rule), disk.rule());
      assertEquals(rule.format(), disk.format());
      Set<LayoutFinding> findings = EnumSet.noneOf(LayoutFinding.class);
      disk.layout().findings().forEach(d -> findings.add(LayoutFinding.of(d).orElseThrow()));
      assertTrue(findings.remove(rule.finding()), () -> "not found: " + disk);
      assertTrue(rule.consequences().containsAll(findings), () -> findings + " beside it: " + disk);
      met.addAll(findings);
    }
    assertEquals(rule.consequences(), met, "consequences that never come");
  }

  @Test
  void theCatalogueIsLargeAndItsIdsAreDistinct() {
    assertTrue(BrokenRule.of(TableFormat.GPT).size() >= 25);
    assertTrue(BrokenRule.of(TableFormat.MBR).size() >= 15);
    Set<String> ids = new HashSet<>();
    for (BrokenRule rule : BrokenRule.all()) {
      assertTrue(ids.add(rule.id()), rule.id());
      assertTrue(rule.id().matches("(gpt|mbr)\\.[a-z-]+"), rule.id());
      assertTrue(rule.id().startsWith(rule.format().id() + "."), rule.id());
      assertEquals(Optional.of(rule), BrokenRule.find(rule.id()));
    }
    assertEquals(Optional.empty(), BrokenRule.find("gpt.no-such-rule"));
  }

  /** All that can be found of tables alone, and is no matter of limits, can be provoked. */
  @Test
  void everyFindingOfTablesHasARule() {
    Set<LayoutFinding> missing = EnumSet.allOf(LayoutFinding.class);
    BrokenRule.all().forEach(rule -> missing.remove(rule.finding()));
    assertEquals(
        EnumSet.of(
            LayoutFinding.DISK_TOO_SMALL,
            LayoutFinding.DISK_OTHER_LABEL,
            LayoutFinding.LIMIT_MBR_EBRS,
            LayoutFinding.LIMIT_GPT_ENTRY_ARRAY_BYTES,
            LayoutFinding.LIMIT_FINDINGS,
            LayoutFinding.MBR_BOOT_SECTOR),
        missing);
  }

  @Test
  void aSeedChoosesAmongAllRules() {
    Set<String> met =
        LongStream.range(0, 2_000)
            .mapToObj(seed -> PartitionDisks.any().nearlyValid(seed).rule().orElseThrow().id())
            .collect(Collectors.toSet());
    assertEquals(BrokenRule.all().size(), met.size());
  }

  /** The views must not agree on broken disks, or the disks would be of no use. */
  @Test
  void brokenRulesDivideTheViews() {
    Outcomes answers = new Outcomes();
    for (BrokenRule rule : BrokenRule.all()) {
      DiskCase disk = disks(rule.format()).nearlyValid(rule, 1);
      long different =
          Stream.of(SeenPartitions.VIEWS.toArray(PartitionConsumer[]::new))
              .map(view -> SeenPartitions.of(disk.layout(), view, false))
              .distinct()
              .count();
      answers.add(rule.format().id() + ": " + different + " different answers");
    }
    System.out.println(answers);
    assertTrue(answers.count("gpt: 1 different answers") < 30, answers::toString);
  }
}
