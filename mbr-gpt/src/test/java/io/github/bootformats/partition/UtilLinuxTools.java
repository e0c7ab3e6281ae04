package io.github.bootformats.partition;

import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks util-linux's partx (for libblkid) and sfdisk (for libfdisk). */
final class UtilLinuxTools {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
  private static final Pattern DETECTED = Pattern.compile("partition table type '(.*)' detected");
  private static final Pattern COLUMN = Pattern.compile("([A-Z]+)=\"([^\"]*)\"");
  private static final Pattern JSON =
      Pattern.compile("\\s*\"([a-z]+)\": \"?(.*?)\"?,?\\s*", Pattern.DOTALL);

  /** What libfdisk means where it prints nothing. */
  static final String UNDEFINED = "18446744073709551615";

  private UtilLinuxTools() {}

  static ViewDifferential.Tool partx(int sectorBytes) {
    OracleCommand partx = Oracles.tool("partx", "util-linux").timeLimit(TIME_LIMIT);
    return image ->
        blkidAnswer(
            partx.run(
                "-v",
                "-P",
                "-S",
                Integer.toString(sectorBytes),
                "-o",
                "NR,START,SECTORS,TYPE,UUID,NAME,FLAGS",
                image.toString()),
            sectorBytes / 512);
  }

  private static ViewAnswer blkidAnswer(OracleRun run, int units) {
    if (run.exit() != 0) {
      return new ViewAnswer("none", List.of());
    }
    Matcher detected = DETECTED.matcher(run.out());
    String table = detected.find() ? detected.group(1) : "pmbr";
    boolean gpt = table.equals("gpt");
    if (!gpt && !table.equals("dos")) {
      return new ViewAnswer(table, List.of());
    }
    List<String> partitions = new ArrayList<>();
    run.out()
        .lines()
        .filter(line -> line.startsWith("NR="))
        .forEach(line -> partitions.add(blkidPartition(line, gpt, units)));
    return new ViewAnswer(gpt ? "gpt" : "mbr", partitions);
  }

  /** Turns numbers in 512 bytes into sectors where they are whole ones, as the view does. */
  private static String blkidPartition(String line, boolean gpt, int units) {
    Map<String, String> columns = new HashMap<>();
    Matcher column = COLUMN.matcher(line);
    while (column.find()) {
      columns.put(column.group(1), column.group(2));
    }
    String type = columns.getOrDefault("TYPE", "");
    long flags = Long.parseUnsignedLong(columns.getOrDefault("FLAGS", "").substring(2), 16);
    String uuid = columns.getOrDefault("UUID", "");
    long start = Long.parseUnsignedLong(columns.getOrDefault("START", ""));
    long size = Long.parseUnsignedLong(columns.getOrDefault("SECTORS", ""));
    boolean whole =
        Long.remainderUnsigned(start, units) == 0 && Long.remainderUnsigned(size, units) == 0;
    int divisor = whole ? units : 1;
    return ViewAnswer.line(
        columns.getOrDefault("NR", ""),
        Long.toUnsignedString(Long.divideUnsigned(start, divisor)),
        Long.toUnsignedString(Long.divideUnsigned(size, divisor)),
        gpt ? type : hex(Long.parseLong(type.substring(2), 16)),
        uuid.isEmpty() ? "-" : uuid,
        ViewAnswer.decodeWtf8(unescaped(columns.getOrDefault("NAME", ""))),
        gpt ? GptAttributes.names(flags) : mbrFlags(flags));
  }

  private static List<String> mbrFlags(long flags) {
    return flags == 0 ? List.of() : List.of(flags == 0x80 ? "active" : hex(flags));
  }

  static String hex(long number) {
    return "0x%02x".formatted(number);
  }

  /** Undoes {@code \xHH}, which stands for every byte that is not plain ASCII. */
  private static byte[] unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        bytes.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  static ViewDifferential.Tool sfdisk() {
    OracleCommand sfdisk = Oracles.tool("sfdisk", "fdisk").timeLimit(TIME_LIMIT);
    return image -> fdiskAnswer(sfdisk.run("--json", image.toString()), image);
  }

  private static ViewAnswer fdiskAnswer(OracleRun run, Path image) {
    if (run.exit() != 0) {
      return new ViewAnswer("none", List.of());
    }
    String label = "";
    List<Map<String, String>> partitions = new ArrayList<>();
    // What libfdisk has to tell may precede the JSON; in it, every value has a line of its own.
    String json = new String(run.outBytes(), StandardCharsets.ISO_8859_1);
    for (String line : json.substring(json.indexOf("{\n")).split("\n", -1)) {
      Matcher field = JSON.matcher(line);
      if (field.matches()) {
        String name = field.group(1);
        if (name.equals("label")) {
          label = field.group(2);
        } else if (name.equals("node")) {
          partitions.add(new HashMap<>());
        }
        if (!partitions.isEmpty()) {
          partitions.get(partitions.size() - 1).put(name, field.group(2));
        }
      }
    }
    boolean gpt = label.equals("gpt");
    if (!gpt && !label.equals("dos")) {
      return new ViewAnswer(label, List.of());
    }
    return new ViewAnswer(
        gpt ? "gpt" : "mbr",
        partitions.stream().map(p -> fdiskPartition(p, gpt, image.toString())).toList());
  }

  private static String fdiskPartition(Map<String, String> json, boolean gpt, String image) {
    String type = json.getOrDefault("type", "");
    return ViewAnswer.line(
        json.getOrDefault("node", "").substring(image.length()),
        json.getOrDefault("start", UNDEFINED),
        json.getOrDefault("size", UNDEFINED),
        gpt ? type.toLowerCase(Locale.ROOT) : hex(Long.parseLong(type, 16)),
        json.getOrDefault("uuid", "-").toLowerCase(Locale.ROOT),
        ViewAnswer.decodeWtf8(
            unquoted(json.getOrDefault("name", "")).getBytes(StandardCharsets.ISO_8859_1)),
        gpt
            ? attributeNames(json.getOrDefault("attrs", ""))
            : json.containsKey("bootable") ? List.of("active") : List.of());
  }

  /** Turns libfdisk's words for the attributes of a partition into those of the views. */
  static List<String> attributeNames(String words) {
    return GptAttributes.names(attributes(words));
  }

  private static long attributes(String words) {
    long bits = 0;
    for (String word : words.split(" ", -1)) {
      switch (word) {
        // Only bits without a name are set.
        case "", "null" -> {}
        case "RequiredPartition" -> bits |= GptAttributes.REQUIRED;
        case "NoBlockIOProtocol" -> bits |= GptAttributes.NO_BLOCK_IO;
        case "LegacyBIOSBootable" -> bits |= GptAttributes.LEGACY_BOOT;
        default -> {
          for (String bit : word.substring("GUID:".length()).split(",", -1)) {
            bits |= 1L << Integer.parseInt(bit);
          }
        }
      }
    }
    return bits;
  }

  /** Undoes JSON's escapes. */
  private static String unquoted(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escape = json.charAt(++i);
      switch (escape) {
        case 'b' -> text.append('\b');
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'f' -> text.append('\f');
        case 'r' -> text.append('\r');
        case 'u' -> {
          text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> text.append(escape);
      }
    }
    return text.toString();
  }
}
