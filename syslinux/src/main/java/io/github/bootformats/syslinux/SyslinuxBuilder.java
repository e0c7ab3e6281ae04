package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a configuration as people write them: what is global first, then the entries, with an
 * empty line before each.
 *
 * <pre>{@code
 * SyslinuxDocument document =
 *     SyslinuxBuilder.create()
 *         .ui("menu.c32")
 *         .timeout(Duration.ofSeconds(5))
 *         .entry(SyslinuxEntry.builder("linux").linux("/vmlinuz").append("root=/dev/sda1").build())
 *         .build();
 * }</pre>
 */
public final class SyslinuxBuilder {
  private static final Bytes EMPTY_LINE = Bytes.utf8("\n");

  private final List<SyslinuxNode> global = new ArrayList<>();
  private final List<SyslinuxNode> entries = new ArrayList<>();

  private SyslinuxBuilder() {}

  /**
   * Starts a configuration.
   *
   * @return a builder
   */
  public static SyslinuxBuilder create() {
    return new SyslinuxBuilder();
  }

  /**
   * Sets the user interface.
   *
   * @param module a module, such as {@code menu.c32}, and perhaps its arguments
   * @return this builder
   */
  public SyslinuxBuilder ui(String module) {
    return directive(SyslinuxKeyword.UI, module);
  }

  /**
   * Sets what is booted without a user.
   *
   * @param line a label, and perhaps parameters
   * @return this builder
   */
  public SyslinuxBuilder defaultEntry(String line) {
    return directive(SyslinuxKeyword.DEFAULT, line);
  }

  /**
   * Sets how long to wait for a key.
   *
   * @param timeout the time, more than zero, rounded up to a tenth of a second
   * @return this builder
   * @throws IllegalArgumentException if it is not more than zero, or more than a year
   */
  public SyslinuxBuilder timeout(Duration timeout) {
    if (timeout.isZero()) {
      throw new IllegalArgumentException("TIMEOUT 0 is for ever");
    }
    SyslinuxDocument none = SyslinuxDocument.of(List.of());
    global.addAll(SyslinuxEditor.of(none).withTimeout(timeout).document().nodes());
    return this;
  }

  /**
   * Sets the heading of the menu.
   *
   * @param title the title
   * @return this builder
   */
  public SyslinuxBuilder title(String title) {
    return directive(SyslinuxKeyword.MENU_TITLE, title);
  }

  /**
   * Adds any directive that is about the whole menu.
   *
   * @param keyword the keyword
   * @param argument its argument, perhaps nothing
   * @return this builder
   * @throws IllegalArgumentException if it belongs to a label or begins one, or cannot be written
   */
  public SyslinuxBuilder directive(SyslinuxKeyword keyword, String argument) {
    boolean isGlobal =
        switch (keyword) {
          case APPEND, IPAPPEND, SYSAPPEND, MENU_SAVE, MENU_NOSAVE -> true;
          case MENU_BEGIN, MENU_END, MENU_SEPARATOR -> false;
          default -> !LabelScope.contains(keyword);
        };
    if (!isGlobal) {
      throw new IllegalArgumentException(keyword.words() + " is not about the whole menu");
    }
    global.add(SyslinuxDirective.of(keyword, argument));
    return this;
  }

  /**
   * Adds an entry.
   *
   * @param entry the entry
   * @return this builder
   */
  public SyslinuxBuilder entry(SyslinuxEntry entry) {
    entries.add(emptyLine());
    entries.addAll(entry.nodes());
    return this;
  }

  /**
   * Adds an empty line to the menu.
   *
   * @return this builder
   */
  public SyslinuxBuilder separator() {
    entries.add(emptyLine());
    entries.add(SyslinuxDirective.of(SyslinuxKeyword.MENU_SEPARATOR, ""));
    return this;
  }

  /**
   * Adds a submenu.
   *
   * @param tag its name for {@code MENU GOTO}: one word
   * @param title what the menu shows
   * @param entries its entries
   * @return this builder
   * @throws IllegalArgumentException if this cannot be written
   */
  public SyslinuxBuilder submenu(String tag, String title, List<SyslinuxEntry> entries) {
    this.entries.add(emptyLine());
    this.entries.addAll(submenuNodes(tag, title, entries));
    return this;
  }

  static List<SyslinuxNode> submenuNodes(String tag, String title, List<SyslinuxEntry> entries) {
    List<SyslinuxNode> nodes = new ArrayList<>();
    Bytes name = SyslinuxEntry.checkedLabel(Bytes.utf8(requireNonNull(tag)));
    nodes.add(SyslinuxDirective.of(SyslinuxKeyword.MENU_BEGIN, name));
    nodes.add(SyslinuxDirective.of(SyslinuxKeyword.MENU_TITLE, title));
    entries.forEach(entry -> nodes.addAll(entry.nodes()));
    nodes.add(SyslinuxDirective.of(SyslinuxKeyword.MENU_END, ""));
    return nodes;
  }

  private static SyslinuxComment emptyLine() {
    return new SyslinuxComment(1, EMPTY_LINE);
  }

  /**
   * Returns the configuration.
   *
   * @return the document; later calls do not change it
   */
  public SyslinuxDocument build() {
    List<SyslinuxNode> all = new ArrayList<>(global);
    all.addAll(entries);
    return SyslinuxDocument.of(all);
  }
}
