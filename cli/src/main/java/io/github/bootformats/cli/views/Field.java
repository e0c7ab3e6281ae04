package io.github.bootformats.cli.views;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * What consumers can disagree about. Flags are none of these: each consumer has its own words for
 * them.
 */
public enum Field {
  /** Where the partition lies: {@code start+sectors}. */
  PLACE {
    @Override
    Optional<String> of(PartitionMap map, Partition partition) {
      return Optional.of(
          lba(partition.start(), partition.sectorSize(), map.sectorSize())
              + "+"
              + lba(partition.sectors(), partition.sectorSize(), map.sectorSize()));
    }
  },

  /** The type as the table has it. GPT fdisk makes up types for an MBR. */
  TYPE {
    @Override
    Optional<String> of(PartitionMap map, Partition partition) {
      return isConverted(map) ? Optional.empty() : Optional.of(partition.type());
    }
  },

  /** The name, which only a GPT has. */
  NAME {
    @Override
    Optional<String> of(PartitionMap map, Partition partition) {
      return map.table().equals("gpt") ? Optional.of(partition.name()) : Optional.empty();
    }
  },

  /** The identifier of the partition. */
  UUID {
    @Override
    Optional<String> of(PartitionMap map, Partition partition) {
      return partition.uuid();
    }
  };

  /** Returns what a consumer says; empty where it says nothing about that. */
  abstract Optional<String> of(PartitionMap map, Partition partition);

  /** Returns a word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean isConverted(PartitionMap map) {
    return map.view().equals("gdisk") && map.table().equals("mbr");
  }

  /** Counts in sectors of the disk; what is no whole number of them stays in bytes. */
  private static String lba(long count, SectorSize unit, SectorSize sectors) {
    BigInteger number = new BigInteger(Long.toUnsignedString(count));
    if (unit.equals(sectors)) {
      return number.toString();
    }
    BigInteger bytes = number.multiply(BigInteger.valueOf(unit.bytes()));
    BigInteger[] parts = bytes.divideAndRemainder(BigInteger.valueOf(sectors.bytes()));
    return parts[1].signum() == 0 ? parts[0].toString() : bytes + "B";
  }
}
