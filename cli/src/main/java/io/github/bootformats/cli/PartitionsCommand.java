package io.github.bootformats.cli;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.cli.partitions.PartitionListing;
import io.github.bootformats.cli.partitions.PartitionsJson;
import io.github.bootformats.cli.partitions.PartitionsText;
import io.github.bootformats.cli.partitions.RawEntries;
import io.github.bootformats.cli.partitions.ReadDisk;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.views.ComparisonJson;
import io.github.bootformats.cli.views.ComparisonText;
import io.github.bootformats.cli.views.ViewComparison;
import io.github.bootformats.partition.PartitionConsumer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the partitions of a disk as one consumer sees them. */
@Command(
    name = "partitions",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the partitions of a disk as a named consumer sees them, or why it refuses.",
      "With --as all, shows where consumers disagree.",
      ""
    },
    footerHeading = "%nViews:%n",
    footer = {
      "  linux      Linux 6.1, the default",
      "  linux-gpt  Linux 6.1 booted with the parameter gpt: takes the backup GPT as well",
      "  uefi       the UEFI specification 2.10",
      "  libblkid   libblkid 2.38: udev, blkid, partx",
      "  libfdisk   libfdisk 2.38: fdisk, sfdisk",
      "  gdisk      GPT fdisk 1.0.9: gdisk, sgdisk",
      "  parted     GNU Parted 3.5",
      "  raw        the entries as they lie in the table: the primary GPT, else the backup,",
      "             else the MBR and its EBRs; nothing is checked, nothing is left out",
      "  all        all but raw, side by side: those together that agree about the kind of table"
          + " and",
      "             about number, place, type, name and UUID of each partition"
    })
final class PartitionsCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "IMAGE",
      description = "a file or block device; disk.img#2 is partition 2")
  private String image = "";

  @Option(
      names = "--as",
      paramLabel = "VIEW",
      defaultValue = "linux",
      description =
          "who looks: linux, linux-gpt, uefi, libblkid, libfdisk, gdisk, parted, raw or all")
  private String as = "linux";

  @Mixin private SectorSizeOption sectorSize = new SectorSizeOption();

  @Option(names = "--json", description = "as JSON; start and sectors count sectors of sectorSize")
  private boolean json;

  PartitionsCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Option(
      names = {"-l", "--long"},
      description = "with --as all, every row, however many there are")
  private boolean allRows;

  @Override
  public Integer call() throws IOException {
    Optional<PartitionConsumer> consumer =
        as.equals(ALL) ? Optional.empty() : Optional.of(consumer());
    Optional<SectorSize> size = sectorSize.given();
    try (OpenImage open = tool.open(image)) {
      if (consumer.isPresent()) {
        list(open, PartitionListing.of(open.source(), consumer.get(), size));
      } else {
        ReadDisk disk = ReadDisk.of(open.source(), size);
        compare(open, ViewComparison.of(disk.layout(), disk.findings(), PartitionConsumer.all()));
      }
    }
    return Bootfmt.OK;
  }

  private void list(OpenImage open, PartitionListing listing) throws IOException {
    Terminal terminal = root.terminal();
    if (json) {
      terminal.print(PartitionsJson.of(listing));
    } else {
      new PartitionsText(terminal).print(open.name(), listing);
    }
  }

  private void compare(OpenImage open, ViewComparison comparison) throws IOException {
    Terminal terminal = root.terminal();
    if (json) {
      terminal.print(ComparisonJson.of(comparison));
    } else {
      new ComparisonText(terminal, allRows).print(open.name(), comparison);
    }
  }

  private PartitionConsumer consumer() {
    if (as.equals(RawEntries.VIEW.id())) {
      return RawEntries.VIEW;
    }
    return PartitionConsumer.find(as)
        .orElseThrow(
            () ->
                wrong(
                    "--as is linux, linux-gpt, uefi, libblkid, libfdisk, gdisk, parted, raw or all,"
                        + " not '"
                        + as
                        + "'"));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
