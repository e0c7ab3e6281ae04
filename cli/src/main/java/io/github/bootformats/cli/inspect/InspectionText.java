package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.cli.term.Glyphs;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows an inspected image as a tree for people. */
public final class InspectionText {
  private final Terminal terminal;
  private final boolean allColumns;
  private final Glyphs glyphs;
  private final Set<String> hidden = new LinkedHashSet<>();

  /**
   * Prepares to show an image.
   *
   * @param terminal where to
   * @param allColumns whether to show every column of tables, however wide they get
   */
  public InspectionText(Terminal terminal, boolean allColumns) {
    this.terminal = terminal;
    this.allColumns = allColumns;
    this.glyphs = Glyphs.of(terminal);
  }

  /**
   * Shows an image and all that was found in it.
   *
   * @throws OutputException if the terminal cannot be written
   */
  public void print(InspectedImage image) throws OutputException {
    String name = terminal.styled(Style.BOLD, terminal.value(image.id()));
    terminal.println(name + "  " + Sizes.of(image.size()));
    formats("", image);
    if (!hidden.isEmpty()) {
      String note = "More columns with --long: " + String.join(", ", hidden);
      terminal.println("");
      terminal.println(terminal.styled(Style.FAINT, note));
    }
  }

  private void formats(String prefix, InspectedImage image) throws OutputException {
    int last = image.formats().size() - 1;
    for (int i = 0; i <= last; i++) {
      format(prefix, image.formats().get(i), i == last);
    }
  }

  private void format(String prefix, InspectedFormat format, boolean last) throws OutputException {
    String start = prefix + connector(last);
    boolean unsure = format.detection().confidence() == Confidence.POSSIBLE;
    String name = terminal.message(format.detection().format().name());
    String reason = terminal.message(format.detection().reason());
    if (format.report().isEmpty()) {
      terminal.println(start + name + (unsure ? "? " : ": ") + reason);
      body(below(prefix, last), List.of(), format.problems(), false, true);
      orphans(below(prefix, last), format.images(), Set.of());
      return;
    }
    node(prefix, start, format.report().get(), format, last);
  }

  /** Shows a format's report, with the images that were found inside under their nodes. */
  private void node(
      String prefix, String start, Report report, InspectedFormat format, boolean last)
      throws OutputException {
    terminal.println(start + terminal.styled(Style.BOLD, terminal.message(report.title())));
    Map<String, InspectedImage> images = new LinkedHashMap<>();
    format.images().stream().filter(InspectedImage::isKnown).forEach(i -> images.put(i.id(), i));
    String inner = below(prefix, last);
    List<Diagnostic> findings = new ArrayList<>(report.findings());
    findings.addAll(format.problems());
    Set<String> shown = new LinkedHashSet<>();
    collectIds(report, shown);
    boolean orphans = images.keySet().stream().anyMatch(id -> !shown.contains(id));
    boolean followed = !report.children().isEmpty() || orphans;
    body(inner, report.facts(), findings, followed, false);
    children(inner, report.children(), images, !orphans);
    orphans(inner, List.copyOf(images.values()), shown);
  }

  private static void collectIds(Report report, Set<String> ids) {
    for (Report child : report.children()) {
      ids.add(child.id());
      collectIds(child, ids);
    }
  }

  /** Shows the images that no node of the report describes. */
  private void orphans(String prefix, List<InspectedImage> images, Set<String> shown)
      throws OutputException {
    List<InspectedImage> rest =
        images.stream().filter(i -> i.isKnown() && !shown.contains(i.id())).toList();
    for (int i = 0; i < rest.size(); i++) {
      InspectedImage image = rest.get(i);
      boolean last = i == rest.size() - 1;
      String title = image.title().isEmpty() ? image.id() : image.title();
      terminal.println(
          prefix + connector(last) + terminal.message(title) + "  " + Sizes.of(image.size()));
      formats(below(prefix, last), image);
    }
  }

  /** Shows facts and findings beside the trunk of what follows. */
  private void body(
      String prefix, List<Fact> facts, List<Diagnostic> findings, boolean followed, boolean tight)
      throws OutputException {
    String beside = prefix + (followed ? glyphs.trunk() : Glyphs.GAP);
    int room = terminal.width() - beside.length();
    for (String line : FactLines.of(facts, terminal, room)) {
      terminal.println(beside + line);
    }
    if (!findings.isEmpty() && !facts.isEmpty() && !tight) {
      terminal.println(beside.stripTrailing());
    }
    for (String line : new Findings(findings).lines(terminal, room)) {
      terminal.println(beside + line);
    }
  }

  /** Shows nodes; neighbours whose first facts have the same name become rows of one table. */
  private void children(
      String prefix, List<Report> nodes, Map<String, InspectedImage> images, boolean end)
      throws OutputException {
    int from = 0;
    while (from < nodes.size()) {
      int to = from + 1;
      while (to < nodes.size() && ReportTable.fit(nodes.get(from), nodes.get(to))) {
        to++;
      }
      rows(prefix, nodes.subList(from, to), images, end && to == nodes.size());
      from = to;
    }
  }

  /** Shows nodes as rows; a single one that is too wide as lines. */
  private void rows(
      String prefix, List<Report> nodes, Map<String, InspectedImage> images, boolean end)
      throws OutputException {
    int room = terminal.width() - prefix.length() - glyphs.branch().length();
    ReportTable table = new ReportTable(nodes, terminal, allColumns ? Integer.MAX_VALUE : room);
    boolean asLines = nodes.size() == 1 && !table.leftOut().isEmpty();
    if (!asLines) {
      hidden.addAll(table.leftOut());
    }
    if (table.hasHeading() && !asLines) {
      terminal.println((prefix + glyphs.trunk()).stripTrailing());
      terminal.println(prefix + glyphs.trunk() + table.heading());
    }
    for (int i = 0; i < nodes.size(); i++) {
      Report node = nodes.get(i);
      boolean last = end && i == nodes.size() - 1;
      String row =
          asLines ? terminal.styled(Style.BOLD, terminal.message(node.title())) : table.row(i);
      terminal.println(prefix + connector(last) + row);
      InspectedImage image = node.id().isEmpty() ? null : images.get(node.id());
      String inner = below(prefix, last);
      List<Fact> facts = asLines ? node.facts() : List.of();
      body(inner, facts, node.findings(), image != null || !node.children().isEmpty(), true);
      children(inner, node.children(), images, image == null);
      if (image != null) {
        formats(inner, image);
      }
    }
  }

  private String connector(boolean last) {
    return last ? glyphs.lastBranch() : glyphs.branch();
  }

  private String below(String prefix, boolean last) {
    return prefix + (last ? Glyphs.GAP : glyphs.trunk());
  }
}
