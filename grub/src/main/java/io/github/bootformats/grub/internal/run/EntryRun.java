package io.github.bootformats.grub.internal.run;

import org.jspecify.annotations.Nullable;

/** Runs an entry of a menu. */
public final class EntryRun {
  private EntryRun() {}

  /**
   * Runs an entry on a machine of its own.
   *
   * @param before the machine that shows the menu; it stays as it is
   * @param item the entry
   * @return a machine that has run the entry's body; a submenu is its menu
   */
  public static Machine run(Machine before, Item item) {
    Machine machine = before.fork();
    runOn(machine, item);
    return machine;
  }

  /**
   * Runs an entry.
   *
   * @param machine a fork of the one that shows the menu
   * @param item the entry
   */
  public static void runOn(Machine machine, Item item) {
    machine.guard(() -> prepare(machine, item));
    if (!machine.exceededLimit()) {
      machine.run(item);
    }
  }

  private static void prepare(Machine machine, Item item) {
    Environment environment = machine.environment();
    @Nullable String chosen = environment.get("chosen");
    @Nullable String wanted = environment.get("default");
    if (item.submenu()) {
      environment.open(machine.dialect().exportsAll());
      environment.set("timeout", "0", null);
    }
    String id = item.id().replace(">", ">>");
    environment.set("chosen", chosen == null ? id : chosen + ">" + id, null);
    environment.export("chosen", null);
    Choice.rest(wanted == null ? "" : wanted)
        .ifPresentOrElse(
            rest -> environment.set("default", rest, null), () -> environment.unset("default"));
  }
}
