package io.github.bootformats.partition.script;

import io.github.bootformats.partition.gpt.GptEntry;
import java.util.SplittableRandom;
import java.util.UUID;

/** Scripts of all that a script can say, whether it makes sense or not. */
final class RandomScripts {
  private static final String[] WORDS = {
    "linux",
    "S",
    "0x83",
    "Linux /usr (x86)",
    "a;b,c",
    "EBD0A0A2-B9E5-4433-87C0-68B6B72699C7",
    "\u00e4",
    "x=y",
    "\\",
    "-",
    "+",
    "#1",
    "  z "
  };
  private static final String[] NODES = {
    "/dev/sda", "/dev/nvme0n1p", "disk.img#", "", "a b", "-", "\ud83d\ude00", "bootable "
  };
  private static final String[] HEADERS = {"foo", "Label", "first lba", "start", "\u65e5"};
  private static final String[] VALUES = {"a:b", "1", "gpt", "#", "\"", "\u00df \u00df"};

  private final SplittableRandom random;

  RandomScripts(long seed) {
    this.random = new SplittableRandom(seed);
  }

  DiskScript script() {
    DiskScript.Builder script = DiskScript.builder();
    int headers = random.nextInt(5);
    for (int i = 0; i < headers; i++) {
      switch (random.nextInt(5)) {
        case 0 -> script.header("label", one("gpt", "dos", "mbr", "GPT", "sun"));
        case 1 -> script.header("label-id", one("0x1234", new UUID(1, 2).toString(), "?"));
        case 2 -> script.header("unit", "sectors");
        case 3 -> script.header(one("first-lba", "grain", "sector-size"), amount().toString());
        default -> script.header(one(HEADERS), one(VALUES));
      }
    }
    int partitions = random.nextInt(6);
    for (int i = 0; i < partitions; i++) {
      script.partition(partition());
    }
    return script.build();
  }

  private ScriptPartition partition() {
    ScriptPartition partition = ScriptPartition.DEFAULT.bootable(random.nextInt(4) == 0);
    if (random.nextBoolean()) {
      partition = partition.node(one(NODES) + random.nextInt(200));
    }
    if (random.nextBoolean()) {
      partition = partition.start(amount());
    }
    if (random.nextBoolean()) {
      partition = partition.size(amount());
    }
    if (random.nextBoolean()) {
      partition = partition.type(one(WORDS));
    }
    if (random.nextBoolean()) {
      partition = partition.uuid(new UUID(random.nextLong(), random.nextLong()));
    }
    if (random.nextBoolean()) {
      partition = partition.name(name());
    }
    if (random.nextBoolean()) {
      partition = partition.attributes(random.nextLong() & ScriptAttributes.EXPRESSIBLE);
    }
    return partition;
  }

  private ScriptAmount amount() {
    long value = random.nextLong() >>> (1 + random.nextInt(63));
    return switch (random.nextInt(3)) {
      case 0 -> ScriptAmount.sectors(value);
      case 1 -> ScriptAmount.bytes(value);
      default -> ScriptAmount.bytes(value & -1024);
    };
  }

  private String name() {
    int limit = 1 << (1 + random.nextInt(16));
    StringBuilder name = new StringBuilder();
    int length = random.nextInt(GptEntry.NAME_UNITS + 1);
    for (int i = 0; i < length; i++) {
      name.append((char) random.nextInt(1, limit));
    }
    return name.toString();
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
