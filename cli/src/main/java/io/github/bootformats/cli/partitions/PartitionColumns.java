package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Terminal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** What a table of partitions says about each of them. */
public final class PartitionColumns {
  /** The headings; those of numbers are aligned to the right. */
  public static final List<String> HEADINGS =
      List.of("#", "start", "sectors", "size", "type", "name", "flags", "uuid");

  private static final int NUMBERS = 4;

  private final Terminal terminal;

  public PartitionColumns(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns which columns are aligned to the right. */
  public static boolean[] right() {
    boolean[] right = new boolean[HEADINGS.size()];
    Arrays.fill(right, 0, NUMBERS, true);
    return right;
  }

  /** Returns a partition's row of safe texts. */
  public List<String> cells(Partition partition) {
    BigInteger sectors = new BigInteger(Long.toUnsignedString(partition.sectors()));
    String type = partition.typeName().isEmpty() ? partition.type() : partition.typeName();
    return List.of(
        Integer.toString(partition.number()),
        Long.toUnsignedString(partition.start()),
        sectors.toString(),
        Sizes.of(sectors.multiply(BigInteger.valueOf(partition.sectorSize().bytes()))),
        terminal.message(type),
        terminal.value(partition.name()),
        String.join(",", partition.flags()),
        partition.uuid().orElse(""));
  }
}
