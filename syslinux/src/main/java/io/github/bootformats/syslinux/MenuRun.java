package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A menu program after it has read its configurations (com32/menu/menumain.c).
 *
 * @param core the core that has started it
 * @param state what it has read
 * @param files the configurations
 */
record MenuRun(CoreRun core, ConfigState state, List<Bytes> files) {
  /** A place in a menu, or none when nothing is selected. */
  record Choice(@Nullable MenuItem item, @Nullable Bytes command) {
    static final Choice NOTHING = new Choice(null, null);

    static Choice of(MenuItem item) {
      return new Choice(item, item.command);
    }
  }

  private MenuScreen screen() {
    return state.start;
  }

  private boolean isEmpty() {
    return screen().items.isEmpty();
  }

  /** Whether the default is booted without a look at the keyboard. */
  private boolean isImmediate() {
    return state.shiftKey && !core.host().isShiftHeld();
  }

  /** How long it waits, in tenths of a second; 0 for ever. */
  long waitTenths() {
    if (isEmpty() || isImmediate()) {
      return 0;
    }
    long key = isCancelled() ? 0 : Math.max(screen().timeoutTenths, 0);
    long total = Math.max(state.totalTimeoutTenths, 0);
    return key == 0 ? total : total == 0 ? key : Math.min(key, total);
  }

  boolean isUnattended() {
    return !isEmpty() && (isImmediate() || waitTenths() > 0);
  }

  /**
   * Whether the selection moves at once, which stops the clock: the default is disabled and the
   * first or last of its menu. A hidden menu is not drawn, so nothing moves.
   */
  private boolean isCancelled() {
    return !state.hiddenMenu && selected() != screen().defaultItem;
  }

  /** The item that Enter alone boots. */
  Choice selection() {
    return isEmpty() ? Choice.NOTHING : Choice.of(screen().items.get(selected()));
  }

  /** What is booted when the time is up. */
  Choice timedOut() {
    if (isEmpty()) {
      return Choice.NOTHING;
    }
    MenuItem item = screen().items.get(screen().defaultItem);
    Bytes onTimeout = screen().onTimeout;
    return onTimeout == null || isImmediate() ? Choice.of(item) : new Choice(null, onTimeout);
  }

  private int selected() {
    List<MenuItem> items = screen().items;
    int entry = Math.max(screen().defaultItem, 0);
    if (entry == 0) {
      while (entry < items.size() && isDisabled(items.get(entry))) {
        entry++;
      }
    }
    if (entry >= items.size() - 1) {
      entry = items.size() - 1;
      while (entry > 0 && isDisabled(items.get(entry))) {
        entry--;
      }
    }
    return entry;
  }

  private static boolean isDisabled(MenuItem item) {
    return item.action == EntryAction.DISABLED;
  }
}
