package io.github.bootformats.cli.change;

import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.partition.repair.LayoutRepair.Suggestion;
import java.io.IOException;
import java.util.List;

/** Shows what can be repaired as JSON. */
public final class RepairsJson {
  /** The version of the document's shape. */
  public static final String SCHEMA = "bootfmt.partition-repairs/1";

  private RepairsJson() {}

  /** Returns the document. */
  public static String of(List<Suggestion> suggestions) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.array(
              "repairs",
              suggestions,
              suggestion -> {
                json.field("id", suggestion.repair().id());
                json.field("obvious", suggestion.isObvious());
                json.strings("steps", suggestion.change().steps());
                json.findings("resolved", suggestion.change().resolved());
                json.findings("introduced", suggestion.change().introduced());
              });
        });
  }
}
