package io.github.bootformats.cli;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.convert.LayoutConversion;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a table into one of another kind. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Turns a partition table into one of another kind, or gives it new identities.",
      "No partition moves. A boot loader that lies between an MBR and the first partition is"
          + " overwritten by a GPT.",
      ""
    },
    footerHeading = "%nKinds:%n",
    footer = {
      "  gpt      an MBR becomes a GPT",
      "  mbr      a GPT becomes an MBR; names and GUIDs are lost",
      "  hybrid   up to three partitions of a GPT are described in its MBR, too; none of them",
      "           makes the MBR an ordinary protective one again",
      "  new-ids  disk and partitions get new GUIDs, or the disk a new signature: for a copy that",
      "           is used beside its original"
    })
final class PartitionConvertCommand implements Callable<Integer> {
  /** What comes of a table. */
  enum Kind {
    GPT,
    MBR,
    HYBRID,
    NEW_IDS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what the command line says. */
    static final class Converter extends WordConverter<Kind> {
      Converter() {
        super(values());
      }
    }
  }

  private static final String NO_TYPE = "convert.type";

  private final ImageEditor editor;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(
      index = "1",
      paramLabel = "KIND",
      converter = Kind.Converter.class,
      description = "${COMPLETION-CANDIDATES}")
  private Kind kind = Kind.GPT;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "N",
      description = "with hybrid: the partitions, in the order of the MBR's entries")
  private List<Integer> numbers = List.of();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "N=TYPE",
      description = "the type that a partition gets; may be given more than once")
  private Map<Integer, String> types = Map.of();

  @Option(
      names = "--protective-last",
      description = "with hybrid: the protective entry comes behind the others")
  private boolean protectiveLast;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "make new GUIDs from this text, so that the same command makes the same bytes")
  private @Nullable String seed;

  PartitionConvertCommand(ImageEditor editor) {
    this.editor = editor;
  }

  @Override
  public Integer call() throws IOException {
    if (kind != Kind.HYBRID && (!numbers.isEmpty() || protectiveLast)) {
      throw wrong("only hybrid takes numbers of partitions and --protective-last");
    }
    if (kind == Kind.NEW_IDS && !types.isEmpty()) {
      throw wrong("new-ids takes no --type");
    }
    return editor.change(options, this::converted);
  }

  private LayoutChange converted(DiskLayout layout) throws IOException {
    LayoutConversion conversion = layout.convert();
    conversion = seed == null ? conversion : conversion.seed(seed);
    conversion = protectiveLast ? conversion.protectiveLast() : conversion;
    for (Map.Entry<Integer, String> type : types.entrySet()) {
      conversion = typed(conversion, type.getKey(), type.getValue());
    }
    try {
      return switch (kind) {
        case GPT -> conversion.toGpt();
        case MBR -> conversion.toMbr();
        case HYBRID ->
            conversion.toHybridMbr(numbers.stream().mapToInt(Integer::intValue).toArray());
        case NEW_IDS -> conversion.toNewIds();
      };
    } catch (FormatException e) {
      if (e.reason().equals(NO_TYPE)) {
        throw ImageEditor.impossible(e, " with --type N=TYPE");
      }
      throw e;
    }
  }

  private LayoutConversion typed(LayoutConversion conversion, int number, String type) {
    String unknown =
        "there is no type '%s'; 'bootfmt partition list-types' lists them".formatted(type);
    if (kind == Kind.GPT) {
      return conversion.gptType(
          number, GptTypes.find(type).orElseThrow(() -> new IllegalArgumentException(unknown)));
    }
    return conversion.mbrType(
        number, MbrTypes.find(type).orElseThrow(() -> new IllegalArgumentException(unknown)));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
