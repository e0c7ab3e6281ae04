package io.github.bootformats.partition.internal.report;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.PartitionTableProvider;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;
import java.util.Optional;

/** Whether an image has a partition table, how sure that is, and why. */
public final class TableDetection {
  /** Enough to tell; what is larger is met when the table is read. */
  private static final ReadLimits LIMITS =
      ReadLimits.builder()
          .with(DiskLayout.MAX_ENTRY_ARRAY_BYTES, 1 << 16)
          .with(DiskLayout.MAX_EBRS, 4)
          .build();

  private TableDetection() {}

  public static Detection of(ImageSource image) throws IOException {
    DiskSurvey survey = DiskSurvey.of(image, LIMITS);
    return gpt(survey.layout())
        .or(() -> mbr(survey))
        .or(() -> label(survey.layout()))
        .orElse(Detection.none(PartitionTableProvider.DESCRIPTOR));
  }

  private static Optional<Detection> gpt(DiskLayout layout) {
    Optional<Detection> damaged = Optional.empty();
    for (GptTable table : layout.gptTables()) {
      String place = " at byte " + layout.sectorSize().toBytes(table.lba());
      if (table.header().headerCrcValid()) {
        String which = table.lba() == GptTable.PRIMARY_LBA ? "GPT header" : "backup GPT header";
        return found(Confidence.CERTAIN, which + place);
      }
      if (damaged.isEmpty()) {
        damaged = found(Confidence.LIKELY, "damaged GPT header" + place);
      }
    }
    return damaged;
  }

  private static Optional<Detection> mbr(DiskSurvey survey) {
    if (!survey.layout().mbr().hasBootSignature()) {
      return Optional.empty();
    }
    PartitionMap seen = survey.seen();
    if (!seen.partitions().isEmpty()) {
      return found(
          Confidence.LIKELY,
          "55 AA at byte 510 and " + SeenText.count(seen) + " in the table before it");
    }
    Optional<ForeignLabel> bootSector = survey.bootSector();
    if (bootSector.isPresent()) {
      return found(
          Confidence.POSSIBLE,
          bootSector.get().name() + " at byte 0, which ends in 55 AA as an MBR does");
    }
    return label(survey.layout())
        .or(() -> found(Confidence.POSSIBLE, "55 AA at byte 510, but no partition before it"));
  }

  private static Optional<Detection> label(DiskLayout layout) {
    return layout.foreignLabels().stream()
        .findFirst()
        .flatMap(
            label ->
                found(
                    Confidence.POSSIBLE,
                    label.name() + " at byte " + label.offset() + ", named and not opened"));
  }

  private static Optional<Detection> found(Confidence confidence, String reason) {
    return Optional.of(new Detection(PartitionTableProvider.DESCRIPTOR, confidence, reason));
  }
}
