package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The command line that ELILO makes (find_label in config.c, simple_choose, subst_vars). */
final class EliloCommandLine {
  private static final Bytes SEPARATOR = Bytes.utf8("--");
  private static final Bytes BLANK = Bytes.utf8(" ");

  private final Options global;
  private final Options entry;
  private final LiloHost host;

  EliloCommandLine(Options global, Options entry, LiloHost host) {
    this.global = global;
    this.entry = entry;
    this.host = host;
  }

  /** Parameters without what ELILO puts before them: root=, append, ro. */
  Bytes arguments() {
    Item literal = entry.get(LiloKeyword.LITERAL);
    if (literal != null) {
      return Options.text(literal);
    }
    Bytes options = Bytes.empty();
    Bytes append = value(LiloKeyword.APPEND);
    if (!append.isEmpty()) {
      options = Bytes.join(BLANK, append);
    }
    Bytes root = value(LiloKeyword.ROOT);
    if (!root.isEmpty()) {
      options = withRoot(options, root);
    }
    boolean isReadOnly = entry.getOr(LiloKeyword.READ_ONLY, global) != null;
    return isReadOnly ? Bytes.join(options, Bytes.utf8(" ro")) : options;
  }

  /** Parameters of the entry, or where those are empty the global ones. */
  Bytes value(LiloKeyword keyword) {
    Bytes own = Options.text(entry.get(keyword));
    return own.isEmpty() ? Options.text(global.get(keyword)) : own;
  }

  /** Puts root= before all, or behind the -- that ends what is for the virtual machine monitor. */
  private Bytes withRoot(Bytes options, Bytes root) {
    Bytes added = Bytes.join(Bytes.utf8("root="), root, BLANK);
    if (value(LiloKeyword.VMM).isEmpty()) {
      return Bytes.join(added, options);
    }
    int at = 0;
    while (at < options.length() && !options.slice(at, options.length()).startsWith(SEPARATOR)) {
      at++;
    }
    Bytes all = at < options.length() ? options : Bytes.join(options, Bytes.utf8(" -- "));
    int begin = at < options.length() ? at + 2 : at + 3;
    while (begin < all.length() && all.at(begin) == ' ') {
      begin++;
    }
    return Bytes.join(all.slice(0, begin), added, all.slice(begin, all.length()));
  }

  /** The whole line for a kernel and its parameters. */
  Bytes line(Bytes kernel, Bytes arguments) {
    Bytes vmm = value(LiloKeyword.VMM);
    Bytes line =
        Bytes.join(
            Bytes.utf8("BOOT_IMAGE="),
            device(kernel),
            vmm.isEmpty() ? kernel : vmm,
            BLANK,
            arguments);
    return substituted(line);
  }

  private Bytes device(Bytes kernel) {
    int colon = kernel.indexOf(':', 0);
    int slash = kernel.indexOf('/', 0);
    int backslash = kernel.indexOf('\\', 0);
    int separator = backslash >= 0 && backslash < slash ? backslash : slash;
    boolean namesDevice = colon >= 0 && (separator < 0 || colon < separator);
    if (namesDevice) {
      return Bytes.empty();
    }
    boolean isAbsolute = slash == 0 || backslash == 0;
    return Bytes.join(
        host.bootDevice(), Bytes.utf8(":"), isAbsolute ? Bytes.empty() : host.bootDirectory());
  }

  /** Replaces variables such as %H; an ampersand makes the next character an ordinary one. */
  private Bytes substituted(Bytes line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean variable = false;
    boolean ordinary = false;
    for (int i = 0; i < line.length(); i++) {
      int c = line.at(i);
      if (c == '&' && !ordinary) {
        ordinary = true;
      } else if (variable) {
        variable = false;
        Bytes value = host.variable(Bytes.of((byte) c));
        out.writeBytes(value == null ? new byte[0] : value.toByteArray());
        ordinary = ordinary && !isLetter(c);
      } else if (c == '%' && !ordinary) {
        variable = true;
      } else {
        out.write(c);
        ordinary = false;
      }
    }
    return Bytes.of(out.toByteArray());
  }

  private static boolean isLetter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** The initial RAM disk; none where there is no name. */
  List<Bytes> initrds() {
    Bytes initrd = value(LiloKeyword.INITRD);
    return initrd.isEmpty() ? List.of() : List.of(initrd);
  }
}
