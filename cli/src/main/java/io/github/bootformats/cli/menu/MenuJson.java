package io.github.bootformats.cli.menu;

import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.BootModule;
import io.github.bootformats.cli.json.JsonText;
import java.io.IOException;
import java.time.Duration;

/**
 * Shows a menu as JSON, in the form {@value #SCHEMA}. Fields may be added to it; whatever else
 * changes makes another number.
 */
public final class MenuJson {
  public static final String SCHEMA = "bootfmt.menu/1";

  private static final int MILLIS = 1000;

  private final JsonText json;

  MenuJson(JsonText json) {
    this.json = json;
  }

  /** Returns the document of a whole menu. */
  public static String of(BootMenu menu) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          new MenuJson(json).menu(menu);
        });
  }

  /** Returns the document of one entry. */
  public static String of(BootEntry entry) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          new MenuJson(json).entry(entry);
        });
  }

  /** Writes the fields of a menu. */
  void menu(BootMenu menu) throws IOException {
    json.field("loader", menu.loader());
    json.field("version", menu.version());
    json.bytes("title", menu.title());
    if (menu.timeout().isPresent()) {
      json.simple("timeoutSeconds", seconds(menu.timeout().get()));
    } else {
      json.nothing("timeoutSeconds");
    }
    if (menu.defaultEntry().isPresent()) {
      json.bytes("default", menu.defaultName());
    } else {
      json.nothing("default");
    }
    json.array("entries", menu.entries(), this::entry);
    json.findings("diagnostics", menu.diagnostics());
  }

  /** A whole number where it is one. */
  static Number seconds(Duration duration) {
    long millis = duration.toMillis();
    if (millis % MILLIS == 0) {
      return millis / MILLIS;
    }
    return millis / (double) MILLIS;
  }

  private void entry(BootEntry entry) throws IOException {
    json.bytes("title", entry.title());
    json.bytes("id", entry.id());
    json.field("kind", entry.kind().id());
    if (entry.kernel().isPresent()) {
      json.bytes("kernel", entry.kernel().get());
    } else {
      json.nothing("kernel");
    }
    json.bytes("initrds", entry.initrds());
    json.bytes("commandLine", entry.commandLine());
    json.bytes("arguments", entry.arguments());
    if (entry.deviceTree().isPresent()) {
      json.bytes("deviceTree", entry.deviceTree().get());
    }
    if (!entry.modules().isEmpty()) {
      json.array("modules", entry.modules(), this::module);
    }
    json.field("source", entry.source().map(Object::toString).orElse(null));
    json.array("entries", entry.entries(), this::entry);
  }

  private void module(BootModule module) throws IOException {
    json.bytes("path", module.path());
    json.bytes("arguments", module.arguments());
  }
}
