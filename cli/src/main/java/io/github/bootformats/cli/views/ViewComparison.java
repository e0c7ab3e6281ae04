package io.github.bootformats.cli.views;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What several consumers see on one disk, those together that agree.
 *
 * <p>Compared are the kind of table, and number, place, type, name and identifier of each
 * partition, as far as both consumers say something of it. Not compared are flags, extended
 * partitions, and the reasons for refusing.
 */
public final class ViewComparison {
  private final DiskLayout layout;
  private final List<Diagnostic> findings;
  private final List<Answer> answers;
  private final List<AnswerGroup> groups;

  private ViewComparison(
      DiskLayout layout,
      List<Diagnostic> findings,
      List<Answer> answers,
      List<AnswerGroup> groups) {
    this.layout = layout;
    this.findings = findings;
    this.answers = answers;
    this.groups = groups;
  }

  /**
   * Compares.
   *
   * @param layout the disk
   * @param findings what is odd about it
   * @param consumers who looks
   */
  public static ViewComparison of(
      DiskLayout layout, List<Diagnostic> findings, List<PartitionConsumer> consumers) {
    List<Answer> answers = new ArrayList<>();
    List<AnswerGroup> groups = new ArrayList<>();
    for (PartitionConsumer consumer : consumers) {
      Answer answer = Answer.of(layout, consumer);
      answers.add(answer);
      if (groups.stream().noneMatch(group -> group.takes(answer))) {
        groups.add(new AnswerGroup(answer));
      }
    }
    return new ViewComparison(layout, List.copyOf(findings), answers, groups);
  }

  DiskLayout layout() {
    return layout;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  List<Answer> answers() {
    return answers;
  }

  /** Returns all groups, in the order of their first members. */
  List<AnswerGroup> groups() {
    return groups;
  }

  /** Returns the groups that see a table. */
  List<AnswerGroup> tables() {
    return groups.stream().filter(group -> group.kind() == Answer.Kind.PARTITIONS).toList();
  }

  boolean isUnanimous() {
    return groups.size() == 1;
  }

  /** Returns what the groups that see a table say of each partition. */
  List<ComparedRow> rows() {
    List<AnswerGroup> tables = tables();
    List<Map<Answer.Key, Cell>> cells = tables.stream().map(AnswerGroup::cells).toList();
    Set<Answer.Key> keys = new TreeSet<>();
    cells.forEach(each -> keys.addAll(each.keySet()));
    List<Integer> weights = tables.stream().map(AnswerGroup::size).toList();
    List<ComparedRow> rows = new ArrayList<>();
    for (Answer.Key key : keys) {
      List<Optional<Cell>> row =
          cells.stream().map(each -> Optional.ofNullable(each.get(key))).toList();
      rows.add(new ComparedRow(key.number(), row, weights));
    }
    return rows;
  }

  /** Returns what consumers say beside what is wrong with the layout, each with its name. */
  List<Diagnostic> remarks() {
    Set<Diagnostic> remarks = new LinkedHashSet<>();
    for (AnswerGroup group : groups) {
      Set<Diagnostic> said = new LinkedHashSet<>();
      group.members().forEach(member -> said.addAll(member.map().diagnostics()));
      said.removeAll(findings);
      for (Diagnostic remark : said) {
        List<String> views =
            group.members().stream()
                .filter(member -> member.map().diagnostics().contains(remark))
                .map(Answer::view)
                .toList();
        remarks.add(named(views, remark));
      }
    }
    return List.copyOf(remarks);
  }

  /** Returns a finding whose message begins with the names of those who say it. */
  static Diagnostic named(List<String> views, Diagnostic finding) {
    Diagnostic named =
        Diagnostic.of(
            finding.severity(),
            finding.code(),
            String.join(", ", views) + ": " + finding.message());
    return finding.offset().isPresent() ? named.atOffset(finding.offset().getAsLong()) : named;
  }
}
