package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a {@link MenuScreen}: an entry, the way to a submenu, or a separator. */
final class MenuItem {
  final MenuScreen screen;
  final int index;
  final SourceLocation source;
  final Map<BootEntry.Part, SourceLocation> partSources = new EnumMap<>(BootEntry.Part.class);

  /** What is shown, with the {@code ^} before the hot key. */
  Bytes displayName = Bytes.empty();

  /** The name by which it is booted; null for what cannot be. */
  @Nullable Bytes label;

  EntryAction action = EntryAction.COMMAND;

  /** What is executed, or null. */
  @Nullable Bytes command;

  /** The submenu that choosing this leads to. */
  @Nullable MenuScreen submenu;

  /** The label of a submenu that is looked for when all have been read. */
  @Nullable Bytes wantedMenu;

  @Nullable Bytes password;
  Bytes help = Bytes.empty();
  int indent;
  boolean save;
  boolean separator;

  MenuItem(MenuScreen screen, SourceLocation source) {
    this.screen = screen;
    this.index = screen.items.size();
    this.source = source;
    screen.items.add(this);
  }
}
