package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.cli.json.JsonText;
import java.io.IOException;

/** Shows partitions as JSON. */
public final class PartitionsJson {
  private PartitionsJson() {}

  /** Returns the document. */
  public static String of(PartitionListing listing) throws IOException {
    return JsonText.object(json -> write(json, listing));
  }

  /** Writes the fields of the document. */
  public static void write(JsonText json, PartitionListing listing) throws IOException {
    PartitionMap map = listing.map();
    json.field("table", map.table());
    json.field("view", map.view());
    json.field("sectorSize", map.sectorSize().bytes());
    partitions(json, "partitions", map);
    if (map.refused().isPresent()) {
      Diagnostic reason = map.refused().get();
      json.object("refused", ignored -> json.reason(reason));
    } else {
      json.nothing("refused");
    }
    json.findings("diagnostics", listing.diagnostics());
  }

  /** Writes an array of partitions. */
  public static void partitions(JsonText json, String name, PartitionMap map) throws IOException {
    json.array(name, map.partitions(), partition -> partition(json, partition));
  }

  private static void partition(JsonText json, Partition partition) throws IOException {
    json.field("number", partition.number());
    json.unsigned("start", partition.start());
    json.unsigned("sectors", partition.sectors());
    json.field("type", partition.type());
    json.field("name", partition.name());
    json.field("uuid", partition.uuid().orElse(null));
  }
}
