package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reader does when it has read all files and knows all labels. */
final class Postprocessing {
  private final ConfigState state;

  private Postprocessing(ConfigState state) {
    this.state = state;
  }

  static void of(ConfigState state, SyslinuxHost host) {
    Postprocessing post = new Postprocessing(state);
    post.resolveSubmenus();
    // The core minds DEFAULT always, but only the menu program shows what follows from it.
    if (state.globalDefault != null && (state.hasUi || state.dialect == ReaderDialect.CORE)) {
      post.startAt(state.globalDefault);
    }
    if (state.menuSave) {
      host.savedLabel().ifPresent(post::startAt);
    }
    for (MenuScreen screen : state.screens) {
      screen.onTimeout = post.unlabelled(screen.onTimeout);
      screen.onError = post.unlabelled(screen.onError);
    }
  }

  private void resolveSubmenus() {
    for (MenuScreen screen : state.screens) {
      for (MenuItem item : screen.items) {
        if (item.wantedMenu != null) {
          Optional<MenuScreen> wanted = state.screen(item.wantedMenu);
          if (wanted.isPresent()) {
            item.submenu = wanted.get();
          } else {
            item.action = EntryAction.DISABLED;
            state.findings.add(
                SyslinuxFinding.GOTO_UNKNOWN.at(
                    item.source, "there is no submenu " + item.wantedMenu));
          }
        }
      }
    }
  }

  private void startAt(Bytes line) {
    state
        .find(line)
        .filter(item -> item.screen != state.hidden)
        .ifPresent(
            item -> {
              item.screen.defaultItem = item.index;
              state.start = item.screen;
            });
  }

  /** Puts the command of a label in its place, with what stands behind it. */
  private @Nullable Bytes unlabelled(@Nullable Bytes line) {
    if (line == null) {
      return null;
    }
    Optional<MenuItem> item = state.find(line);
    if (item.isEmpty() || item.get().command == null) {
      return line;
    }
    Bytes rest = line.slice(Ascii.firstWord(line).length(), line.length());
    return Bytes.join(item.get().command, rest);
  }
}
