package io.github.bootformats.api.spi;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A neutral tree of facts and findings: what {@code inspect} shows of an image, as text or as JSON.
 *
 * <p>A node has a kind for programs, a title for people, facts, findings and nodes below it.
 * Neighbours whose first facts have the same name may be shown as rows of one table, with a column
 * for each name. A node whose {@link #id()} is that of a {@link ChildImage} describes that child;
 * tools put under it what they find inside. Instances are immutable.
 */
public final class Report {
  /** The {@link #kind()} of a range that belongs to nothing; tools show it less prominently. */
  public static final String GAP = "gap";

  private final String kind;
  private final String title;
  private final String id;
  private final List<Fact> facts;
  private final List<Diagnostic> findings;
  private final List<Report> children;

  private Report(Builder builder) {
    this.kind = builder.kind;
    this.title = builder.title;
    this.id = builder.id;
    this.facts = List.copyOf(builder.facts);
    this.findings = List.copyOf(builder.findings);
    this.children = List.copyOf(builder.children);
  }

  /**
   * Starts a node.
   *
   * @param kind what it describes, for programs: {@code partition}, {@code superblock}
   * @param title what it describes, for people
   * @return a builder
   */
  public static Builder builder(String kind, String title) {
    return new Builder(kind, title);
  }

  /**
   * Returns what this node describes, for programs.
   *
   * @return a stable word such as {@code partition}
   */
  public String kind() {
    return kind;
  }

  /**
   * Returns what this node describes, for people.
   *
   * @return a few words, safe to print on a terminal
   */
  public String title() {
    return title;
  }

  /**
   * Returns the {@link ChildImage#id()} that this node describes.
   *
   * @return the child's id, or empty
   */
  public String id() {
    return id;
  }

  /**
   * Returns what is known.
   *
   * @return the facts, the most important first
   */
  public List<Fact> facts() {
    return facts;
  }

  /**
   * Returns what is odd.
   *
   * @return the findings
   */
  public List<Diagnostic> findings() {
    return findings;
  }

  /**
   * Returns the nodes below this one.
   *
   * @return the nodes, in the order of the image
   */
  public List<Report> children() {
    return children;
  }

  /**
   * Adds a node below this one.
   *
   * @param child the node
   * @return a report with the node behind those that there are
   */
  public Report with(Report child) {
    Builder copy = builder(kind, title).id(id).findings(findings);
    facts.forEach(copy::fact);
    children.forEach(copy::child);
    return copy.child(child).build();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Report other
        && kind.equals(other.kind)
        && title.equals(other.title)
        && id.equals(other.id)
        && facts.equals(other.facts)
        && findings.equals(other.findings)
        && children.equals(other.children);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, title, id, facts, findings, children);
  }

  @Override
  public String toString() {
    return kind + " " + title + " " + facts;
  }

  /** Collects a node. */
  public static final class Builder {
    private final String kind;
    private final String title;
    private String id = "";
    private final List<Fact> facts = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final List<Report> children = new ArrayList<>();

    private Builder(String kind, String title) {
      this.kind = requireNonNull(kind);
      this.title = requireNonNull(title);
    }

    /**
     * Says which child image this node describes.
     *
     * @param id the child's id
     * @return this builder
     */
    public Builder id(String id) {
      this.id = requireNonNull(id);
      return this;
    }

    /**
     * Adds a fact.
     *
     * @param fact the fact
     * @return this builder
     */
    public Builder fact(Fact fact) {
      facts.add(requireNonNull(fact));
      return this;
    }

    /**
     * Adds a fact that is shown as it is.
     *
     * @param name a stable name in camel case
     * @param value a string, a boolean or a whole number
     * @return this builder
     */
    public Builder fact(String name, Object value) {
      facts.add(new Fact(name, value, Fact.Unit.PLAIN));
      return this;
    }

    /**
     * Adds a size.
     *
     * @param name a stable name in camel case
     * @param bytes the size in bytes
     * @return this builder
     */
    public Builder size(String name, long bytes) {
      facts.add(new Fact(name, bytes, Fact.Unit.BYTES));
      return this;
    }

    /**
     * Adds a position.
     *
     * @param name a stable name in camel case
     * @param offset bytes from the start of the image
     * @return this builder
     */
    public Builder offset(String name, long offset) {
      facts.add(new Fact(name, offset, Fact.Unit.OFFSET));
      return this;
    }

    /**
     * Adds findings.
     *
     * @param findings the findings
     * @return this builder
     */
    public Builder findings(List<Diagnostic> findings) {
      this.findings.addAll(findings);
      return this;
    }

    /**
     * Adds a node below this one.
     *
     * @param child the node
     * @return this builder
     */
    public Builder child(Report child) {
      children.add(requireNonNull(child));
      return this;
    }

    /**
     * Adds what is in a boot loader's menu: the facts {@code default} and, if there is a time-out,
     * {@code timeoutSeconds}, and a node for each entry.
     *
     * @param menu the menu
     * @return this builder
     */
    public Builder menu(BootMenu menu) {
      fact("default", menu.defaultName().toString());
      menu.timeout().ifPresent(time -> fact("timeoutSeconds", seconds(time)));
      menu.entries().forEach(entry -> child(entry(entry)));
      return this;
    }

    private static Object seconds(Duration time) {
      long millis = time.toMillis();
      return millis % 1000 == 0 ? (Object) time.toSeconds() : Double.toString(millis / 1000.0);
    }

    private static Report entry(BootEntry entry) {
      Builder report = builder("entry", entry.title().toString());
      report.fact("id", entry.id().toString()).fact("kind", entry.kind().id());
      entry.kernel().ifPresent(kernel -> report.fact("kernel", kernel.toString()));
      if (!entry.commandLine().isEmpty()) {
        report.fact("commandLine", entry.commandLine().toString());
      }
      entry.entries().forEach(below -> report.child(entry(below)));
      return report.build();
    }

    /**
     * Returns the node.
     *
     * @return an immutable report
     */
    public Report build() {
      return new Report(this);
    }
  }
}
