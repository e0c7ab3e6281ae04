package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.cli.change.DiskEdit;
import io.github.bootformats.cli.change.RepairsJson;
import io.github.bootformats.cli.change.RepairsText;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.repair.LayoutRepair;
import io.github.bootformats.partition.repair.Repair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts right what is wrong with a table. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Puts right what is wrong with a partition table.",
      "Without --only, all repairs are made that need nobody to decide something. No repair moves a"
          + " partition or changes where one starts or ends.",
      ""
    })
final class PartitionRepairCommand implements Callable<Integer> {
  private final ImageEditor editor;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Option(names = "--list", description = "only show what can be repaired, each as if alone")
  private boolean list;

  @Option(names = "--all", description = "all repairs that are obvious, as without --only")
  private boolean all;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "only these repairs, obvious or not; --list shows their ids")
  private List<String> only = List.of();

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "make new GUIDs from this text, so that the same command makes the same bytes")
  private @Nullable String seed;

  PartitionRepairCommand(ImageEditor editor) {
    this.editor = editor;
  }

  @Override
  public Integer call() throws IOException {
    if (all && !only.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--all and --only exclude each other");
    }
    List<Repair> repairs = only.stream().map(this::repair).toList();
    if (list) {
      return editor.show(
          options,
          (name, layout, terminal) -> {
            List<LayoutRepair.Suggestion> suggestions = seeded(layout).suggestions();
            if (options.json()) {
              terminal.print(RepairsJson.of(suggestions));
            } else {
              new RepairsText(terminal).print(name, suggestions);
            }
          });
    }
    return editor.edit(
        options,
        (layout, disk) ->
            repairs.isEmpty() ? obvious(layout) : DiskEdit.of(chosen(layout, repairs)));
  }

  private Repair repair(String id) {
    return Arrays.stream(Repair.values())
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    Arrays.stream(Repair.values())
                        .map(Repair::id)
                        .collect(Collectors.joining(", ", "--only is ", ", not '" + id + "'"))));
  }

  private LayoutRepair seeded(DiskLayout layout) {
    return seed == null ? layout.repair() : layout.repair().seed(seed);
  }

  private DiskEdit obvious(DiskLayout layout) {
    LayoutChange change = seeded(layout).all();
    return DiskEdit.of(change).withNotes(notes(change.after()));
  }

  /** Says what is left, but for what is only worth knowing. */
  private static List<String> notes(DiskLayout after) {
    List<String> notes = new ArrayList<>();
    Set<Diagnostic> left = new LinkedHashSet<>(after.findings());
    left.removeIf(finding -> finding.severity() == Severity.INFO);
    for (LayoutRepair.Suggestion suggestion : after.repair().suggestions()) {
      List<Diagnostic> settled = suggestion.change().resolved();
      if (settled.stream().anyMatch(left::contains)) {
        notes.add(
            "%s; --only %s settles that, but somebody should decide it"
                .formatted(settled.get(0).message(), suggestion.repair().id()));
        settled.forEach(left::remove);
      }
    }
    left.forEach(finding -> notes.add(finding.message() + "; no repair settles that"));
    return notes;
  }

  private LayoutChange chosen(DiskLayout layout, List<Repair> repairs) throws IOException {
    DiskLayout current = layout;
    List<String> steps = new ArrayList<>();
    for (Repair repair : repairs) {
      LayoutChange change = seeded(current).apply(repair);
      steps.addAll(change.steps());
      current = change.after();
    }
    return LayoutChange.of(layout, current, steps);
  }
}
