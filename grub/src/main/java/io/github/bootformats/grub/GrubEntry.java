package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.internal.run.EntryRun;
import io.github.bootformats.grub.internal.run.Item;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.internal.run.Machine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a {@link GrubMenu}. Its body is run, once, when something is asked for that it
 * decides: what is loaded, or the entries of a submenu.
 */
public final class GrubEntry {
  private final GrubConsumer consumer;
  private final Machine before;
  private final Item item;
  private @Nullable Machine after;
  private @Nullable GrubMenu menu;
  private @Nullable BootEntry evaluated;

  GrubEntry(GrubConsumer consumer, Machine before, Item item) {
    this.consumer = consumer;
    this.before = before;
    this.item = item;
  }

  private synchronized Machine after() {
    Machine ran = after;
    if (ran == null) {
      ran = EntryRun.run(before, item);
      after = ran;
    }
    return ran;
  }

  /**
   * Returns the title.
   *
   * @return what the menu shows
   */
  public Bytes title() {
    return Latin.bytes(item.title());
  }

  /**
   * Returns the id.
   *
   * @return what {@code --id} says, else the title
   */
  public Bytes id() {
    return Latin.bytes(item.id());
  }

  /**
   * Returns the classes, by which themes choose an icon.
   *
   * @return what {@code --class} says
   */
  public List<Bytes> classes() {
    return item.classes().stream().map(Latin::bytes).toList();
  }

  /**
   * Returns who may boot this entry, besides superusers, where those are set.
   *
   * @return the users, separated by commas or blanks, perhaps none; empty when everybody may
   */
  public Optional<Bytes> users() {
    return item.users().map(Latin::bytes);
  }

  /**
   * Returns the key that boots this entry.
   *
   * @return what {@code --hotkey} says
   */
  public Optional<Bytes> hotkey() {
    return item.hotkey().map(Latin::bytes);
  }

  /**
   * Returns whether the menu does not show this entry, as with {@code hiddenentry}.
   *
   * @return whether it is hidden
   */
  public boolean isHidden() {
    return item.hidden();
  }

  /**
   * Returns whether this is a submenu.
   *
   * @return whether the body makes a menu
   */
  public boolean isSubmenu() {
    return item.submenu();
  }

  /**
   * Returns what the body sees as {@code $1} and so on.
   *
   * @return the title and further arguments
   */
  public List<Bytes> arguments() {
    return item.arguments().stream().map(Latin::bytes).toList();
  }

  /**
   * Returns where the entry is defined.
   *
   * @return the place of {@code menuentry}, or of the kernel in a Boot Loader Specification file
   */
  public SourceLocation source() {
    return item.place();
  }

  /**
   * Returns the menu of a submenu.
   *
   * @return the menu that the body makes; it has no entries unless this is a submenu
   */
  public synchronized GrubMenu menu() {
    GrubMenu made = menu;
    if (made == null) {
      made = new GrubMenu(consumer, after());
      menu = made;
    }
    return made;
  }

  /**
   * Returns the entries of a submenu.
   *
   * @return the entries in order
   */
  public List<GrubEntry> entries() {
    return isSubmenu() ? menu().entries() : List.of();
  }

  /**
   * Returns what is started.
   *
   * @return the path of the kernel or the chain-loaded program, as the script says it
   */
  public Optional<Bytes> kernel() {
    return toBootEntry().kernel();
  }

  /**
   * Returns the initrds.
   *
   * @return the words of the last {@code initrd} command
   */
  public List<Bytes> initrds() {
    return toBootEntry().initrds();
  }

  /**
   * Returns the command line that the kernel gets.
   *
   * @return the exact bytes, with {@code BOOT_IMAGE=} and quoted as GRUB does it
   */
  public Bytes commandLine() {
    return toBootEntry().commandLine();
  }

  /**
   * Returns the device that {@code $root} names when the body has run.
   *
   * @return the name of the device, without parentheses
   */
  public Optional<Bytes> rootDevice() {
    return Optional.ofNullable(after().variable("root")).map(Latin::bytes);
  }

  /**
   * Returns what the body prints.
   *
   * @return the text
   */
  public Bytes output() {
    return Latin.bytes(after().output());
  }

  /**
   * Returns what is odd about the body.
   *
   * @return the findings in the order in which they were found
   */
  public List<Diagnostic> diagnostics() {
    return after().findings();
  }

  /**
   * Returns this entry for those who do not care which loader it is of.
   *
   * @return the entry, with those of a submenu
   */
  public synchronized BootEntry toBootEntry() {
    BootEntry made = evaluated;
    if (made == null) {
      made = BootEntries.of(this, item, after());
      evaluated = made;
    }
    return made;
  }

  /** Returns the id and the title, safe to print. */
  @Override
  public String toString() {
    return (isSubmenu() ? "submenu " : "menuentry ") + id() + " \"" + title() + "\"";
  }
}
