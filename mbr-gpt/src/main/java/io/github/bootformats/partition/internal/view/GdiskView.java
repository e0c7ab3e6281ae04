package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.internal.view.GdiskFreeSpace.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * What GPT fdisk makes of a disk, as {@code sgdisk -p} and {@code sgdisk -i} print it.
 *
 * <p>gdisk knows GPT partitions only: it shows an MBR as what it would convert it to. Which of the
 * two it takes depends on the state of both, see {@link #see}; it wants no boot signature in front
 * of a valid GPT, but with one there must be a protective entry.
 */
public final class GdiskView implements PartitionConsumer {
  private static final String ID = "gdisk";
  private static final int DEFAULT_TABLE_BYTES = 128 * 128;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return "1.0.9";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    return ToolAnswers.orRefusal(ID, layout, GdiskView::read);
  }

  private static void read(DiskLayout layout, PartitionMap.Builder map) throws ToolRefusal {
    if (layout.sectorCount() < 1) {
      throw GdiskGpt.tooSmall();
    }
    LayoutBytes bytes = new LayoutBytes(layout);
    GdiskMbr mbr = new GdiskMbr(layout, bytes);
    GdiskGpt gpt = new GdiskGpt(layout, bytes);
    gpt.damage().forEach(d -> map.note(warning("gdisk.damaged", "In the GPT " + d)));
    switch (gpt.state()) {
      case VALID -> {
        if (mbr.state() == GdiskMbr.State.ORDINARY) {
          throw new ToolRefusal(
              "gdisk.stale-gpt", "There is a valid GPT and an MBR without a protective entry");
        }
        addGpt(layout, gpt, map);
      }
      case DAMAGED -> {
        if (mbr.state() != GdiskMbr.State.PROTECTIVE) {
          throw new ToolRefusal(
              "gdisk.damaged-gpt",
              "There is a damaged GPT and no protective MBR in front of it: "
                  + String.join(", ", gpt.damage()));
        }
        addGpt(layout, gpt, map);
      }
      case ABSENT -> {
        long needed = 2L * DEFAULT_TABLE_BYTES / layout.sectorSize().bytes() + 3;
        if (layout.sectorCount() <= needed) {
          throw GdiskGpt.tooSmall();
        }
        switch (mbr.state()) {
          case ORDINARY, HYBRID -> addMbr(layout, mbr, map);
          case PROTECTIVE, INVALID -> addNothing(layout, mbr, map);
        }
      }
    }
  }

  private static void addGpt(DiskLayout layout, GdiskGpt gpt, PartitionMap.Builder map)
      throws ToolRefusal {
    if (!gpt.fitsDisk()) {
      throw GdiskGpt.tooSmall();
    }
    List<Range> used = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < gpt.entryCount(); i++) {
      GptEntry entry = gpt.entry(i);
      starts.add(entry.firstLba());
      if (entry.isUsed()) {
        used.add(new Range(entry.firstLba(), entry.lastLba()));
      }
      if (entry.firstLba() != 0) {
        map.add(partition(layout, i, entry));
      }
    }
    checkFreeSpace(new GdiskFreeSpace(gpt.firstUsable(), gpt.lastUsable(), used, starts));
    if (gpt.isArrayShort()) {
      map.note(
          warning(
              "gdisk.short-array",
              "The disk ends before the entry array does; gdisk lists whatever its memory holds"
                  + " for the rest, which is left out here"));
    }
    map.table("gpt");
  }

  private static Partition partition(DiskLayout layout, int index, GptEntry entry) {
    return at(layout, index, entry.firstLba(), entry.lastLba())
        .type(entry.typeGuid().toString(), GptTypes.name(entry.typeGuid()).orElse(""))
        .uuid(entry.uniqueGuid().toString())
        .name(nameOf(entry))
        .flags(GptAttributes.names(entry.attributes()))
        .build();
  }

  /** Returns the name up to where it is no valid UTF-16. */
  private static String nameOf(GptEntry entry) {
    String name = entry.name();
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogatePair(
          name.charAt(i), i + 1 < name.length() ? name.charAt(i + 1) : 0)) {
        i++;
      } else if (Character.isSurrogate(name.charAt(i))) {
        return name.substring(0, i);
      }
    }
    return name;
  }

  private static Partition.Builder at(DiskLayout layout, int index, long first, long last) {
    return Partition.builder(index + 1, layout.sectorSize(), first, last - first + 1);
  }

  private static void addMbr(DiskLayout layout, GdiskMbr mbr, PartitionMap.Builder map)
      throws ToolRefusal {
    long firstUsable = 2L + DEFAULT_TABLE_BYTES / layout.sectorSize().bytes();
    List<Range> used = new ArrayList<>();
    List<Long> starts = new ArrayList<>(List.of(0L));
    for (GdiskMbr.Part part : mbr.partitions()) {
      used.add(new Range(part.start(), part.last()));
      starts.add(part.start());
      if (part.start() != 0) {
        GdiskTypes.Type type = GdiskTypes.ofMbr(part.type());
        map.add(
            at(layout, part.index(), part.start(), part.last())
                .type(type.guid().toString(), GptTypes.name(type.guid()).orElse(""))
                .name(type.name())
                .build());
      }
    }
    long lastUsable = layout.sectorCount() - firstUsable;
    checkFreeSpace(new GdiskFreeSpace(firstUsable, lastUsable, used, starts));
    map.table("mbr");
  }

  private static void checkFreeSpace(GdiskFreeSpace space) throws ToolRefusal {
    if (!space.isFinite()) {
      throw new ToolRefusal(
          "gdisk.hang", "gdisk never ends: a partition reaches to the last possible LBA");
    }
  }

  /** gdisk shows an empty table then; whether there was something that it did not take is told. */
  private static void addNothing(DiskLayout layout, GdiskMbr mbr, PartitionMap.Builder map) {
    if (mbr.state() == GdiskMbr.State.PROTECTIVE || !layout.gptTables().isEmpty()) {
      map.refuse(
          Diagnostic.of(
              Severity.ERROR, "gdisk.no-valid-table", "Neither header of the GPT is valid"));
    } else if (!layout.mbr().bytes().isZero()) {
      map.refuse(
          Diagnostic.of(Severity.ERROR, "gdisk.no-boot-signature", "There is no MBR and no GPT"));
    }
  }

  private static Diagnostic warning(String code, String message) {
    return Diagnostic.of(Severity.WARNING, code, message);
  }
}
