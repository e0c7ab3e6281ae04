package io.github.bootformats.cli;

import io.github.bootformats.cli.change.PartitionTypes;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the types of partitions that are known. */
@Command(
    name = "list-types",
    mixinStandardHelpOptions = true,
    description = {"Lists the types that partitions can have, and what they are called.", ""})
final class PartitionListTypesCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "only types with this in their names or ids")
  private String text = "";

  @Option(
      names = "--table",
      paramLabel = "KIND",
      converter = TableKind.Converter.class,
      description = "only those of one table: ${COMPLETION-CANDIDATES}")
  private @Nullable TableKind table;

  @Option(names = "--json", description = "as JSON (schema " + PartitionTypes.SCHEMA + ")")
  private boolean json;

  PartitionListTypesCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    String wanted = text.toLowerCase(Locale.ROOT);
    List<PartitionTypes.Type> types =
        PartitionTypes.all().stream()
            .filter(type -> table == null || type.table().equals(table.toString()))
            .filter(type -> type.mentions(wanted))
            .toList();
    if (json) {
      terminal.print(PartitionTypes.json(types));
    } else if (types.isEmpty()) {
      throw new IOException("no type has '" + text + "' in its name");
    } else {
      for (String line : PartitionTypes.table(types, terminal)) {
        terminal.println(line);
      }
    }
    return Bootfmt.OK;
  }
}
