package io.github.bootformats.cli;

import io.github.bootformats.partition.authoring.LayoutPlan;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes partitions from a table. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = {
      "Deletes partitions; their contents stay where they are.",
      "An extended partition takes its logical ones with it. Behind a deleted logical partition,"
          + " all count one less.",
      ""
    })
final class PartitionDeleteCommand implements Callable<Integer> {
  private final ImageEditor editor;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "N",
      description = "the partitions' numbers as they are now")
  private List<Integer> numbers = List.of();

  PartitionDeleteCommand(ImageEditor editor) {
    this.editor = editor;
  }

  @Override
  public Integer call() throws IOException {
    return editor.change(
        options,
        layout -> {
          LayoutPlan plan = layout.plan();
          // From the last on, as the numbers behind a logical partition move.
          for (int number :
              numbers.stream().distinct().sorted(Comparator.reverseOrder()).toList()) {
            plan = plan.remove(number);
          }
          return plan.apply();
        });
  }
}
