package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the tests of conversions have in common. */
final class ConversionTests {
  private static final Set<String> EXTENDED = Set.of("0x05", "0x0f", "0x85");

  private ConversionTests() {}

  /** Writes a change to a disk that had the layout before, and reads what is there then. */
  static DiskLayout written(LayoutChange change) throws IOException {
    long size = Math.max(change.before().diskSize(), change.after().diskSize());
    MemoryImage image = MemoryImage.ofSize(size);
    change.before().encode().applyTo(image);
    change.writes().applyTo(image);
    image.truncate(change.after().diskSize());
    return DiskLayout.read(image, change.after().sectorSize()).model();
  }

  /** Checks what is true of all changes, and returns the layout after. */
  static DiskLayout checked(LayoutChange change) throws IOException {
    assertEquals(change.after(), written(change));
    assertEquals(List.of(), bad(change.introduced()), change::toString);
    assertEquals(change.isEmpty(), change.steps().isEmpty());
    assertTrue(change.isEmpty() == change.writes().writes().isEmpty() || sizesDiffer(change));
    change.steps().forEach(step -> assertTrue(step.length() > 10, step));
    assertNothingWrittenInto(change);
    return change.after();
  }

  private static boolean sizesDiffer(LayoutChange change) {
    return change.before().diskSize() != change.after().diskSize();
  }

  private static List<Diagnostic> bad(List<Diagnostic> findings) {
    return findings.stream()
        .filter(f -> f.severity() != Severity.INFO)
        .filter(f -> !f.code().equals(LayoutFinding.MBR_HYBRID.code()))
        .toList();
  }

  /** No byte of a partition's content is ever written. */
  private static void assertNothingWrittenInto(LayoutChange change) {
    for (DiskWrite write : change.writes().writes()) {
      long end = write.offset() + write.bytes().length();
      for (Partition p : contents(change.before(), PartitionConsumer.LINUX_6_1)) {
        assertTrue(
            end <= p.firstByte() || write.offset() >= p.firstByte() + p.length(),
            () -> write + " lies in " + p);
      }
    }
  }

  /** Returns the partitions that a consumer sees, but for the extended ones. */
  static List<Partition> contents(DiskLayout layout, PartitionConsumer consumer) {
    return layout.as(consumer).partitions().stream()
        .filter(p -> !EXTENDED.contains(p.type()))
        .toList();
  }

  /** Returns {@code 2048+4096} for each partition that a consumer sees. */
  static Set<String> places(DiskLayout layout, PartitionConsumer consumer) {
    return contents(layout, consumer).stream()
        .map(p -> p.start() + "+" + p.sectors())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns {@code 1:2048+4096} for each partition that Linux sees. */
  static String numbered(DiskLayout layout) {
    return contents(layout, PartitionConsumer.LINUX_6_1).stream()
        .map(p -> p.number() + ":" + p.start() + "+" + p.sectors())
        .collect(Collectors.joining(" "));
  }

  static List<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }
}
