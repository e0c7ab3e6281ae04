package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A label with the kernel parameters that it has, whoever says them.
 *
 * @param label the label
 * @param global the global {@code APPEND} that is in force where the label begins
 */
record AppendedLabel(SyslinuxLabel label, Optional<Bytes> global) {
  static final Bytes NOTHING = Bytes.utf8("-");

  /**
   * Lists the labels of a document. Behind a label, {@code APPEND} is that label's; only before the
   * first one or behind the end of a menu is it global.
   */
  static List<AppendedLabel> of(SyslinuxDocument document) {
    List<AppendedLabel> found = new ArrayList<>();
    Optional<Bytes> global = Optional.empty();
    int next = 0;
    for (SyslinuxLabel label : document.labels()) {
      for (SyslinuxNode node : document.nodes().subList(next, label.begin())) {
        if (node instanceof SyslinuxDirective d && d.keyword() == SyslinuxKeyword.APPEND) {
          global = Optional.of(d.argument());
        }
      }
      found.add(new AppendedLabel(label, global));
      next = label.begin() + label.nodes().size();
    }
    return found;
  }

  KernelCommandLine parameters() {
    Bytes append = label.append().or(() -> global).orElse(NOTHING);
    return append.equals(NOTHING) ? KernelCommandLine.empty() : KernelCommandLine.parse(append);
  }

  /** Returns the argument of an {@code APPEND} of this label that gives it parameters. */
  static Bytes argument(KernelCommandLine parameters) {
    Bytes text = Ascii.afterSpaces(parameters.toBytes(), 0);
    if (text.equals(NOTHING)) {
      throw new IllegalArgumentException("APPEND - stands for no parameters");
    }
    return text.isEmpty() ? NOTHING : text;
  }
}
