package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration and what it includes, directive by directive, as one of SYSLINUX 6.04's two
 * readers does.
 */
final class ConfigReader {
  private final SyslinuxHost host;
  private final ReadLimits limits;
  private final TreePath directory;
  private final ConfigState state;
  private final ItemRecorder recorder;

  /** The files that are being read, each including the next. */
  private final Deque<Bytes> open = new ArrayDeque<>();

  private long lines;
  private boolean isFull;
  private MenuScreen current;
  private @Nullable LabelState label;
  private @Nullable Bytes append;
  private @Nullable SourceLocation appendSource;
  private boolean uiCounts;

  /** How many submenus are open that are too deep to be menus of their own. */
  private int tooDeep;

  private ConfigReader(
      ReaderDialect dialect, SyslinuxHost host, TreePath directory, ReadLimits limits) {
    this.host = host;
    this.limits = limits;
    this.directory = directory;
    this.state = new ConfigState(dialect);
    this.recorder = new ItemRecorder(state, host);
    this.current = state.top;
  }

  /** A file's name and what is in it. */
  record ConfigFile(Bytes name, SyslinuxDocument document) {}

  /**
   * Reads files one after the other, as if they were one.
   *
   * @param sysAppend the global {@code SYSAPPEND} to begin with: the core keeps it when it starts
   *     anew with another configuration
   */
  static ConfigState read(
      ReaderDialect dialect,
      SyslinuxHost host,
      TreePath directory,
      ReadLimits limits,
      int sysAppend,
      Iterable<ConfigFile> files)
      throws IOException {
    ConfigReader reader = new ConfigReader(dialect, host, directory, limits);
    reader.state.sysAppend = sysAppend;
    for (ConfigFile file : files) {
      reader.readFile(file.name(), file.document());
    }
    reader.close(reader.current);
    Postprocessing.of(reader.state, host);
    return reader.state;
  }

  private void readFile(Bytes name, SyslinuxDocument document) throws IOException {
    open.push(name);
    new FileReader(name).read(document);
    open.pop();
  }

  private void close(MenuScreen screen) {
    if (label != null) {
      recorder.record(screen, label, append, appendSource);
      label = null;
      isFull |= recorder.commandBytes() > limits.get(SyslinuxLimits.MAX_COMMAND_LINE_BYTES);
    }
  }

  /** Reads one file. It keeps the menu it is in, also when files that it includes change that. */
  private final class FileReader {
    private final Bytes file;
    private MenuScreen screen = current;

    FileReader(Bytes file) {
      this.file = file;
    }

    void read(SyslinuxDocument document) throws IOException {
      for (Diagnostic finding : DocumentFindings.of(document)) {
        state.findings.add(file.isEmpty() ? finding : finding.inFile(file.toString()));
      }
      for (SyslinuxNode node : document.nodes()) {
        if (isFull || ++lines > limits.get(SyslinuxLimits.MAX_LINES)) {
          full(node);
          return;
        }
        if (node instanceof SyslinuxDirective directive) {
          apply(directive);
        } else if (node instanceof SyslinuxText text && text.isHelp() && label != null) {
          label.help = Bytes.join(label.help, text.content());
        }
      }
    }

    private void full(SyslinuxNode node) {
      if (!isFull || state.findings.stream().noneMatch(f -> f.code().startsWith("limit."))) {
        state.findings.add(
            SyslinuxFinding.LIMIT_LINES.at(place(node), "the rest of the lines is not read"));
      }
      isFull = true;
    }

    private SourceLocation place(SyslinuxNode node) {
      return new SourceLocation(file, node.line());
    }

    private void apply(SyslinuxDirective d) throws IOException {
      Bytes argument = d.argument();
      switch (d.keyword()) {
        case LABEL -> label(d, argument);
        case APPEND -> append(d, argument);
        case INITRD -> {
          if (label == null) {
            ignored(d);
          } else {
            label.initrd = argument;
            label.partSources.put(BootEntry.Part.INITRDS, place(d));
          }
        }
        case IPAPPEND, SYSAPPEND -> {
          if (label == null) {
            state.sysAppend = Numbers.anyRadix(argument);
          } else {
            label.sysAppend = Numbers.anyRadix(argument);
          }
        }
        case DEFAULT -> {
          state.globalDefault = argument;
          if (!uiCounts) {
            state.command = argument;
            state.commandSource = place(d);
          }
        }
        case UI -> {
          state.hasUi = true;
          uiCounts = true;
          state.command = argument;
          state.commandSource = place(d);
        }
        case ONTIMEOUT -> {
          state.onTimeout = argument;
          screen.onTimeout = argument;
        }
        case ONERROR -> {
          if (state.dialect == ReaderDialect.CORE) {
            state.onError = argument;
            screen.onError = argument;
          }
        }
        case MENU_ONERROR -> {
          state.onError = argument;
          screen.onError = argument;
        }
        case TIMEOUT -> {
          state.timeoutTenths = Numbers.decimal(argument);
          screen.timeoutTenths = state.timeoutTenths;
        }
        case TOTALTIMEOUT -> state.totalTimeoutTenths = Numbers.longDecimal(argument);
        case PROMPT -> state.prompt = Numbers.decimal(argument) != 0;
        case NOESCAPE -> state.noEscape = Numbers.decimal(argument) != 0;
        case IMPLICIT -> state.implicit = Numbers.decimal(argument) != 0;
        case ALLOWOPTIONS -> state.options = Numbers.decimal(argument) != 0;
        case INCLUDE -> include(d, argument, state.dialect == ReaderDialect.MENU);
        case MENU_INCLUDE -> include(d, argument, true);
        default -> {
          if (d.keyword().isKernel()) {
            kernel(d, argument);
          } else if (d.keyword().isMenu()) {
            menu(d, argument);
          }
        }
      }
    }

    private void label(SyslinuxDirective d, Bytes argument) {
      close(screen);
      Bytes name = state.dialect == ReaderDialect.CORE ? Ascii.firstWord(argument) : argument;
      label = new LabelState(name, place(d));
      label.sysAppend = state.sysAppend;
    }

    private void append(SyslinuxDirective d, Bytes argument) {
      if (label == null) {
        append = argument;
        appendSource = place(d);
      } else {
        label.append = argument;
        label.partSources.put(BootEntry.Part.COMMAND_LINE, place(d));
      }
    }

    private void kernel(SyslinuxDirective d, Bytes argument) {
      if (label == null) {
        ignored(d);
        return;
      }
      label.kernel = argument;
      label.type = d.keyword();
      label.partSources.put(BootEntry.Part.KERNEL, place(d));
    }

    private void ignored(SyslinuxDirective d) {
      state.findings.add(
          SyslinuxFinding.NO_LABEL.at(
              place(d), d.keyword().words() + " without a LABEL before it is ignored"));
    }

    private void menu(SyslinuxDirective d, Bytes argument) {
      switch (d.keyword()) {
        case MENU_LABEL -> menuLabel(d, argument);
        case MENU_TITLE -> {
          screen.title = argument;
          MenuItem item = screen.parentItem;
          if (item != null && item.displayName.equals(screen.label)) {
            item.displayName = argument;
          }
        }
        case MENU_DEFAULT -> {
          if (label != null) {
            label.isDefault = true;
          } else if (screen.parentItem != null && screen.parent != null) {
            screen.parent.defaultItem = screen.parentItem.index;
          }
        }
        case MENU_HIDE -> ifLabel(d, l -> l.hidden = true);
        case MENU_DISABLE, MENU_DISABLED -> ifLabel(d, l -> l.disabled = true);
        case MENU_INDENT -> ifLabel(d, l -> l.indent = Numbers.decimal(argument));
        case MENU_PASSWD -> {
          if (label != null) {
            label.password = argument;
          } else if (screen.parentItem != null) {
            screen.parentItem.password = argument;
          }
        }
        case MENU_SAVE, MENU_NOSAVE -> save(d.keyword() == SyslinuxKeyword.MENU_SAVE);
        case MENU_HIDDEN -> state.hiddenMenu = true;
        case MENU_SHIFTKEY -> state.shiftKey = true;
        case MENU_SEPARATOR -> {
          close(screen);
          label = new LabelState(Bytes.empty(), place(d));
          label.separator = true;
          close(screen);
        }
        case MENU_BEGIN -> {
          if (depth() < limits.get(SyslinuxLimits.MAX_MENU_DEPTH)) {
            begin(argument, place(d));
          } else {
            tooDeep++;
            state.findings.add(
                SyslinuxFinding.LIMIT_MENU_DEPTH.at(place(d), "too many submenus in each other"));
          }
        }
        case MENU_END -> {
          if (tooDeep > 0) {
            tooDeep--;
            return;
          }
          if (current.parent == null) {
            state.findings.add(
                SyslinuxFinding.MENU_END.at(place(d), "MENU END without a MENU BEGIN"));
          }
          end();
        }
        case MENU_QUIT -> ifLabel(d, l -> l.action = EntryAction.QUIT);
        case MENU_GOTO ->
            ifLabel(
                d,
                l -> {
                  l.action = EntryAction.GOTO;
                  l.wantedMenu = argument;
                  l.kernel = argument;
                });
        case MENU_EXIT -> exit(argument);
        case MENU_START -> state.start = screen;
        case MENU_HELP -> {
          if (state.dialect == ReaderDialect.MENU) {
            ifLabel(d, l -> l.action = EntryAction.HELP);
          }
        }
        default -> {} // how the menu looks
      }
    }

    private void ifLabel(SyslinuxDirective d, Consumer<LabelState> change) {
      if (label == null) {
        ignored(d);
      } else {
        change.accept(label);
      }
    }

    private void menuLabel(SyslinuxDirective d, Bytes argument) {
      MenuItem item = screen.parentItem;
      if (label != null) {
        label.menuLabel = argument;
        label.partSources.put(BootEntry.Part.TITLE, place(d));
      } else if (item != null) {
        item.displayName = argument;
        item.partSources.put(BootEntry.Part.TITLE, place(d));
        if (screen.title.isEmpty()) {
          screen.title = Titles.withoutCarets(argument);
        }
      }
    }

    private void save(boolean save) {
      state.menuSave |= save;
      if (label != null) {
        label.save = save ? 1 : -1;
      } else {
        screen.save = save;
      }
    }

    private void exit(Bytes argument) {
      if (label == null || screen.parent == null) {
        return;
      }
      label.action = EntryAction.EXIT;
      if (argument.isEmpty()) {
        label.submenu = screen.parent;
        label.wantedMenu = null;
      } else {
        label.wantedMenu = argument;
        label.kernel = argument;
      }
    }

    private void begin(Bytes tag, SourceLocation place) {
      close(screen);
      MenuItem item = new MenuItem(current, place);
      item.action = EntryAction.SUBMENU;
      item.displayName = tag;
      MenuScreen submenu = new MenuScreen(tag, current, item);
      item.submenu = submenu;
      state.add(submenu);
      current = submenu;
      screen = submenu;
    }

    private int depth() {
      int depth = 0;
      for (MenuScreen at = current; at.parent != null; at = at.parent) {
        depth++;
      }
      return depth;
    }

    private void end() {
      close(screen);
      current = current.parent != null ? current.parent : current;
      screen = current;
    }

    private void include(SyslinuxDirective d, Bytes argument, boolean withTag) throws IOException {
      Bytes name = Ascii.firstWord(argument);
      Bytes tag = withTag ? Ascii.afterSpaces(argument, name.length()) : Bytes.empty();
      Optional<Bytes> content = included(d, name);
      boolean opens = content.isPresent() || state.dialect == ReaderDialect.MENU;
      MenuScreen before = screen;
      if (!tag.isEmpty() && opens) {
        begin(tag, place(d));
      }
      if (content.isPresent()) {
        readFile(path(name), SyslinuxDocument.parse(content.get()).model());
      }
      if (!tag.isEmpty() && opens) {
        end();
        if (state.dialect == ReaderDialect.CORE) {
          screen = before;
        }
      }
    }

    private Optional<Bytes> included(SyslinuxDirective d, Bytes name) throws IOException {
      if (open.contains(path(name))) {
        state.findings.add(
            SyslinuxFinding.INCLUDE_LOOP.at(place(d), "file " + name + " includes itself"));
        return Optional.empty();
      }
      if (open.size() > limits.get(SyslinuxLimits.MAX_INCLUDE_DEPTH)) {
        state.findings.add(
            SyslinuxFinding.LIMIT_INCLUDE_DEPTH.at(
                place(d), "file " + name + " is included through too many others"));
        return Optional.empty();
      }
      Optional<Bytes> content = host.files().read(directory, name, limits);
      if (content.isEmpty()) {
        state.findings.add(
            SyslinuxFinding.INCLUDE_MISSING.at(place(d), "no file " + name + " to include"));
      }
      return content;
    }
  }

  private Bytes path(Bytes name) {
    return ConfigPaths.resolve(directory, name);
  }
}
