package io.github.bootformats.partition.internal.report;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ranges of a disk that no partition has and that one could get. */
public final class LayoutGaps {
  /** Between a logical partition and its EBR there is nearly this much, for alignment only. */
  private static final long LEAST_LOGICAL_BYTES = 1 << 20;

  private static final SectorRange NONE = new SectorRange(0, -1);

  private final DiskSurvey survey;
  private final List<Partition> partitions;

  public LayoutGaps(DiskSurvey survey) {
    this.survey = survey;
    this.partitions = survey.partitions();
  }

  /** Returns what is free beside the primary partitions or those of a GPT. */
  public List<SectorRange> main() {
    List<SectorRange> used = new ArrayList<>();
    for (Partition partition : partitions) {
      used.add(range(partition));
    }
    return usable().without(used);
  }

  /** Returns what is free in extended partitions, alignment aside. */
  public List<SectorRange> logical() {
    List<SectorRange> used = new ArrayList<>();
    for (Ebr ebr : survey.layout().ebrs()) {
      used.add(SectorRange.onDisk(ebr.lba(), 1, lastLba()));
    }
    List<SectorRange> extended = new ArrayList<>();
    for (Partition partition : partitions) {
      (survey.isExtended(partition) ? extended : used).add(range(partition));
    }
    long least = LEAST_LOGICAL_BYTES / survey.layout().sectorSize().bytes();
    List<SectorRange> free = new ArrayList<>();
    for (SectorRange range : extended) {
      for (SectorRange gap : range.without(used)) {
        if (gap.sectors() >= least) {
          free.add(gap);
        }
      }
    }
    return free;
  }

  private SectorRange usable() {
    return switch (survey.seen().table()) {
      case "gpt" -> gptUsable();
      case "mbr" -> isFileSystem() ? NONE : new SectorRange(1, lastLba());
      default -> NONE;
    };
  }

  /** A file system on the whole disk leaves nothing free. */
  private boolean isFileSystem() {
    return partitions.isEmpty() && survey.bootSector().isPresent();
  }

  private SectorRange gptUsable() {
    Optional<GptHeader> header =
        survey.layout().gptTables().stream()
            .map(GptTable::header)
            .filter(GptHeader::headerCrcValid)
            .findFirst();
    if (header.isEmpty() || header.get().firstUsableLba() < 0) {
      return NONE;
    }
    long first = header.get().firstUsableLba();
    long last = header.get().lastUsableLba();
    boolean beyond = last < 0 || last > lastLba();
    return new SectorRange(first, beyond ? lastLba() : last);
  }

  private SectorRange range(Partition partition) {
    return SectorRange.onDisk(partition.start(), partition.sectors(), lastLba());
  }

  private long lastLba() {
    return survey.layout().lastLba();
  }
}
