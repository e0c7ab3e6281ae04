package io.github.bootformats.cli;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up commands for a disk, most of them possible. */
final class RandomCommands {
  private final SplittableRandom random;

  RandomCommands(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A new disk of a few MiB. */
  List<String> create(String image) {
    boolean gpt = random.nextBoolean();
    List<String> command =
        new ArrayList<>(
            List.of(
                "create",
                image,
                "--table=" + (gpt ? "gpt" : "mbr"),
                "--size=" + random.nextInt(3 << 11, 8 << 11) + "s",
                "--align=64K"));
    for (int i = random.nextInt(5); i > 0; i--) {
      command.add("--add");
      command.add(
          "type="
              + type()
              + ",size="
              + oneOf("128K", "1M", "10%", "3s")
              + (gpt ? ",name=n" + i : ""));
    }
    return command;
  }

  /** A change of a disk. */
  List<String> change(String image, DiskLayout layout) {
    List<Partition> there = layout.as(PartitionConsumer.LIBBLKID_2_38).partitions();
    String number =
        there.isEmpty() ? "1" : Integer.toString(there.get(random.nextInt(there.size())).number());
    return switch (random.nextInt(there.isEmpty() ? 5 : 11)) {
      case 0, 1 -> List.of("add", image, "--type", type(), "--size", size(), "--align", "64K");
      case 2 -> List.of("grow", image, "--size", "+" + random.nextInt(1, 2048) + "K");
      case 3 -> List.of("convert", image, oneOf("gpt", "mbr", "new-ids"));
      case 4 -> List.of("shrink", image, "--size", "-" + random.nextInt(1, 2048) + "K");
      case 5 -> List.of("shrink", image);
      case 6 -> List.of("delete", image, number);
      case 7 -> List.of("resize", image, number, oneOf("rest", "-64K", "+64K", "1M"));
      case 8 -> List.of("grow", image, "--partition", number);
      case 9 -> List.of("convert", image, "hybrid", number);
      default -> create(image, "--force");
    };
  }

  private List<String> create(String image, String option) {
    List<String> command = create(image);
    command.removeIf(word -> word.startsWith("--size="));
    command.add(option);
    return command;
  }

  private String type() {
    return oneOf("linux", "swap", "esp", "lvm");
  }

  private String size() {
    return oneOf("128K", "1M", "20%free", "10%", "3s", "rest");
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
