package io.github.bootformats.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The sector size to take for a disk where nobody names one: the one with the best evidence, else
 * 512 bytes.
 *
 * @param sectorSize the size
 * @param reason why it was taken, in a few words
 * @param finding what should be said about it: that as much speaks for another size, or that the
 *     size is not the usual one
 */
public record SectorSizeChoice(SectorSize sectorSize, String reason, Optional<Diagnostic> finding) {
  private static final String CODE = "disk.sector-size";

  /**
   * Creates a choice.
   *
   * @param sectorSize the size
   * @param reason why it was taken, in a few words
   * @param finding what should be said about it, if anything
   */
  public SectorSizeChoice {
    requireNonNull(sectorSize);
    requireNonNull(reason);
    requireNonNull(finding);
  }

  /**
   * Chooses by the {@linkplain SectorSizes#evidence evidence} on a disk.
   *
   * @param disk the disk; not closed
   * @return the choice
   * @throws IOException if reading fails; never because of what is read
   */
  public static SectorSizeChoice of(ImageSource disk) throws IOException {
    List<SectorSizes.Weighted> evidence = SectorSizes.weighted(disk);
    if (evidence.isEmpty()) {
      return new SectorSizeChoice(SectorSize.B512, "the usual size", Optional.empty());
    }
    SectorSizeEvidence best = evidence.get(0).evidence();
    for (SectorSizes.Weighted weighted : evidence) {
      SectorSizeEvidence other = weighted.evidence();
      boolean isAsGood = weighted.weight() >= evidence.get(0).weight();
      if (isAsGood && !other.sectorSize().equals(best.sectorSize())) {
        return chosen(
            best,
            Severity.WARNING,
            "taken for a disk with %s (%s), but something speaks for %s (%s)"
                .formatted(best.sectorSize(), best.reason(), other.sectorSize(), other.reason()));
      }
    }
    return best.sectorSize().equals(SectorSize.B512)
        ? new SectorSizeChoice(best.sectorSize(), best.reason(), Optional.empty())
        : chosen(
            best,
            Severity.INFO,
            "taken for a disk with %s (%s)".formatted(best.sectorSize(), best.reason()));
  }

  private static SectorSizeChoice chosen(
      SectorSizeEvidence best, Severity severity, String message) {
    return new SectorSizeChoice(
        best.sectorSize(), best.reason(), Optional.of(Diagnostic.of(severity, CODE, message)));
  }
}
