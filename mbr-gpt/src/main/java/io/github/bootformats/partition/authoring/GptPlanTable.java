package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.SeededIds;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import io.github.bootformats.partition.internal.finding.LayoutFindings;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A GPT whose copies are whole and say the same, while a plan is carried out. */
final class GptPlanTable extends PlanTable {
  private final SeededIds ids;
  private final GptTable primary;
  private final GptTable backup;
  private final GptEntryArray array;

  /** The entries in use by their numbers. */
  private final TreeMap<Integer, GptEntry> entries = new TreeMap<>();

  GptPlanTable(DiskLayout layout, long alignment, SeededIds ids) {
    super(layout, alignment);
    this.ids = ids;
    this.primary = layout.primaryGpt().orElseThrow();
    this.backup = layout.backupGpt().orElseThrow();
    this.array = primary.array().orElseThrow();
    array.usedIndexes().forEach(i -> entries.put(i + 1, array.entry(i)));
  }

  private GptEntry entry(int number) {
    GptEntry entry = entries.get(number);
    if (entry == null) {
      throw noPartition(number, entries.keySet());
    }
    return entry;
  }

  /** Where an entry says that it lies, as far as that is on the disk. */
  private Extent onDisk(GptEntry entry) {
    long first = min(entry.firstLba(), layout().sectorCount());
    long end = min(entry.lastLba(), layout().lastLba()) + 1;
    return new Extent(first, Math.max(0, end - first));
  }

  private static long min(long unsigned, long limit) {
    return Long.compareUnsigned(unsigned, limit) < 0 ? unsigned : limit;
  }

  private FreeSpace free() {
    FreeSpace free =
        new FreeSpace(
            primary.header().firstUsableLba(), primary.header().lastUsableLba() + 1, alignment());
    for (GptTable table : layout().gptTables()) {
      free.remove(table.lba(), table.lba() + 1);
      long first = table.header().entriesLba();
      long bytes = table.array().map(a -> (long) a.bytes().length()).orElse(0L);
      free.remove(first, first + Sectors.holding(bytes, sectorSize()));
    }
    // What a hybrid MBR adds is a partition to whoever reads the MBR.
    for (MbrEntry entry : layout().mbr().entries()) {
      if (LayoutFindings.isOrdinary(entry)) {
        free.remove(entry.firstLba(), entry.firstLba() + entry.sectors());
      }
    }
    for (GptEntry entry : entries.values()) {
      Extent place = onDisk(entry);
      free.remove(place.first(), place.end());
    }
    return free;
  }

  @Override
  List<FreeRegion> freeRegions() {
    long lastStart = entries.values().stream().mapToLong(e -> onDisk(e).first()).max().orElse(-1);
    return free().ranges().stream()
        .map(
            range ->
                region(
                    range, range.first() > lastStart ? FreeRegion.Kind.TAIL : FreeRegion.Kind.GAP))
        .toList();
  }

  @Override
  void add(List<NewPartition> partitions) {
    List<Integer> numbers =
        PartitionNumbers.assign(
            partitions.stream().map(NewPartition::number).toList(),
            entries.keySet(),
            array.count());
    FreeSpace free = free();
    long freeSectors = free.alignedSectors();
    List<Placer.Request> requests = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      NewPartition partition = partitions.get(i);
      if (partition.kind() != NewPartition.Kind.AUTOMATIC) {
        throw new IllegalArgumentException("a GPT has neither primary nor logical partitions");
      }
      requests.add(request("partition " + numbers.get(i), partition, freeSectors));
    }
    List<Extent> places = Placer.place(free, sectorSize(), requests);
    for (int i = 0; i < partitions.size(); i++) {
      int number = numbers.get(i);
      GptEntry entry = entry(partitions.get(i), number, places.get(i));
      entries.put(number, entry);
      step("partition %s added: %s".formatted(number, describe(entry)));
    }
  }

  private GptEntry entry(NewPartition partition, int number, Extent place) {
    long attributes = 0;
    for (String flag : partition.flags()) {
      attributes |= attribute(flag);
    }
    UUID guid = partition.guid().orElseGet(() -> newGuid(number));
    checkGuid(number, guid);
    return GptEntry.builder(type(partition.type()), guid)
        .extra(Bytes.zeros(array.entrySize() - GptEntry.BYTES))
        .firstLba(place.first())
        .lastLba(place.last())
        .attributes(attributes)
        .name(partition.name())
        .build();
  }

  private UUID newGuid(int number) {
    StringBuilder what = new StringBuilder("partition " + number);
    UUID guid = ids.guid(what.toString());
    while (isTaken(guid)) {
      guid = ids.guid(what.append(" again").toString());
    }
    return guid;
  }

  private boolean isTaken(UUID guid) {
    return entries.values().stream().anyMatch(e -> e.uniqueGuid().equals(guid));
  }

  private void checkGuid(int number, UUID guid) {
    for (Map.Entry<Integer, GptEntry> other : entries.entrySet()) {
      if (other.getKey() != number && other.getValue().uniqueGuid().equals(guid)) {
        throw new IllegalArgumentException(
            "partition %s has the GUID %s already".formatted(other.getKey(), guid));
      }
    }
  }

  private static UUID type(String text) {
    return GptTypes.find(text)
        .filter(type -> !type.equals(GptTypes.UNUSED))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a GPT knows no type '"
                        + text
                        + "'; types are names such as linux, gdisk's codes such as 8300, or"
                        + " GUIDs"));
  }

  private static long attribute(String flag) {
    return GptAttributes.find(flag)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a partition of a GPT has no flag '"
                        + flag
                        + "'; flags are "
                        + String.join(", ", GptAttributes.known())
                        + ", and bit-0 to bit-63"));
  }

  private String describe(GptEntry entry) {
    return describe(
        new Extent(entry.firstLba(), entry.sectors()), typeName(entry.typeGuid()), entry.name());
  }

  private static String typeName(UUID type) {
    return GptTypes.name(type).orElseGet(() -> "type " + type);
  }

  /** Readers of a hybrid MBR would go on to see the partition as it was. */
  private void checkNotInMbr(GptEntry entry, int number) {
    List<MbrEntry> slots = layout().mbr().entries();
    for (int slot = 0; slot < slots.size(); slot++) {
      MbrEntry other = slots.get(slot);
      if (LayoutFindings.isOrdinary(other) && other.firstLba() == entry.firstLba()) {
        throw new IllegalArgumentException(
            "partition %s is also partition %s of the hybrid MBR, which would stay as it is; make the MBR protective first"
                .formatted(number, slot + 1));
      }
    }
  }

  @Override
  void remove(int number) {
    GptEntry entry = entry(number);
    checkNotInMbr(entry, number);
    entries.remove(number);
    step("partition %s removed: %s".formatted(number, describe(entry)));
  }

  @Override
  void resize(int number, PartitionSize size) {
    GptEntry entry = entry(number);
    if (Long.compareUnsigned(entry.firstLba(), entry.lastLba()) > 0
        || Long.compareUnsigned(entry.firstLba(), layout().lastLba()) > 0) {
      throw new IllegalArgumentException(
          "partition %s cannot be resized: its place, LBA %s to %s, is none on this disk"
              .formatted(
                  number,
                  Long.toUnsignedString(entry.firstLba()),
                  Long.toUnsignedString(entry.lastLba())));
    }
    // An end beyond all numbers counts as the last one that there is.
    long sectors = entry.sectors() > 0 ? entry.sectors() : Long.MAX_VALUE - entry.firstLba();
    Extent place = new Extent(entry.firstLba(), sectors);
    Extent resized = resized(number, size, place, free());
    if (!resized.equals(place)) {
      checkNotInMbr(entry, number);
      entries.put(number, entry.toBuilder().lastLba(resized.last()).build());
    }
  }

  @Override
  void renumber(int number, int newNumber) {
    GptEntry entry = entry(number);
    PartitionNumbers.check(newNumber, array.count());
    if (newNumber == number) {
      return;
    }
    if (entries.containsKey(newNumber)) {
      throw taken(newNumber);
    }
    entries.remove(number);
    entries.put(newNumber, entry);
    step("partition %s is now %s".formatted(number, newNumber));
  }

  @Override
  void swap(int number, int other) {
    GptEntry one = entry(number);
    GptEntry two = entry(other);
    if (number != other) {
      entries.put(number, two);
      entries.put(other, one);
      step("partition %s is now %s, and %s is %s".formatted(number, other, other, number));
    }
  }

  @Override
  void sort() {
    List<Map.Entry<Integer, GptEntry>> sorted =
        entries.entrySet().stream()
            .sorted(
                Comparator.comparing(
                    (Map.Entry<Integer, GptEntry> e) -> e.getValue().firstLba(),
                    Long::compareUnsigned))
            .map(e -> Map.entry(e.getKey(), e.getValue()))
            .collect(Collectors.toList());
    entries.clear();
    for (int i = 0; i < sorted.size(); i++) {
      int number = i + 1;
      int old = sorted.get(i).getKey();
      entries.put(number, sorted.get(i).getValue());
      if (old != number) {
        step("partition %s is now %s".formatted(old, number));
      }
    }
  }

  @Override
  void rename(int number, String name) {
    GptEntry entry = entry(number);
    if (!entry.name().equals(name)) {
      entries.put(number, entry.toBuilder().name(name).build());
      step(
          "partition %s renamed from %s to %s"
              .formatted(number, quoted(entry.name()), quoted(name)));
    }
  }

  @Override
  void retype(int number, String type) {
    GptEntry entry = entry(number);
    UUID newType = type(type);
    if (!entry.typeGuid().equals(newType)) {
      entries.put(number, entry.toBuilder().typeGuid(newType).build());
      step(
          "partition %s is now %s instead of %s"
              .formatted(number, typeName(newType), typeName(entry.typeGuid())));
    }
  }

  @Override
  void guid(int number, UUID guid) {
    GptEntry entry = entry(number);
    if (!entry.uniqueGuid().equals(guid)) {
      checkGuid(number, guid);
      entries.put(number, entry.toBuilder().uniqueGuid(guid).build());
      step(
          "partition %s has the GUID %s instead of %s".formatted(number, guid, entry.uniqueGuid()));
    }
  }

  @Override
  void flag(int number, String flag, boolean set) {
    GptEntry entry = entry(number);
    long bit = attribute(flag);
    long attributes = set ? entry.attributes() | bit : entry.attributes() & ~bit;
    if (attributes != entry.attributes()) {
      entries.put(number, entry.toBuilder().attributes(attributes).build());
      step("partition %s %s flag %s".formatted(number, set ? "gets the" : "loses the", flag));
    }
  }

  @Override
  DiskLayout build() {
    int size = array.entrySize();
    byte[] bytes = array.bytes().toByteArray();
    Bytes unused = Bytes.zeros(size);
    for (int i = 0; i < array.count(); i++) {
      GptEntry entry = entries.get(i + 1);
      // An entry that was not in use before keeps what is in it.
      if (entry != null || array.entry(i).isUsed()) {
        (entry != null ? entry.bytes() : unused).asByteBuffer().get(bytes, i * size, size);
      }
    }
    GptEntryArray changed = GptEntryArray.of(Bytes.of(bytes), size);
    if (changed.equals(array)) {
      return layout();
    }
    return layout().toBuilder()
        .gptTables(
            layout().gptTables().stream()
                .map(
                    t ->
                        t.lba() == primary.lba() || t.lba() == backup.lba()
                            ? t.withArray(changed).sealed()
                            : t)
                .toList())
        .build();
  }
}
