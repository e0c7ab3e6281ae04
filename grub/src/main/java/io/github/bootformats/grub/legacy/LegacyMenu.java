package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootMenu;
import java.util.List;
import java.util.Optional;

/**
 * What GRUB Legacy makes of a configuration: the neutral {@linkplain #bootMenu() menu}, and what
 * that has no words for. Instances are immutable.
 *
 * <p>Entries have their numbers, from 0, as ids. Files that are named without a device get the one
 * that {@code root} set. The default entry is the one that is booted when nobody touches a key:
 * when the entry that {@code default} names must fail, the first of the {@code fallback} entries
 * that need not.
 */
public final class LegacyMenu {
  private final BootMenu bootMenu;
  private final List<Integer> fallbacks;
  private final boolean hidden;
  private final Optional<Bytes> password;

  LegacyMenu(BootMenu bootMenu, List<Integer> fallbacks, boolean hidden, Optional<Bytes> password) {
    this.bootMenu = bootMenu;
    this.fallbacks = List.copyOf(fallbacks);
    this.hidden = hidden;
    this.password = password;
  }

  /**
   * Returns the menu.
   *
   * @return entries, default, time-out, findings
   */
  public BootMenu bootMenu() {
    return bootMenu;
  }

  /**
   * Returns which entries are booted when the default entry fails.
   *
   * @return numbers of entries that exist, in this order
   */
  public List<Integer> fallbacks() {
    return fallbacks;
  }

  /**
   * Returns whether the menu is shown only when a key is pressed in time.
   *
   * @return true if {@code hiddenmenu} counts, which it does only with a time-out
   */
  public boolean isHidden() {
    return hidden;
  }

  /**
   * Returns the password without which entries can be booted, but neither changed nor, where they
   * are locked, booted.
   *
   * @return the argument of {@code password} as it is written, {@code --md5} and a file included
   */
  public Optional<Bytes> password() {
    return password;
  }

  @Override
  public String toString() {
    return bootMenu.toString();
  }
}
