package io.github.bootformats.partition.internal.change;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.change.GptCopies.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gives a disk and its partitions new identities. */
public final class NewIds {
  private final DiskLayout layout;
  private final IdSource ids;
  private final List<String> steps = new ArrayList<>();
  private final Map<Integer, UUID> partitions = new HashMap<>();
  private Optional<UUID> disk = Optional.empty();

  private NewIds(DiskLayout layout, IdSource ids) {
    this.layout = layout;
    this.ids = ids;
  }

  /** Makes every GUID of a GPT new, or the signature of an MBR disk. */
  public static LayoutChange all(DiskLayout layout, IdSource ids) throws MalformedFormatException {
    NewIds change = new NewIds(layout, ids);
    if (DiskKind.of(layout) == DiskKind.MBR) {
      return change.withSignature();
    }
    Content content = GptCopies.agreed(layout);
    change.newDiskGuid();
    content.array().usedIndexes().forEach(change::newPartitionGuid);
    return change.withGuids();
  }

  /** Makes those new that are zero, or those of another partition before. */
  public static LayoutChange distinct(DiskLayout layout, IdSource ids)
      throws MalformedFormatException {
    NewIds change = new NewIds(layout, ids);
    if (DiskKind.of(layout) == DiskKind.MBR) {
      return layout.mbr().diskSignature() == 0
          ? change.withSignature()
          : LayoutChange.of(layout, layout, List.of());
    }
    Content content = GptCopies.agreed(layout);
    if (content.header().diskGuid().equals(Guids.ZERO)) {
      change.newDiskGuid();
    }
    Set<UUID> met = new HashSet<>(Set.of(Guids.ZERO));
    for (int index : content.array().usedIndexes()) {
      if (!met.add(content.array().entry(index).uniqueGuid())) {
        change.newPartitionGuid(index);
      }
    }
    return change.withGuids();
  }

  private LayoutChange withSignature() {
    long signature = ids.diskSignature();
    return LayoutChange.of(
        layout,
        layout.toBuilder().mbr(layout.mbr().toBuilder().diskSignature(signature).build()).build(),
        List.of("disk signature made %08x".formatted(signature)));
  }

  private void newDiskGuid() {
    UUID guid = ids.diskGuid();
    disk = Optional.of(guid);
    steps.add("GUID of the disk made " + guid);
  }

  private void newPartitionGuid(int index) {
    UUID guid = ids.partitionGuid(index + 1);
    partitions.put(index, guid);
    steps.add("GUID of partition %s made %s".formatted(index + 1, guid));
  }

  private LayoutChange withGuids() {
    DiskLayout after =
        GptCopies.editWhole(
            layout,
            t ->
                t.withHeader(
                        disk.map(guid -> t.header().toBuilder().diskGuid(guid).build())
                            .orElse(t.header()))
                    .withArray(withGuids(t.array().orElseThrow())));
    return LayoutChange.of(layout, after, steps);
  }

  private GptEntryArray withGuids(GptEntryArray array) {
    GptEntryArray changed = array;
    for (Map.Entry<Integer, UUID> partition : partitions.entrySet()) {
      int index = partition.getKey();
      changed =
          changed.with(
              index, array.entry(index).toBuilder().uniqueGuid(partition.getValue()).build());
    }
    return changed;
  }
}
