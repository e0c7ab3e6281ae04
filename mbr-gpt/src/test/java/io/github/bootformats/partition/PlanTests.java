package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.NewPartition;
import io.github.bootformats.partition.authoring.PartitionSize;
import java.io.IOException;
import java.util.List;

/** What the tests of plans have in common. */
final class PlanTests {
  static final int MIB = 1 << 20;

  private PlanTests() {}

  static NewPartition linux(String size) {
    return NewPartition.of("linux", PartitionSize.parse(size));
  }

  /** Applies a plan, and checks that its writes make the disk one that reads as planned. */
  static DiskLayout apply(LayoutPlan plan) throws IOException {
    LayoutChange change = plan.apply();
    MemoryImage image = MemoryImage.ofSize(change.before().diskSize());
    change.before().encode().applyTo(image);
    change.writes().applyTo(image);
    DiskLayout read = DiskLayout.read(image, change.after().sectorSize()).model();
    assertEquals(change.after(), read);
    assertEquals(
        List.of(),
        change.introduced().stream().filter(f -> f.severity() != Severity.INFO).toList());
    assertEquals(change.before().equals(change.after()), change.steps().isEmpty());
    return change.after();
  }

  /** Returns the partitions as Linux numbers them: {@code 1:2048+4096}. */
  static String seen(DiskLayout layout) {
    return String.join(
        " ",
        layout.as(PartitionConsumer.LINUX_6_1).partitions().stream()
            .map(p -> p.number() + ":" + p.start() + "+" + p.sectors())
            .toList());
  }

  /** Returns the partitions in MiB. */
  static String seenInMib(DiskLayout layout) {
    return String.join(
        " ",
        layout.as(PartitionConsumer.LINUX_6_1).partitions().stream()
            .map(
                p ->
                    p.number()
                        + ":"
                        + mib(p.firstByte())
                        + "+"
                        + (p.sectors() == 2 ? "x" : mib(p.length())))
            .toList());
  }

  private static String mib(long bytes) {
    return bytes % MIB == 0 ? String.valueOf(bytes / MIB) : bytes + "B";
  }

  static void assertMistake(String message, LayoutPlan plan) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, plan::apply).getMessage());
  }

  static void assertDamaged(String reason, LayoutPlan plan) {
    assertEquals(reason, assertThrows(FormatException.class, plan::apply).reason());
  }
}
