package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The kernel parameters that LILO puts into its map file for an entry (bsect_common in bsect.c):
 * {@code ro}, {@code rw}, {@code root=}, {@code ramdisk=}, append, addappend, in this order.
 */
final class ConstantOptions {
  /** A command line must be shorter, in bytes (COMMAND_LINE_SIZE). */
  static final int SIZE = 512;

  private static final Bytes DEV_MAPPER = Bytes.utf8("/dev/mapper/");
  private static final Bytes LABEL = Bytes.utf8("LABEL=");
  private static final Bytes UUID = Bytes.utf8("UUID=");
  private static final Bytes CURRENT = Bytes.utf8("current");

  /** Words that the second stage acts on and removes; LILO takes none of them from the file. */
  private static final List<String> RESERVED = List.of("vga=", "kbd=", "lock", "nobd");

  private final Options global;
  private final Options entry;
  private final LiloHost host;
  private final List<Diagnostic> findings;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ConstantOptions(Options global, Options entry, LiloHost host, List<Diagnostic> findings) {
    this.global = global;
    this.entry = entry;
    this.host = host;
    this.findings = findings;
  }

  /** The parameters of an entry; those of another system are what literal says. */
  static Bytes of(
      Item header, Options global, Options entry, LiloHost host, List<Diagnostic> findings)
      throws Refusal {
    ConstantOptions options = new ConstantOptions(global, entry, host, findings);
    if (Ascii.equalsIgnoreCase(header.text(), Bytes.utf8(LiloKeyword.IMAGE.word()))) {
      options.addAll(header);
    }
    return options.finished(header);
  }

  private void addAll(Item header) throws Refusal {
    addMode(header);
    Item root = entry.getOr(LiloKeyword.ROOT, global);
    if (root != null) {
      add("root=", root(root), " ");
    }
    Item ramdisk = entry.getOr(LiloKeyword.RAMDISK, global);
    if (ramdisk != null) {
      add("ramdisk=", Bytes.utf8(Integer.toString(Numbers.number(ramdisk))), " ");
    }
    checkVga();
    addAppend();
  }

  private void addMode(Item header) throws Refusal {
    for (Options options : List.of(entry, global)) {
      if (options.has(LiloKeyword.READ_ONLY) && options.has(LiloKeyword.READ_WRITE)) {
        throw Refusal.of(LiloFinding.CONFLICT, header, "both read-only and read-write");
      }
    }
    if (entry.getOr(LiloKeyword.READ_ONLY, global) != null) {
      add("ro ", Bytes.empty(), "");
    }
    if (entry.getOr(LiloKeyword.READ_WRITE, global) != null) {
      add("rw ", Bytes.empty(), "");
    }
  }

  private Bytes root(Item item) throws Refusal {
    Bytes root = Options.text(item);
    for (Bytes prefix : List.of(DEV_MAPPER, LABEL, UUID)) {
      if (root.startsWith(prefix) && root.length() > prefix.length()) {
        return root;
      }
    }
    boolean isCurrent = Ascii.equalsIgnoreCase(root, CURRENT);
    OptionalInt device = isCurrent ? host.currentRoot() : host.device(root);
    if (device.isPresent()) {
      return hex(device.getAsInt());
    }
    boolean isNumber = !root.isEmpty() && root.at(0) >= '0' && root.at(0) <= '9';
    if (isNumber) {
      return hex(Numbers.number(item));
    }
    boolean isUnknown = isCurrent || (!host.knowsAllDevices() && root.startsWith(Bytes.utf8("/")));
    if (!isUnknown) {
      throw Refusal.of(LiloFinding.ROOT_ILLEGAL, item, "no device and no number: " + root);
    }
    findings.add(
        LiloFinding.ROOT_UNKNOWN.at(
            item.line(), "LILO passes the number of the device, which is not known: " + root));
    return root;
  }

  private static Bytes hex(int number) {
    return Bytes.utf8(Integer.toHexString(number));
  }

  private void checkVga() throws Refusal {
    Item vga = entry.getOr(LiloKeyword.VGA, global);
    if (vga == null) {
      return;
    }
    Bytes mode = Ascii.lowerCase(Options.text(vga));
    boolean isName = List.of("normal", "ext", "extended", "ask").contains(mode.toString());
    if (!isName) {
      Numbers.number(vga);
    }
  }

  private void addAppend() throws Refusal {
    Item append = entry.getOr(LiloKeyword.APPEND, global);
    if (append != null) {
      if (Options.text(append).length() >= SIZE) {
        throw Refusal.of(LiloFinding.OPTIONS_LONG, append, "append is longer than 511 bytes");
      }
      add("", Options.text(append), " ");
    }
    Item addition = entry.get(LiloKeyword.ADDAPPEND);
    if (addition == null) {
      return;
    }
    if (!global.has(LiloKeyword.APPEND)) {
      findings.add(
          LiloFinding.ADDAPPEND_ALONE.at(addition.line(), "addappend without a global append"));
    }
    if (out.size() + Options.text(addition).length() >= SIZE) {
      throw Refusal.of(LiloFinding.OPTIONS_LONG, addition, "parameters longer than 511 bytes");
    }
    add("", Options.text(addition), "");
  }

  private void add(String before, Bytes text, String after) {
    out.writeBytes(Bytes.utf8(before).toByteArray());
    out.writeBytes(text.toByteArray());
    out.writeBytes(Bytes.utf8(after).toByteArray());
  }

  private Bytes finished(Item header) throws Refusal {
    Item literal = entry.get(LiloKeyword.LITERAL);
    Bytes all = literal != null ? Options.text(literal) : Bytes.of(out.toByteArray());
    if (!all.isEmpty() && all.at(all.length() - 1) == ' ') {
      all = all.slice(0, all.length() - 1);
    }
    checkReserved(header, all);
    return all;
  }

  private static void checkReserved(Item header, Bytes options) throws Refusal {
    Optional<String> word = reserved(options);
    if (word.isPresent()) {
      throw Refusal.of(
          LiloFinding.APPEND_KEYWORD, header, "parameters must not contain " + word.get());
    }
  }

  /** The word in parameters for which LILO refuses them. */
  static Optional<String> reserved(Bytes options) {
    for (String word : RESERVED) {
      int at = find(options, Bytes.utf8(word));
      boolean begins = at == 0 || (at > 0 && options.at(at - 1) == ' ');
      int end = at + word.length();
      if (begins && (word.endsWith("=") || end == options.length() || options.at(end) == ' ')) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** Where a word is first found, or -1; LILO looks no further than that. */
  private static int find(Bytes text, Bytes word) {
    for (int i = 0; i + word.length() <= text.length(); i++) {
      if (text.slice(i, i + word.length()).equals(word)) {
        return i;
      }
    }
    return -1;
  }
}
