package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.SourceLocation;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes items of labels when the next label, the end of a menu or of all files closes them. */
final class ItemRecorder {
  private static final Bytes SPACE = Bytes.utf8(" ");
  private static final Bytes INITRD = Bytes.utf8(" initrd=");
  private static final Bytes NOTHING = Bytes.utf8("-");

  private final ConfigState state;
  private final SyslinuxHost host;
  private long commandBytes;

  ItemRecorder(ConfigState state, SyslinuxHost host) {
    this.state = state;
    this.host = host;
  }

  /** How many bytes all command lines have so far. */
  long commandBytes() {
    return commandBytes;
  }

  /**
   * Adds an item.
   *
   * @param screen the menu, unless the label is hidden
   * @param label what is known of it
   * @param append the global parameters as they are now
   */
  void record(
      MenuScreen screen,
      LabelState label,
      @Nullable Bytes append,
      @Nullable SourceLocation appendSource) {
    MenuItem item = new MenuItem(label.hidden ? state.hidden : screen, label.source);
    item.partSources.putAll(label.partSources);
    item.displayName = label.menuLabel != null ? label.menuLabel : label.label;
    item.help = label.help;
    item.indent = label.indent;
    item.save = label.save != 0 ? label.save > 0 : item.screen.save;
    item.separator = label.separator;
    if (label.separator || label.disabled) {
      item.action = EntryAction.DISABLED;
      item.displayName = label.separator ? Bytes.empty() : item.displayName;
    } else {
      item.action = label.action;
      item.label = label.label;
      item.password = label.password;
      register(label, item);
    }
    switch (item.action) {
      case COMMAND -> {
        item.command = command(label, append);
        commandBytes += item.command.length();
        if (label.append == null && appendSource != null) {
          item.partSources.putIfAbsent(BootEntry.Part.COMMAND_LINE, appendSource);
        }
      }
      case GOTO, EXIT -> {
        item.submenu = label.submenu;
        item.wantedMenu = label.wantedMenu;
      }
      default -> {}
    }
    chooseDefault(label, item);
  }

  private void register(LabelState label, MenuItem item) {
    MenuItem first = state.labels.putIfAbsent(label.label, item);
    if (first != null) {
      state.findings.add(
          SyslinuxFinding.LABEL_DUPLICATE.at(
              label.source, "label %s is at %s already".formatted(label.label, first.source)));
    }
  }

  private void chooseDefault(LabelState label, MenuItem item) {
    boolean canBe =
        item.action == EntryAction.COMMAND
            || (item.action == EntryAction.GOTO && state.dialect == ReaderDialect.MENU);
    if (label.isDefault && canBe) {
      item.screen.defaultItem = item.index;
      if (label.hidden) {
        state.findings.add(
            SyslinuxFinding.DEFAULT_HIDDEN.at(
                label.source, "label " + label.label + " is hidden and cannot be the default"));
      }
    }
  }

  /** The type if there is one, the kernel, the parameters, the initrds, the facts. */
  private Bytes command(LabelState label, @Nullable Bytes global) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    if (label.type != SyslinuxKeyword.KERNEL) {
      String type = "." + label.type.words().toLowerCase(Locale.ROOT) + " ";
      command.writeBytes(Ascii.bytes(type));
    }
    command.writeBytes(label.kernel.toByteArray());
    Bytes append = label.append != null ? label.append : global;
    if (append != null && !append.isEmpty() && !append.equals(NOTHING)) {
      command.writeBytes(SPACE.toByteArray());
      command.writeBytes(append.toByteArray());
    }
    if (label.initrd != null) {
      command.writeBytes(INITRD.toByteArray());
      command.writeBytes(label.initrd.toByteArray());
    }
    for (Bytes fact : SysAppendFacts.of(host, label.sysAppend)) {
      command.writeBytes(SPACE.toByteArray());
      command.writeBytes(fact.toByteArray());
    }
    return Bytes.of(command.toByteArray());
  }
}
