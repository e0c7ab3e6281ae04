package io.github.bootformats.cli.menu;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.cli.json.JsonText;
import java.io.IOException;

/**
 * Shows what a configuration says as JSON, in the form {@value #SCHEMA}. Fields may be added to it;
 * whatever else changes makes another number.
 */
public final class ConfigJson {
  public static final String SCHEMA = "bootfmt.config/1";

  private ConfigJson() {}

  /** Returns the document of a whole configuration. */
  public static String of(EditableConfig config) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          if (config.defaultEntry().isPresent()) {
            json.bytes("default", config.defaultEntry().get());
          } else {
            json.nothing("default");
          }
          if (config.timeout().isPresent()) {
            json.simple("timeoutSeconds", MenuJson.seconds(config.timeout().get()));
          } else {
            json.nothing("timeoutSeconds");
          }
          json.bytes("entries", config.entries());
        });
  }

  /** Returns the document of the parameters of an entry. */
  public static String of(Bytes entry, KernelCommandLine parameters) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.bytes("entry", entry);
          json.bytes("commandLine", parameters.toBytes());
          json.array("parameters", parameters.parameters(), p -> parameter(json, p));
          json.bytes(
              "initArguments",
              parameters.initArguments().stream().map(KernelParameter::text).toList());
        });
  }

  private static void parameter(JsonText json, KernelParameter parameter) throws IOException {
    json.bytes("name", parameter.name());
    if (parameter.value().isPresent()) {
      json.bytes("value", parameter.value().get());
    } else {
      json.nothing("value");
    }
  }
}
