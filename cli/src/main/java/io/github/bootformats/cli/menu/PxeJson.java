package io.github.bootformats.cli.menu;

import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.syslinux.PxelinuxDirectory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a client of PXELINUX asks for and gets as JSON, in the form {@value #SCHEMA}. Fields
 * may be added to it; whatever else changes makes another number.
 */
public final class PxeJson {
  public static final String SCHEMA = "bootfmt.pxe/1";

  private PxeJson() {}

  /**
   * Returns the document.
   *
   * @param selection which files it asked for
   * @param menu what it got; null where it got nothing
   */
  public static String of(PxelinuxDirectory.Selection selection, @Nullable BootMenu menu)
      throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.bytes("tried", selection.tried());
          if (menu == null) {
            json.nothing("config");
            json.nothing("menu");
          } else {
            json.bytes("config", selection.tried().get(selection.tried().size() - 1));
            json.object("menu", object -> new MenuJson(object).menu(menu));
          }
        });
  }
}
