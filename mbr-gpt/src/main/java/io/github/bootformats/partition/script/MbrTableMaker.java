package io.github.bootformats.partition.script;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.SeededIds;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes an MBR of a script, with partitions where sfdisk puts them. */
final class MbrTableMaker {
  private static final long MAX_ID = 0xFFFF_FFFFL;

  private final DiskScript script;
  private final DiskLayout disk;
  private final SectorSize sectorSize;
  private final MbrPlaces places;
  private final MbrSector.Builder mbr;
  private final List<String> steps = new ArrayList<>();

  MbrTableMaker(DiskScript script, DiskLayout disk) throws FormatException {
    this.script = script;
    this.disk = disk;
    this.sectorSize = disk.sectorSize();
    this.places = new MbrPlaces(NewTable.alignment(script, disk), disk.lastLba());
    this.mbr = MbrSector.builder(sectorSize).bootCode(disk.mbr().bootCode());
  }

  NewTable make() throws FormatException {
    if (script.header(ScriptHeader.TABLE_LENGTH.text()).isPresent()) {
      throw NewTable.refusal("script.table-length", "an MBR has four entries, no table-length");
    }
    Optional<String> text = script.header(ScriptHeader.LABEL_ID.text());
    long id = text.isPresent() ? id(text.get()) : new SeededIds(Optional.empty()).diskSignature();
    steps.add("new MBR with the disk id 0x%08x".formatted(id));
    for (ScriptPartition partition : script.partitions()) {
      if (!NewTable.isNone(partition)) {
        add(partition);
      }
    }
    LogicalEbrs ebrs = new LogicalEbrs(sectorSize, places);
    DiskLayout layout =
        DiskLayout.builder(disk.diskSize(), sectorSize)
            .mbr(mbr.diskSignature(id).build())
            .ebrs(ebrs.make())
            .build();
    return new NewTable(layout, steps);
  }

  private static long id(String text) throws FormatException {
    String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= 16
            && digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    long id = valid ? Long.parseUnsignedLong(digits, 16) : -1;
    if (id < 0 || id > MAX_ID) {
      throw NewTable.refusal(
          "script.label-id",
          "the id of an MBR is a hexadecimal number of 32 bits, not " + LineCursor.shown(text));
    }
    return id;
  }

  private void add(ScriptPartition partition) throws FormatException {
    int type = type(partition);
    boolean extended = MbrEntry.of(type, 1, 1).isExtended();
    OptionalLong start =
        partition.start().isPresent()
            ? OptionalLong.of(partition.start().get().toSectors(sectorSize))
            : OptionalLong.empty();
    boolean logical = isLogical(partition, start, extended);
    MbrPlaces.Wanted wanted = wanted(partition, start);
    if (logical) {
      FreeRanges.Range place = places.addLogical(wanted, type, partition.isBootable());
      step(MbrSector.ENTRIES + places.logicals().size(), type, place);
      return;
    }
    int number = primaryNumber(partition);
    FreeRanges.Range place = places.addPrimary(wanted, number, extended);
    mbr.entry(
        number - 1,
        MbrEntry.of(type, place.first(), place.sectors()).withActive(partition.isBootable()));
    step(number, type, place);
  }

  private void step(int number, int type, FreeRanges.Range place) {
    String name = MbrTypes.name(type).orElse("type %02x".formatted(type));
    steps.add(NewTable.step(number, name, place.first(), place.sectors()));
  }

  private static int type(ScriptPartition partition) throws FormatException {
    if (partition.type().isEmpty()) {
      return MbrTypes.LINUX;
    }
    OptionalInt type = ScriptTypes.mbr(partition.type().get());
    if (type.isEmpty()) {
      throw NewTable.refusal(
          partition,
          "script.type",
          "an MBR has no type %s; types are aliases such as linux, names, or two hexadecimal digits"
              .formatted(LineCursor.shown(partition.type().get())));
    }
    return type.getAsInt();
  }

  private MbrPlaces.Wanted wanted(ScriptPartition partition, OptionalLong start)
      throws FormatException {
    Optional<ScriptAmount> size = partition.size();
    return new MbrPlaces.Wanted(
        partition,
        start,
        size.isPresent()
            ? OptionalLong.of(NewTable.sectors(partition, size.get(), sectorSize))
            : OptionalLong.empty(),
        size.filter(ScriptAmount::isBytes).isPresent());
  }

  /** What the place says comes before what the number says. */
  private boolean isLogical(ScriptPartition partition, OptionalLong start, boolean extended)
      throws FormatException {
    OptionalInt number = partition.number();
    boolean logicalNumber = number.isPresent() && number.getAsInt() > MbrSector.ENTRIES;
    boolean hasExtended = places.extended().isPresent();
    boolean logical;
    if (start.isPresent() && hasExtended) {
      logical = places.extended().get().holds(start.getAsLong());
      if (number.isPresent() && logical != logicalNumber) {
        throw NewTable.refusal(
            partition,
            "script.partition-number",
            "LBA %s lies %s the extended partition, so the number is not %s"
                .formatted(start.getAsLong(), logical ? "in" : "outside", number.getAsInt()));
      }
    } else if (number.isPresent()) {
      logical = logicalNumber;
    } else {
      logical = hasExtended && !places.hasPrimaryRoom();
    }
    if (logical && !hasExtended) {
      throw NewTable.refusal(
          partition, "script.logical", "there is no extended partition for a logical one");
    }
    if (extended && (logical || hasExtended)) {
      throw NewTable.refusal(
          partition,
          "script.extended",
          logical
              ? "a logical partition cannot be an extended one"
              : "there is an extended partition already");
    }
    return logical;
  }

  private int primaryNumber(ScriptPartition partition) throws FormatException {
    int number = partition.number().orElse(places.freeNumber());
    if (number > MbrSector.ENTRIES || places.isTaken(number)) {
      throw NewTable.refusal(
          partition,
          "script.partition-number",
          number > MbrSector.ENTRIES
              ? "all four entries of the MBR are taken"
              : "there is a partition %s already".formatted(number));
    }
    return number;
  }
}
