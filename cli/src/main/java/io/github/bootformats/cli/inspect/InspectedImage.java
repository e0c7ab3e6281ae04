package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.spi.Report;
import java.util.List;

/**
 * An image and what the installed formats make of it.
 *
 * @param id what its parent calls it, or the file's name
 * @param title what it is within its parent, or empty
 * @param offset where it begins, in bytes of its parent
 * @param size its bytes
 * @param formats what it may be, the surest first; empty when no format knows it
 */
public record InspectedImage(
    String id, String title, long offset, long size, List<InspectedFormat> formats) {
  public InspectedImage {
    formats = List.copyOf(formats);
  }

  /** Adds to what a format makes of it. */
  InspectedImage with(String formatId, Report part, List<InspectedImage> images) {
    return new InspectedImage(
        id,
        title,
        offset,
        size,
        formats.stream()
            .map(f -> f.detection().format().id().equals(formatId) ? f.with(part, images) : f)
            .toList());
  }

  /** Returns whether any format knows it. */
  public boolean isKnown() {
    return !formats.isEmpty();
  }
}
