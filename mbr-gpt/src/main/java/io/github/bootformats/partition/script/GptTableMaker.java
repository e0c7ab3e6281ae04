package io.github.bootformats.partition.script;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.EntryAt;
import io.github.bootformats.partition.internal.LittleEndian;
import io.github.bootformats.partition.internal.Sectors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a GPT of a script, with partitions where sfdisk puts them. */
final class GptTableMaker {
  private final DiskScript script;
  private final SectorSize sectorSize;
  private final Alignment alignment;
  private final int entries;
  private final long firstUsable;
  private final long lastUsable;
  private final FreeRanges free;
  private final BitSet numbers = new BitSet();
  private final GptBuilder builder;
  private final Map<Integer, UUID> guids = new HashMap<>();
  private final List<String> steps = new ArrayList<>();
  private @Nullable UUID diskGuid;

  GptTableMaker(DiskScript script, DiskLayout disk) throws FormatException {
    this.script = script;
    this.sectorSize = disk.sectorSize();
    this.alignment = NewTable.alignment(script, disk);
    this.entries = entries();
    long array = Sectors.holding((long) entries * GptEntry.BYTES, sectorSize);
    long least = GptTable.PRIMARY_LBA + 1 + array;
    long most = disk.lastLba() - 1 - array;
    if (most < least) {
      throw NewTable.refusal(
          "script.disk-size",
          "a disk of %s bytes is too small for a GPT of %s entries"
              .formatted(disk.diskSize(), entries));
    }
    this.lastUsable = lba(ScriptHeader.LAST_LBA, least, most).orElse(most);
    long aligned = alignment.firstLba();
    this.firstUsable =
        lba(ScriptHeader.FIRST_LBA, least, most)
            .orElse(least < aligned && aligned < lastUsable ? aligned : least);
    if (firstUsable > lastUsable) {
      throw NewTable.refusal(
          "script.header",
          "the first usable sector, %s, is behind the last one, %s"
              .formatted(firstUsable, lastUsable));
    }
    this.free = new FreeRanges(firstUsable, lastUsable);
    this.builder =
        GptBuilder.create(disk.diskSize(), sectorSize)
            .entries(entries)
            .usableLbas(firstUsable, lastUsable)
            .bootCode(disk.mbr().bootCode());
  }

  private int entries() throws FormatException {
    long asked =
        NewTable.amount(script, ScriptHeader.TABLE_LENGTH)
            .map(ScriptAmount::value)
            .orElse((long) GptBuilder.DEFAULT_ENTRIES);
    if (asked < 1 || asked > GptBuilder.MAX_ENTRIES) {
      throw NewTable.refusal(
          "script.table-length",
          "a table has 1 to %s entries, not %s".formatted(GptBuilder.MAX_ENTRIES, asked));
    }
    return (int) asked;
  }

  private Optional<Long> lba(ScriptHeader header, long least, long most) throws FormatException {
    Optional<Long> lba =
        NewTable.amount(script, header).map(amount -> amount.toSectors(sectorSize));
    if (lba.isPresent() && (lba.get() < least || lba.get() > most)) {
      throw NewTable.refusal(
          "script.header",
          "%s is %s to %s on this disk, not %s".formatted(header.text(), least, most, lba.get()));
    }
    return lba;
  }

  NewTable make() throws FormatException {
    Optional<String> id = script.header(ScriptHeader.LABEL_ID.text());
    if (id.isPresent()) {
      diskGuid =
          Guids.parse(id.get())
              .orElseThrow(
                  () ->
                      NewTable.refusal(
                          "script.label-id",
                          "the id of a GPT is a GUID, not " + LineCursor.shown(id.get())));
    }
    for (ScriptPartition partition : script.partitions()) {
      if (!NewTable.isNone(partition)) {
        add(partition);
      }
    }
    DiskLayout built = builder.build();
    DiskLayout layout =
        built.toBuilder()
            .gptTables(built.gptTables().stream().map(this::withGuids).toList())
            .build();
    UUID guid = layout.primaryGpt().orElseThrow().header().diskGuid();
    steps.add(0, "new GPT with %s entries, disk GUID %s".formatted(entries, guid));
    return new NewTable(layout, steps);
  }

  /** Puts in what the script says, as sfdisk does: zeros too, and a GUID that comes twice. */
  private GptTable withGuids(GptTable table) {
    byte[] array = table.array().orElseThrow().bytes().toByteArray();
    guids.forEach(
        (number, guid) ->
            LittleEndian.put(
                array, (number - 1) * GptEntry.BYTES + EntryAt.UNIQUE_GUID, Guids.encode(guid)));
    GptHeader header = table.header();
    return table
        .withHeader(diskGuid == null ? header : header.toBuilder().diskGuid(diskGuid).build())
        .withArray(GptEntryArray.of(Bytes.of(array), GptEntry.BYTES))
        .sealed();
  }

  private void add(ScriptPartition partition) throws FormatException {
    int number = number(partition);
    UUID type = type(partition);
    FreeRanges.Range place = place(partition);
    free.remove(place.first(), place.last());
    numbers.set(number);
    GptPartitionSpec spec =
        GptPartitionSpec.of(type, sectorSize.toBytes(place.sectors()))
            .startingAt(sectorSize.toBytes(place.first()))
            .number(number)
            .name(partition.name())
            .attributes(partition.attributes());
    builder.add(spec);
    partition.uuid().ifPresent(guid -> guids.put(number, guid));
    steps.add(
        NewTable.step(
            number, GptTypes.name(type).orElse(type.toString()), place.first(), place.sectors()));
  }

  private int number(ScriptPartition partition) throws FormatException {
    int number = partition.number().orElse(numbers.nextClearBit(1));
    if (number > entries || numbers.get(number)) {
      throw NewTable.refusal(
          partition,
          "script.partition-number",
          number > entries
              ? "there is no partition %s in a table of %s entries".formatted(number, entries)
              : "there is a partition %s already".formatted(number));
    }
    return number;
  }

  private static UUID type(ScriptPartition partition) throws FormatException {
    if (partition.type().isEmpty()) {
      return GptTypes.LINUX_FILESYSTEM;
    }
    String text = partition.type().get();
    return ScriptTypes.gpt(text)
        .filter(type -> !type.equals(GptTypes.UNUSED))
        .orElseThrow(
            () ->
                NewTable.refusal(
                    partition,
                    "script.type",
                    "a GPT has no type %s; types are aliases such as linux, names, or GUIDs"
                        .formatted(LineCursor.shown(text))));
  }

  private FreeRanges.Range place(ScriptPartition partition) throws FormatException {
    long first = partition.start().isPresent() ? asked(partition) : largest(partition);
    FreeRanges.Range range = free.around(first).orElseThrow();
    long room = range.last() - first + 1;
    // What lies behind the last aligned sector is not offered.
    long offered =
        range.last() == lastUsable
            ? alignment.inRange(lastUsable, first, lastUsable) - 1
            : range.last();
    if (partition.size().isEmpty()) {
      if (offered < first) {
        throw NewTable.noRoom(partition, 1, room);
      }
      return new FreeRanges.Range(first, offered);
    }
    ScriptAmount size = partition.size().get();
    long sectors = NewTable.sectors(partition, size, sectorSize);
    if (sectors > room) {
      throw NewTable.noRoom(partition, sectors, room);
    }
    long last = first + sectors - 1;
    boolean aligns =
        size.isBytes()
            && last != offered
            && alignment.grain() > 1
            && last - first > alignment.grain();
    return new FreeRanges.Range(first, aligns ? alignment.endBehind(last, first, offered) : last);
  }

  private long asked(ScriptPartition partition) throws FormatException {
    long first = partition.start().orElseThrow().toSectors(sectorSize);
    if (free.around(first).isEmpty()) {
      throw NewTable.refusal(
          partition,
          "script.start",
          first < firstUsable || first > lastUsable
              ? "partitions start at LBA %s to %s, not %s".formatted(firstUsable, lastUsable, first)
              : "LBA %s is taken already".formatted(first));
    }
    return first;
  }

  private long largest(ScriptPartition partition) throws FormatException {
    FreeRanges.Range largest =
        free.largest()
            .filter(range -> range.sectors() >= alignment.grain())
            .orElseThrow(
                () ->
                    NewTable.noRoom(
                        partition,
                        alignment.grain(),
                        free.largest().map(FreeRanges.Range::sectors).orElse(0L)));
    return alignment.inRange(largest.first(), largest.first(), largest.last());
  }
}
