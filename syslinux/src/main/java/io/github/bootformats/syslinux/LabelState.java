package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a label up to the line that is being read. */
final class LabelState {
  final Bytes label;
  final SourceLocation source;
  final Map<BootEntry.Part, SourceLocation> partSources = new EnumMap<>(BootEntry.Part.class);

  Bytes kernel;
  SyslinuxKeyword type = SyslinuxKeyword.KERNEL;
  @Nullable Bytes append;
  @Nullable Bytes initrd;
  @Nullable Bytes menuLabel;
  @Nullable Bytes password;
  Bytes help = Bytes.empty();
  int sysAppend;
  boolean hidden;
  boolean isDefault;
  boolean separator;
  boolean disabled;
  int indent;
  int save;
  EntryAction action = EntryAction.COMMAND;
  @Nullable MenuScreen submenu;
  @Nullable Bytes wantedMenu;

  LabelState(Bytes label, SourceLocation source) {
    this.label = label;
    this.kernel = label;
    this.source = source;
  }
}
