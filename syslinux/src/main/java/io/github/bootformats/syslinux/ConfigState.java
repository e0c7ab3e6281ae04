package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reader knows when it has read all files. */
final class ConfigState {
  final ReaderDialect dialect;
  final MenuScreen hidden = new MenuScreen(Bytes.utf8(".hidden"), null, null);
  final MenuScreen top = new MenuScreen(Bytes.utf8(".top"), null, null);
  final List<MenuScreen> screens = new ArrayList<>();
  final List<Diagnostic> findings = new ArrayList<>();

  /** The last submenu of each label that began, which is the one that counts. */
  private final Map<Bytes, MenuScreen> screensByLabel = new HashMap<>();

  /** The first item of each label, which is the one that counts. */
  final Map<Bytes, MenuItem> labels = new HashMap<>();

  MenuScreen start = top;

  /** {@code DEFAULT}, whether or not it counts. */
  @Nullable Bytes globalDefault;

  /** What the core boots by itself: {@code UI}, or else {@code DEFAULT}. */
  @Nullable Bytes command;

  @Nullable SourceLocation commandSource;
  boolean hasUi;

  @Nullable Bytes onTimeout;
  @Nullable Bytes onError;
  int sysAppend;
  int timeoutTenths;
  long totalTimeoutTenths;
  boolean prompt;
  boolean noEscape;
  boolean implicit = true;
  boolean options = true;
  boolean hiddenMenu;
  boolean shiftKey;
  boolean menuSave;

  ConfigState(ReaderDialect dialect) {
    this.dialect = dialect;
    add(hidden);
    add(top);
  }

  void add(MenuScreen screen) {
    screens.add(screen);
    screensByLabel.put(screen.label, screen);
  }

  /** The item whose label a line begins with. */
  Optional<MenuItem> find(Bytes line) {
    return Optional.ofNullable(labels.get(Ascii.firstWord(line)));
  }

  /** Finds a submenu; of several the last one that began. */
  Optional<MenuScreen> screen(Bytes label) {
    return Optional.ofNullable(screensByLabel.get(label));
  }
}
