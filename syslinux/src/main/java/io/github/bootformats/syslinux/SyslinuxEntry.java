package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;

/** An entry to be written: a label and its directives. Instances are immutable. */
public final class SyslinuxEntry {
  private static final Bytes INDENT = Bytes.utf8("    ");

  private final Bytes name;
  private final List<SyslinuxNode> nodes;

  private SyslinuxEntry(Builder builder) {
    this.name = builder.name;
    this.nodes = List.copyOf(builder.nodes);
  }

  /**
   * Starts an entry.
   *
   * @param name its label: one word
   * @return a builder
   * @throws IllegalArgumentException if the name is empty or has white space in it
   */
  public static Builder builder(String name) {
    return new Builder(checkedLabel(Bytes.utf8(name)));
  }

  /** Returns a name that can be a label, or refuses it. */
  static Bytes checkedLabel(Bytes name) {
    if (name.isEmpty() || Ascii.wordEnd(name, 0) < name.length()) {
      throw new IllegalArgumentException("not one word: \"" + name + "\"");
    }
    return name;
  }

  /**
   * Returns the label.
   *
   * @return the name
   */
  public Bytes name() {
    return name;
  }

  /**
   * Returns the nodes, as they are written into a file.
   *
   * @return {@code LABEL}, and the others indented by four spaces
   */
  public List<SyslinuxNode> nodes() {
    return nodes;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SyslinuxEntry other && nodes.equals(other.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return "LABEL " + name;
  }

  /** Collects an entry. */
  public static final class Builder {
    private final Bytes name;
    private final List<SyslinuxNode> nodes = new ArrayList<>();

    private Builder(Bytes name) {
      this.name = name;
      nodes.add(SyslinuxDirective.of(SyslinuxKeyword.LABEL, name));
    }

    /**
     * Sets what the menu shows.
     *
     * @param title the title; a {@code ^} stands before its hot key
     * @return this builder
     */
    public Builder title(String title) {
      return directive(SyslinuxKeyword.MENU_LABEL, title);
    }

    /**
     * Makes this a Linux kernel.
     *
     * @param path the kernel
     * @return this builder
     */
    public Builder linux(String path) {
      return directive(SyslinuxKeyword.LINUX, path);
    }

    /**
     * Sets the initial RAM disks.
     *
     * @param paths the files, in the order in which the kernel sees them; at least one, none of
     *     them with a comma or a space
     * @return this builder
     * @throws IllegalArgumentException if a path cannot be written
     */
    public Builder initrd(String... paths) {
      for (String path : paths) {
        if (path.isEmpty() || path.contains(",") || path.contains(" ")) {
          throw new IllegalArgumentException("not a path for INITRD: \"" + path + "\"");
        }
      }
      return directive(SyslinuxKeyword.INITRD, String.join(",", paths));
    }

    /**
     * Sets the parameters.
     *
     * @param parameters the parameters
     * @return this builder
     */
    public Builder append(String parameters) {
      return directive(SyslinuxKeyword.APPEND, parameters);
    }

    /**
     * Sets the text that explains the entry.
     *
     * @param lines the lines, each without its end
     * @return this builder
     * @throws IllegalArgumentException if one of them would end the text
     */
    public Builder help(String... lines) {
      nodes.add(SyslinuxText.help(Bytes.utf8(String.join("\n", lines) + "\n")));
      return this;
    }

    /**
     * Adds any directive.
     *
     * @param keyword the keyword
     * @param argument its argument, perhaps nothing
     * @return this builder
     * @throws IllegalArgumentException if it does not belong to a label, or cannot be written
     */
    public Builder directive(SyslinuxKeyword keyword, String argument) {
      if (keyword == SyslinuxKeyword.LABEL || !LabelScope.contains(keyword)) {
        throw new IllegalArgumentException(keyword.words() + " does not belong to a label");
      }
      SyslinuxDirective plain = SyslinuxDirective.of(keyword, argument);
      Bytes indented = Bytes.join(INDENT, plain.toBytes());
      nodes.add(SyslinuxDocument.parse(indented).model().nodes().get(0));
      return this;
    }

    /**
     * Returns the entry.
     *
     * @return an immutable entry
     */
    public SyslinuxEntry build() {
      return new SyslinuxEntry(this);
    }
  }
}
