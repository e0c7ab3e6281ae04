package io.github.bootformats.cli;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.cli.change.BlankDisk;
import io.github.bootformats.cli.change.DiskEdit;
import io.github.bootformats.cli.change.PartitionRequest;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.authoring.PartitionSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a partition table. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new partition table, on a blank disk or in a new file.",
      "  bootfmt partition create disk.img --size 64M --add type=esp,size=16M,name=ESP --add"
          + " name=root",
      ""
    },
    footerHeading = "%nA PARTITION is KEY=VALUE,... with the keys%n",
    footer = {
      "  type    linux, esp, swap, 8300, a GUID, ...; linux when not given",
      "  size    512M, 1.5G, 2048s, 25%% of the disk, 50%%free, rest; rest when not given",
      "  start   where from, like 1M or 2048s; else the first aligned place with room",
      "  name    its name, on a GPT; in double quotes if there are commas in it",
      "  flags   FLAG+FLAG: legacy-boot, no-auto, ...; on an MBR active",
      "  number  its number; else the lowest that is free",
      "  guid    its own GUID, on a GPT",
      "  kind    primary or logical, on an MBR"
    })
final class PartitionCreateCommand implements Callable<Integer> {
  private final ImageEditor editor;
  private final List<PartitionRequest> requests = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ChangeOptions options = new ChangeOptions();
  @Mixin private PlanOptions plan = new PlanOptions();

  @Option(
      names = "--table",
      paramLabel = "KIND",
      converter = TableKind.Converter.class,
      description = "${COMPLETION-CANDIDATES}; gpt when not given")
  private TableKind table = TableKind.GPT;

  @Option(
      names = {"-s", "--size"},
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "how large the file becomes; it is made if it does not exist")
  private @Nullable PartitionSize size;

  @Option(names = "--force", description = "even if there is something on the disk already")
  private boolean force;

  PartitionCreateCommand(ImageEditor editor) {
    this.editor = editor;
  }

  @Option(
      names = {"-a", "--add"},
      paramLabel = "PARTITION",
      description = "add a partition; may be given more than once")
  void add(List<String> texts) {
    for (String text : texts.subList(requests.size(), texts.size())) {
      try {
        requests.add(PartitionRequest.parse(text));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--add: " + e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    return editor.editOrCreate(options, this::edit);
  }

  private DiskEdit edit(DiskLayout layout, ImageSource disk) throws IOException {
    long bytes = bytes(layout.sectorSize(), disk.size());
    if (!force) {
      BlankDisk.check(layout, disk);
    }
    LayoutPlan added = plan.on(blank(bytes, layout.sectorSize()).plan(), layout.sectorSize());
    for (PartitionRequest request : requests) {
      added = added.add(request.on(layout.sectorSize()));
    }
    LayoutChange change = added.apply();
    List<String> steps = new ArrayList<>();
    steps.add("new " + table.name() + " made");
    steps.addAll(change.steps());
    DiskLayout before = layout.toBuilder().diskSize(bytes).build();
    return DiskEdit.of(
        LayoutChange.of(layout, change.after(), steps), change.after().encodeOver(before));
  }

  private long bytes(SectorSize sectorSize, long now) {
    if (size == null) {
      if (now == 0) {
        throw new IllegalArgumentException("there is nothing yet, so give its --size");
      }
      return now;
    }
    OptionalLong bytes = size.inBytes(sectorSize);
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("--size is a size such as 64M, not " + size);
    }
    if (bytes.getAsLong() < now) {
      throw new IllegalArgumentException(
          "has %s bytes already, and is not cut to %s".formatted(now, bytes.getAsLong()));
    }
    return bytes.getAsLong();
  }

  private DiskLayout blank(long bytes, SectorSize sectorSize) throws FormatException {
    String seed = plan.seed();
    if (table == TableKind.MBR) {
      MbrBuilder mbr = MbrBuilder.create(bytes, sectorSize);
      return (seed == null ? mbr : mbr.seed(seed)).build();
    }
    GptBuilder gpt = GptBuilder.create(bytes, sectorSize);
    return (seed == null ? gpt : gpt.seed(seed)).build();
  }
}
