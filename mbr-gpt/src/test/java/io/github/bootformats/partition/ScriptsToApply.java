package io.github.bootformats.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Scripts to be carried out on a blank disk, in all forms, most of them possible. Sizes in bytes
 * are not less than a grain on an MBR, for sfdisk makes them a sector larger.
 */
final class ScriptsToApply {
  private static final String[] GPT_TYPES = {
    "linux",
    "S",
    "H",
    "uefi",
    "R",
    "V",
    "\"Linux /usr (x86)\"",
    "EBD0A0A2-B9E5-4433-87C0-68B6B72699C7"
  };
  private static final String[] MBR_TYPES = {
    "linux", "S", "83", "0x7", "c", "uefi", "R", "V", "\"W95 FAT32\"", "ef"
  };

  private final SplittableRandom random;
  private final boolean gpt;
  private final long diskSize;
  private final List<String> lines = new ArrayList<>();
  private long next = 2048;
  private long end;

  ScriptsToApply(long seed) {
    this.random = new SplittableRandom(seed);
    this.gpt = random.nextBoolean();
    this.diskSize =
        (random.nextInt(8) == 0 ? random.nextLong(1, 5) : random.nextLong(5, 400)) * 1048576
            + 512L * random.nextInt(2048);
    this.end = diskSize / 512;
    lines.add(gpt ? "label: gpt" : one("label: dos", "label: MBR"));
    lines.add("label-id: " + (gpt ? new UUID(5, seed).toString() : "0x1234abcd"));
    if (gpt && random.nextInt(4) == 0) {
      lines.add("first-lba: " + one("34", "2048", "4000", "1M", "40"));
    }
    if (gpt && random.nextInt(4) == 0) {
      lines.add("last-lba: " + (diskSize / 512 - random.nextLong(34, 3000)));
    }
    if (gpt && random.nextInt(6) == 0) {
      lines.add("table-length: " + one("4", "10", "64", "200"));
    }
    if (random.nextInt(5) == 0) {
      lines.add("grain: " + one("4096", "64K", "512", "1MiB", gpt ? "2M" : "256K"));
    }
    int extended = gpt ? -1 : random.nextInt(6);
    // Once all entries are taken and none is an extended one, sfdisk does not read on.
    int partitions = random.nextInt(1, gpt || extended < 4 ? 8 : 5);
    for (int i = 0; i < partitions; i++) {
      lines.add(partition(i, i == extended, !gpt && i > extended && extended >= 0));
    }
  }

  long diskSize() {
    return diskSize;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  private String partition(int index, boolean extended, boolean mayBeLogical) {
    String start = start();
    String size = size(extended);
    String type = extended ? one("E", "Ex", "5", "f", "85") : type();
    boolean bootable = !gpt && random.nextInt(5) == 0;
    if (!gpt && random.nextInt(3) == 0) {
      return "%s,%s,%s,%s".formatted(start, size, type, bootable ? "*" : "");
    }
    List<String> fields = new ArrayList<>();
    boolean blanks = random.nextInt(6) == 0 && !start.isEmpty();
    fields.add("start=" + start);
    if (!size.isEmpty() || (!blanks && random.nextBoolean())) {
      fields.add("size=" + size);
    }
    if (!type.isEmpty()) {
      fields.add("type=" + type);
    }
    if (bootable) {
      fields.add("bootable");
    }
    if (gpt) {
      fields.add("uuid=" + new UUID(index + 1, random.nextLong()));
      if (random.nextInt(3) == 0) {
        fields.add("name=\"n\\xc3\\xa4me " + index + '"');
      }
      if (random.nextInt(4) == 0) {
        fields.add(
            "attrs=\"" + one("RequiredPartition", "GUID:48,63", "60 LegacyBIOSBootable") + '"');
      }
    }
    int numbers = random.nextInt(16);
    String node =
        numbers == 0
            ? random.nextInt(1, 9) + ": "
            : numbers == 1 && !mayBeLogical ? "/dev/sda" + (index + 1) + " : " : "";
    return node + String.join(blanks ? " " : ", ", fields);
  }

  private String type() {
    return random.nextInt(3) == 0 ? "" : gpt ? one(GPT_TYPES) : one(MBR_TYPES);
  }

  private String start() {
    if (random.nextInt(6) > 0) {
      return one("", "-", "+", "");
    }
    long gap = random.nextInt(3) == 0 ? random.nextInt(20000) : 2048L * random.nextInt(8);
    long start = next + gap;
    next = start;
    return random.nextInt(6) == 0 ? (start / 2048) + "M" : Long.toString(start);
  }

  private String size(boolean extended) {
    if (random.nextInt(16) == 0) {
      return one("", "-", "+");
    }
    long most = Math.max(4096, (end - next) / (extended ? 2 : 9));
    long sectors = random.nextLong(2048, Math.max(2049, most));
    next += sectors;
    return switch (random.nextInt(5)) {
      case 0 -> Long.toString(sectors);
      case 1 -> Long.toString(random.nextLong(1, 3000));
      case 2 -> "0x" + Long.toHexString(sectors);
      case 3 -> Math.max(2, sectors / 2048) + one("M", "MiB", "m");
      default -> Math.max(1100, sectors / 2) + one("K", "KiB", "KB");
    };
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
