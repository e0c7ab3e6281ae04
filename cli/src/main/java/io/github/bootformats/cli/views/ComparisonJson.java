package io.github.bootformats.cli.views;

import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.cli.partitions.PartitionListing;
import io.github.bootformats.cli.partitions.PartitionsJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows as JSON who sees what, and where they disagree. */
public final class ComparisonJson {
  /** The version of the document's shape. */
  public static final String SCHEMA = "bootfmt.partition-views/1";

  private ComparisonJson() {}

  /**
   * One disagreement.
   *
   * @param number the partition's number
   * @param field what is different
   * @param values what is said, with the indexes of the groups that have a table
   */
  private record Difference(int number, Field field, Map<String, List<Integer>> values) {}

  /** Returns the document. */
  public static String of(ViewComparison comparison) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.field("sectorSize", comparison.layout().sectorSize().bytes());
          json.field("agree", comparison.isUnanimous());
          json.array("groups", comparison.groups(), group -> group(json, group));
          json.array(
              "differences",
              differences(comparison.rows()),
              difference -> difference(json, difference, comparison.tables()));
          json.array("views", comparison.answers(), answer -> view(json, answer));
          json.findings("diagnostics", comparison.findings());
        });
  }

  private static void group(JsonText json, AnswerGroup group) throws IOException {
    json.strings("views", group.views());
    json.field("answer", group.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    boolean isTable = group.kind() == Answer.Kind.PARTITIONS;
    json.field("table", isTable ? group.spokesman().map().table() : PartitionMap.NO_TABLE);
    json.field("partitions", group.spokesman().map().partitions().size());
  }

  private static List<Difference> differences(List<ComparedRow> rows) {
    List<Difference> differences = new ArrayList<>();
    for (ComparedRow row : rows) {
      for (Field field : Field.values()) {
        if (row.differs(field)) {
          differences.add(new Difference(row.number(), field, row.values(field)));
        }
      }
    }
    return differences;
  }

  private static void difference(JsonText json, Difference difference, List<AnswerGroup> tables)
      throws IOException {
    json.field("number", difference.number());
    json.field("field", difference.field().word());
    json.array(
        "values",
        List.copyOf(difference.values().entrySet()),
        value -> {
          List<String> views = new ArrayList<>();
          value.getValue().forEach(group -> views.addAll(tables.get(group).views()));
          boolean isSeen = difference.field() != Field.PLACE || !value.getKey().isEmpty();
          json.field("value", isSeen ? value.getKey() : null);
          json.strings("views", views);
        });
  }

  private static void view(JsonText json, Answer answer) throws IOException {
    PartitionsJson.write(
        json, new PartitionListing(answer.consumer(), answer.map(), answer.map().diagnostics()));
  }
}
