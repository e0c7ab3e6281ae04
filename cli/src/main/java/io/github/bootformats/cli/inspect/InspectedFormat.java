package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one format makes of an image.
 *
 * @param detection how sure it is, and why
 * @param report what it says, if it can and did
 * @param images what it found inside
 * @param problems what kept it from saying more
 */
public record InspectedFormat(
    Detection detection,
    Optional<Report> report,
    List<InspectedImage> images,
    List<Diagnostic> problems) {
  public InspectedFormat {
    images = List.copyOf(images);
    problems = List.copyOf(problems);
  }

  /** Adds a node to the report, and images that were found inside. */
  InspectedFormat with(Report part, List<InspectedImage> more) {
    List<InspectedImage> all = new ArrayList<>(images);
    all.addAll(more);
    Report whole = report.map(r -> r.with(part)).orElse(part);
    return new InspectedFormat(detection, Optional.of(whole), all, problems);
  }
}
