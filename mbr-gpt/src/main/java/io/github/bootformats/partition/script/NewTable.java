package io.github.bootformats.partition.script;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a script makes of a disk.
 *
 * @param layout the new layout
 * @param steps what is on it, a line each
 */
record NewTable(DiskLayout layout, List<String> steps) {
  /** Bytes that starts are multiples of on all but small disks. */
  static final long USUAL_GRAIN = 1 << 20;

  static NewTable of(DiskScript script, DiskLayout disk) throws FormatException {
    if (disk.sectorCount() == 0) {
      throw refusal(
          "script.disk-size", "the disk of %s bytes has no sector".formatted(disk.diskSize()));
    }
    boolean saysNothing = script.partitions().stream().allMatch(NewTable::isNone);
    if (saysNothing && script.header(ScriptHeader.LABEL.text()).isEmpty()) {
      throw refusal(
          "script.empty", "the script has no partitions, and no label for a table without any");
    }
    Optional<ScriptAmount> sectorSize = amount(script, ScriptHeader.SECTOR_SIZE);
    if (sectorSize.isPresent() && sectorSize.get().value() != disk.sectorSize().bytes()) {
      throw refusal(
          "script.sector-size",
          "the script counts in sectors of %s bytes, those of the disk have %s"
              .formatted(sectorSize.get().value(), disk.sectorSize().bytes()));
    }
    String label =
        script
            .header(ScriptHeader.LABEL.text())
            .map(text -> text.toLowerCase(Locale.ROOT))
            .orElseGet(() -> disk.as(PartitionConsumer.LIBFDISK_2_38).table());
    return switch (label) {
      case "gpt" -> new GptTableMaker(script, disk).make();
      case "bsd", "sgi", "sun" ->
          throw new UnsupportedFormatException(
              DiskScript.FORMAT,
              "script.label",
              -1,
              "the label %s cannot be made here; gpt and dos can".formatted(label));
      default -> new MbrTableMaker(script, disk).make();
    };
  }

  /** Where partitions start on a disk unless the script says otherwise. */
  static Alignment usualAlignment(DiskLayout disk) {
    long usual = disk.sectorSize().sectorsIn(USUAL_GRAIN);
    // On a small disk much would be lost.
    long sectors = disk.sectorCount() <= 4 * usual ? 1 : usual;
    return new Alignment(sectors, sectors);
  }

  /** Where partitions are to start on a disk. */
  static Alignment alignment(DiskScript script, DiskLayout disk) throws FormatException {
    SectorSize sectorSize = disk.sectorSize();
    Alignment usual = usualAlignment(disk);
    Optional<ScriptAmount> asked = amount(script, ScriptHeader.GRAIN);
    if (asked.isEmpty()) {
      return usual;
    }
    long bytes = Math.max(asked.get().value(), sectorSize.bytes());
    if (asked.get().value() % 512 != 0
        || asked.get().value() == 0
        || bytes % sectorSize.bytes() != 0
        || bytes > 1L << 40) {
      throw refusal(
          "script.grain",
          "the grain is a multiple of %s bytes up to 1 TiB, not %s"
              .formatted(sectorSize.bytes(), asked.get().value()));
    }
    return new Alignment(sectorSize.sectorsIn(bytes), usual.firstLba());
  }

  /** Returns a header that is a number. */
  static Optional<ScriptAmount> amount(DiskScript script, ScriptHeader header) {
    return script.header(header.text()).flatMap(AmountText::parse);
  }

  /** Returns whether a line stands for no partition, as old sfdisks wrote unused entries. */
  static boolean isNone(ScriptPartition partition) {
    return partition.start().filter(start -> start.value() == 0).isPresent()
        && partition.size().filter(size -> size.value() == 0).isPresent();
  }

  static FormatException refusal(String reason, String message) {
    return new MalformedFormatException(DiskScript.FORMAT, reason, -1, message);
  }

  static FormatException refusal(ScriptPartition partition, String reason, String message) {
    return partition.line().isPresent()
        ? MalformedFormatException.atLine(
            DiskScript.FORMAT, reason, partition.line().getAsInt(), message)
        : refusal(reason, message);
  }

  /** Returns the size of a partition, of at least a sector. */
  static long sectors(ScriptPartition partition, ScriptAmount size, SectorSize sectorSize)
      throws FormatException {
    long sectors = size.toSectors(sectorSize);
    if (sectors == 0) {
      throw refusal(
          partition,
          "script.size",
          "a partition has at least a sector, of %s bytes".formatted(sectorSize.bytes()));
    }
    return sectors;
  }

  static FormatException noRoom(ScriptPartition partition, long asked, long free) {
    return refusal(
        partition,
        "script.no-room",
        "there is no room: %s sectors asked, %s free".formatted(asked, free));
  }

  static String step(int number, String type, long first, long sectors) {
    return "partition %s: %s sectors at LBA %s, %s".formatted(number, sectors, first, type);
  }
}
