package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.cli.json.JsonText;
import java.io.IOException;

/** Shows partitions as JSON. */
public final class PartitionsJson {
  private final JsonText json;

  private PartitionsJson(JsonText json) {
    this.json = json;
  }

  /** Returns the document. */
  public static String of(PartitionListing listing) throws IOException {
    return JsonText.object(json -> new PartitionsJson(json).write(listing));
  }

  private void write(PartitionListing listing) throws IOException {
    PartitionMap map = listing.map();
    json.field("table", map.table());
    json.field("view", map.view());
    json.field("sectorSize", map.sectorSize().bytes());
    json.array("partitions", map.partitions(), this::partition);
    if (map.refused().isPresent()) {
      Diagnostic reason = map.refused().get();
      json.object("refused", ignored -> json.reason(reason));
    } else {
      json.nothing("refused");
    }
    json.findings("diagnostics", listing.diagnostics());
  }

  private void partition(Partition partition) throws IOException {
    json.field("number", partition.number());
    json.unsigned("start", partition.start());
    json.unsigned("sectors", partition.sectors());
    json.field("type", partition.type());
    json.field("name", partition.name());
    json.field("uuid", partition.uuid().orElse(null));
  }
}
