package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Changes that are made one after the other, as Linux and UEFI see what comes of them. */
class LayoutPlanPropertiesTest {
  private static final int CHANGES = 6;

  /** More than Linux gives numbers to, so that it does not see what changes. */
  private static final int TOO_MANY = 150;

  /** Those that other numbers of logical partitions bring: the order of the chain is asked for. */
  private static final Set<String> ASKED_FOR = Set.of(LayoutFinding.MBR_EBR_BACKWARD.code());

  @Property(tries = 700, shrinking = ShrinkingMode.OFF)
  void changes_doWhatTheySay_andNothingElse(@ForAll long seed) throws IOException {
    DiskLayout layout = RandomDisks.of(seed).layout();
    // Tables inside partitions have numbers that depend on those of others.
    layout = layout.toBuilder().nestedLabels(List.of()).build();
    if (!linuxSeesAll(layout)) {
      return;
    }
    RandomPlans plans = new RandomPlans(seed);
    for (int i = 0; i < CHANGES; i++) {
      RandomPlans.Change change = plans.next(layout);
      Optional<LayoutChange> applied = apply(change);
      Statistics.collect(change.kind(), applied.isPresent() ? "made" : "not possible");
      if (applied.isPresent()) {
        check(change, applied.get());
        layout = applied.get().after();
      }
    }
  }

  /** Linux has no numbers beyond 255. */
  private static boolean linuxSeesAll(DiskLayout layout) {
    int seen = layout.as(PartitionConsumer.LINUX_6_1).partitions().size();
    return seen <= TOO_MANY
        && layout
            .primaryGpt()
            .flatMap(GptTable::array)
            .map(array -> array.usedIndexes().size() == seen)
            .orElse(true);
  }

  private static Optional<LayoutChange> apply(RandomPlans.Change change) throws FormatException {
    try {
      return Optional.of(change.plan().apply());
    } catch (IllegalArgumentException e) {
      assertTrue(String.valueOf(e.getMessage()).length() > 10, e::toString);
      return Optional.empty();
    }
  }

  private static void check(RandomPlans.Change change, LayoutChange applied) throws IOException {
    DiskLayout after = applied.after();
    assertEquals(List.of(), bad(applied.introduced()), () -> change.kind() + " " + applied.steps());
    assertEquals(applied.isEmpty(), applied.steps().isEmpty());

    assertEquals(after, reread(applied));
    List<Partition> was = applied.before().as(PartitionConsumer.LINUX_6_1).partitions();
    List<Partition> is = after.as(PartitionConsumer.LINUX_6_1).partitions();
    switch (change.kind()) {
      case ADD -> added(change, after, was, is);
      case REMOVE -> removed(change.number(), applied.before(), was, is);
      case RESIZE -> resized(change.number(), was, is);
      case RENUMBER, SWAP -> assertEquals(places(was), places(is));
      case SORT -> sorted(after, was, is);
    }
    uefiAgrees(after, is);
  }

  private static DiskLayout reread(LayoutChange change) throws IOException {
    MemoryImage image = MemoryImage.ofSize(change.after().diskSize());
    change.before().encode().applyTo(image);
    change.writes().applyTo(image);
    return DiskLayout.read(image, change.after().sectorSize()).model();
  }

  private static List<Diagnostic> bad(List<Diagnostic> findings) {
    return findings.stream()
        .filter(f -> f.severity() != Severity.INFO && !ASKED_FOR.contains(f.code()))
        .toList();
  }

  private static void added(
      RandomPlans.Change change, DiskLayout after, List<Partition> was, List<Partition> is) {
    Set<String> before = new HashSet<>(places(was));
    List<Partition> more = is.stream().filter(p -> !before.contains(place(p))).toList();
    assertTrue(more.size() == 1 || more.size() == 2, () -> was + " became " + is);
    assertEquals(was.size() + more.size(), is.size());
    for (Partition partition : more) {
      assertEquals(0, partition.firstByte() % change.alignment(), partition::toString);
      for (Partition other : is) {
        boolean apart =
            partition.start() + partition.sectors() <= other.start()
                || other.start() + other.sectors() <= partition.start();
        assertTrue(
            apart || partition.number() == other.number() || isExtended(other),
            () -> partition + " overlaps " + other);
      }
      assertTrue(partition.start() + partition.sectors() <= after.sectorCount());
    }
  }

  /** Linux shows it as two sectors, whatever is in the second. */
  private static boolean isExtended(Partition partition) {
    return List.of("0x05", "0x0f", "0x85").contains(partition.type());
  }

  private static void removed(
      int number, DiskLayout before, List<Partition> was, List<Partition> is) {
    boolean extended =
        before.gptTables().isEmpty() && number <= 4 && before.mbr().entry(number - 1).isExtended();
    List<Partition> left =
        was.stream().filter(p -> p.number() != number && !(extended && p.number() > 4)).toList();
    assertEquals(places(left), places(is));
  }

  private static void resized(int number, List<Partition> was, List<Partition> is) {
    assertEquals(numbers(was), numbers(is));
    for (int i = 0; i < was.size(); i++) {
      assertEquals(was.get(i).start(), is.get(i).start());
      if (was.get(i).number() != number) {
        assertEquals(was.get(i), is.get(i));
      }
    }
  }

  private static void sorted(DiskLayout after, List<Partition> was, List<Partition> is)
      throws IOException {
    assertEquals(places(was), places(is));
    List<Partition> primaries = is.stream().filter(p -> p.number() < 5).toList();
    List<Partition> ordered = after.gptTables().isEmpty() ? primaries : is;
    assertEquals(
        ordered.stream().sorted(Comparator.comparingLong(Partition::start)).toList(), ordered);
    assertTrue(after.plan().sort().apply().isEmpty());
  }

  private static void uefiAgrees(DiskLayout after, List<Partition> linux) {
    Set<String> seen = new HashSet<>(places(linux));
    List<Partition> uefi = after.as(PartitionConsumer.UEFI_2_10).partitions();
    List<Partition> others = uefi.stream().filter(p -> !seen.contains(place(p))).toList();
    if (after.gptTables().isEmpty()) {
      // UEFI has primary partitions only, and the extended one in its full size.
      assertTrue(others.size() <= 1, () -> uefi + " is not " + linux);
    } else {
      assertEquals(List.of(), others);
      assertEquals(
          linux.stream().filter(p -> !p.flags().contains("no-block-io")).count(), uefi.size());
    }
  }

  private static List<Integer> numbers(List<Partition> partitions) {
    return partitions.stream().map(Partition::number).toList();
  }

  private static List<String> places(List<Partition> partitions) {
    return partitions.stream().map(LayoutPlanPropertiesTest::place).sorted().toList();
  }

  private static String place(Partition partition) {
    return partition.start() + "+" + partition.sectors() + " " + partition.type();
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void entriesThatAreNotNamed_keepEveryByte(@ForAll long seed) throws IOException {
    DiskLayout layout = RandomDisks.of(seed).layout();
    RandomPlans.Change change = new RandomPlans(seed).next(layout);
    Optional<LayoutChange> applied = apply(change);
    if (applied.isEmpty() || layout.gptTables().isEmpty()) {
      return;
    }
    DiskLayout after = applied.get().after();
    assertEquals(layout.mbr(), after.mbr());
    List<Integer> changed = new ArrayList<>();
    var was = layout.primaryGpt().orElseThrow().array().orElseThrow();
    var is = after.primaryGpt().orElseThrow().array().orElseThrow();
    for (int i = 0; i < was.count(); i++) {
      if (!was.entry(i).equals(is.entry(i))) {
        changed.add(i + 1);
      }
    }
    Statistics.collect(change.kind(), Math.min(changed.size(), 3));
    if (change.kind() == RandomPlans.Kind.REMOVE || change.kind() == RandomPlans.Kind.RESIZE) {
      assertTrue(changed.isEmpty() || changed.equals(List.of(change.number())));
    } else if (change.kind() == RandomPlans.Kind.ADD) {
      assertEquals(1, changed.size());
    } else if (change.kind() != RandomPlans.Kind.SORT) {
      assertTrue(changed.size() <= 2);
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void sizesThatAreReached_changeNothingMore(@ForAll long seed) throws IOException {
    DiskLayout layout = RandomDisks.of(seed).layout();
    RandomPlans.Change change = new RandomPlans(seed).next(layout);
    Optional<LayoutChange> applied = apply(change);
    if (applied.isPresent() && !isHybrid(layout)) {
      DiskLayout after = applied.get().after();
      assertTrue(after.plan().apply().isEmpty());
      assertEquals(after, reread(applied.get()));
      for (Partition partition : after.as(PartitionConsumer.UEFI_2_10).partitions()) {
        LayoutPlan same =
            after.plan().resize(partition.number(), PartitionSize.sectors(partition.sectors()));
        assertEquals(List.of(), same.apply().steps());
        DiskLayout rest =
            after.plan().resize(partition.number(), PartitionSize.rest()).apply().after();
        assertTrue(rest.plan().resize(partition.number(), PartitionSize.rest()).apply().isEmpty());
      }
    }
  }

  @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
  void damagedDisks_areRefusedOrChanged_andNothingElseHappens(@ForAll long seed) {
    DiskLayout layout = DiskMutator.mutate(RandomDisks.of(seed), seed).layout();
    RandomPlans plans = new RandomPlans(seed);
    String outcome = "changed";
    for (int i = 0; i < CHANGES; i++) {
      RandomPlans.Change change = plans.next(layout);
      try {
        change.plan().freeRegions();
        LayoutChange applied = change.plan().apply();
        applied.resolved();
        applied.writes();
        assertTrue(
            overlaps(applied.after()) <= overlaps(applied.before()) || isGptAwakened(applied),
            () -> applied.steps().toString());
        layout = applied.after();
      } catch (FormatException e) {
        outcome = "refused: " + e.reason();
      } catch (IllegalArgumentException e) {
        assertTrue(String.valueOf(e.getMessage()).length() > 10, e::toString);
      }
    }
    Statistics.collect(outcome);
  }

  private static long overlaps(DiskLayout layout) {
    return layout.findings().stream().filter(f -> f.code().endsWith("overlap")).count();
  }

  /** Without its last partition, an MBR hides a GPT of former times no longer. */
  private static boolean isGptAwakened(LayoutChange change) {
    return change.resolved().stream()
        .anyMatch(f -> f.code().equals(LayoutFinding.MBR_STALE_GPT.code()));
  }

  private static boolean isHybrid(DiskLayout layout) {
    return layout.findings().stream()
        .anyMatch(f -> f.code().equals(LayoutFinding.MBR_HYBRID.code()));
  }
}
