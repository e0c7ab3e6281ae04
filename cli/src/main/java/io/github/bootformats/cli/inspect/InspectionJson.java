package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.cli.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Shows an inspected image as JSON, in the form {@value #SCHEMA}. Fields may be added to it;
 * whatever else changes makes another number.
 */
public final class InspectionJson {
  public static final String SCHEMA = "bootfmt.inspect/1";

  private final JsonText json;

  private InspectionJson(JsonText json) {
    this.json = json;
  }

  /**
   * Returns the document.
   *
   * @param image the image
   * @param problems what went wrong before, such as formats that could not be loaded
   */
  public static String of(InspectedImage image, List<Diagnostic> problems) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.field("image", image.id());
          json.field("size", image.size());
          new InspectionJson(json).formats(image);
          json.findings("diagnostics", problems);
        });
  }

  private void formats(InspectedImage image) throws IOException {
    json.array("formats", image.formats(), this::format);
  }

  private void format(InspectedFormat format) throws IOException {
    json.field("id", format.detection().format().id());
    json.field("name", format.detection().format().name());
    json.field("confidence", format.detection().confidence().name().toLowerCase(Locale.ROOT));
    json.field("reason", format.detection().reason());
    if (format.report().isPresent()) {
      Report report = format.report().get();
      json.object("report", ignored -> report(report));
    } else {
      json.nothing("report");
    }
    json.array("images", format.images(), this::image);
    json.findings("diagnostics", format.problems());
  }

  private void image(InspectedImage image) throws IOException {
    json.field("id", image.id());
    json.field("title", image.title());
    json.field("offset", image.offset());
    json.field("size", image.size());
    formats(image);
  }

  private void report(Report report) throws IOException {
    json.field("kind", report.kind());
    json.field("title", report.title());
    if (!report.id().isEmpty()) {
      json.field("id", report.id());
    }
    json.object(
        "facts",
        ignored -> {
          for (Fact fact : report.facts()) {
            json.simple(fact.name(), fact.value());
          }
        });
    json.findings("findings", report.findings());
    json.array("children", report.children(), this::report);
  }
}
