package io.github.bootformats.cli.change;

import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.script.DiskScript;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Shows a script that describes a disk as JSON. */
public final class ScriptJson {
  /** The version of the document's shape. */
  public static final String SCHEMA = "bootfmt.partition-script/1";

  private ScriptJson() {}

  /**
   * Returns the document.
   *
   * @param name the disk's name
   * @param script its description, whose partitions have numbers, starts and sizes in sectors
   */
  public static String of(String name, DiskScript script) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.field("image", name);
          json.object(
              "headers",
              ignored -> {
                for (Map.Entry<String, String> header : script.headers().entrySet()) {
                  json.field(header.getKey(), header.getValue());
                }
              });
          json.array(
              "partitions",
              script.partitions(),
              partition -> {
                json.field("number", partition.number().orElseThrow());
                json.field("start", partition.start().orElseThrow().value());
                json.field("sectors", partition.size().orElseThrow().value());
                json.field("type", partition.type().orElseThrow().toLowerCase(Locale.ROOT));
                json.field("uuid", partition.uuid().map(Object::toString).orElse(null));
                json.field("name", partition.name());
                json.strings("attributes", GptAttributes.names(partition.attributes()));
                json.field("bootable", partition.isBootable());
              });
        });
  }
}
