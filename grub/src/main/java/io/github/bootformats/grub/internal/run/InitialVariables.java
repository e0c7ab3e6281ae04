package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.GrubHost;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** The variables that GRUB 2.06 has when it begins to read its configuration. */
final class InitialVariables {
  private static final String[] FEATURES = {
    "200_final",
    "all_video_module",
    "chainloader_bpb",
    "default_font_path",
    "menuentry_id",
    "menuentry_options",
    "nativedisk_cmd",
    "ntldr",
    "platform_search_hint",
    "timeout_style"
  };

  private InitialVariables() {}

  static void set(Machine machine) {
    GrubHost host = machine.host();
    Environment environment = machine.environment();
    for (String feature : FEATURES) {
      exported(environment, "feature_" + feature, "y");
    }
    exported(environment, "root", Latin.utf8(host.root()));
    exported(environment, "prefix", Latin.of(host.prefix()));
    exported(environment, "grub_cpu", Latin.utf8(host.cpu()));
    exported(environment, "grub_platform", Latin.utf8(host.platform()));
    String config = Latin.of(host.configFile());
    exported(environment, "config_file", config);
    exported(
        environment, "config_directory", config.substring(0, Math.max(config.lastIndexOf('/'), 0)));
    exported(environment, "color_normal", "light-gray/black");
    exported(environment, "color_highlight", "black/light-gray");
    for (String empty : new String[] {"lang", "locale_dir", "secondary_locale_dir", "pager"}) {
      exported(environment, empty, "");
    }
    environment.set("check_signatures", "no", null);
    host.clock().ifPresent(time -> clock(environment, time));
    host.variables()
        .forEach((name, value) -> exported(environment, Latin.utf8(name), Latin.utf8(value)));
    environment.set("?", "0", null);
  }

  private static void exported(Environment environment, String name, String value) {
    environment.set(name, value, null);
    environment.export(name, null);
  }

  private static void clock(Environment environment, LocalDateTime time) {
    exported(environment, "YEAR", Integer.toString(time.getYear()));
    exported(environment, "MONTH", Integer.toString(time.getMonthValue()));
    exported(environment, "DAY", Integer.toString(time.getDayOfMonth()));
    exported(environment, "HOUR", Integer.toString(time.getHour()));
    exported(environment, "MINUTE", Integer.toString(time.getMinute()));
    exported(environment, "SECOND", Integer.toString(time.getSecond()));
    exported(
        environment, "WEEKDAY", time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }
}
