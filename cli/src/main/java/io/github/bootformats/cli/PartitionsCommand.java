package io.github.bootformats.cli;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.cli.partitions.PartitionListing;
import io.github.bootformats.cli.partitions.PartitionsJson;
import io.github.bootformats.cli.partitions.PartitionsText;
import io.github.bootformats.cli.partitions.RawEntries;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.partition.PartitionConsumer;
import java.io.IOException;
import java.util.List;
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
      "             else the MBR and its EBRs; nothing is checked, nothing is left out"
    })
final class PartitionsCommand implements Callable<Integer> {
  private static final List<PartitionConsumer> CONSUMERS =
      List.of(
          PartitionConsumer.LINUX_6_1,
          PartitionConsumer.LINUX_6_1_GPT,
          PartitionConsumer.UEFI_2_10,
          PartitionConsumer.LIBBLKID_2_38,
          PartitionConsumer.LIBFDISK_2_38,
          PartitionConsumer.GDISK_1_0_9,
          PartitionConsumer.PARTED_3_5,
          RawEntries.VIEW);

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
      description = "who looks: linux, linux-gpt, uefi, libblkid, libfdisk, gdisk, parted or raw")
  private String as = "linux";

  @Mixin private SectorSizeOption sectorSize = new SectorSizeOption();

  @Option(names = "--json", description = "as JSON; start and sectors count sectors of sectorSize")
  private boolean json;

  PartitionsCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    PartitionConsumer consumer = consumer();
    Optional<SectorSize> size = sectorSize.given();
    Terminal terminal = root.terminal();
    try (OpenImage open = tool.open(image)) {
      PartitionListing listing = PartitionListing.of(open.source(), consumer, size);
      if (json) {
        terminal.print(PartitionsJson.of(listing));
      } else {
        new PartitionsText(terminal).print(open.name(), listing);
      }
    }
    return Bootfmt.OK;
  }

  private PartitionConsumer consumer() {
    for (PartitionConsumer consumer : CONSUMERS) {
      if (consumer.id().equals(as)) {
        return consumer;
      }
    }
    throw wrong(
        "--as is linux, linux-gpt, uefi, libblkid, libfdisk, gdisk, parted or raw, not '"
            + as
            + "'");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
