package io.github.bootformats.cli.change;

import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.cli.partitions.PartitionsJson;
import io.github.bootformats.cli.partitions.RawEntries;
import io.github.bootformats.partition.DiskLayout;
import java.io.IOException;
import java.util.Optional;

/** Shows a change as JSON. */
public final class ChangeJson {
  /** The version of the document's shape. */
  public static final String SCHEMA = "bootfmt.partition-change/1";

  private ChangeJson() {}

  /**
   * Returns the document.
   *
   * @param name the disk's name
   * @param edit what was done, or would be
   * @param savedTo where the replaced sectors are kept
   * @param written whether it was done
   */
  public static String of(String name, DiskEdit edit, Optional<String> savedTo, boolean written)
      throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.field("image", name);
          json.field("sectorSize", edit.after().sectorSize().bytes());
          json.strings("steps", edit.change().steps());
          json.strings("notes", edit.notes());
          json.object("before", ignored -> layout(json, edit.before()));
          json.object("after", ignored -> layout(json, edit.after()));
          json.findings("resolved", edit.change().resolved());
          json.findings("introduced", edit.change().introduced());
          json.array(
              "writes",
              edit.writes().writes(),
              write -> {
                json.field("what", write.what());
                json.field("offset", write.offset());
                json.field("length", write.bytes().length());
                json.field("barrier", write.barrier());
              });
          json.field("savedTo", savedTo.orElse(null));
          json.field("written", written);
        });
  }

  private static void layout(JsonText json, DiskLayout layout) throws IOException {
    PartitionMap entries = layout.as(RawEntries.VIEW);
    json.field("size", layout.diskSize());
    json.field("table", entries.table());
    PartitionsJson.partitions(json, "partitions", entries);
  }
}
