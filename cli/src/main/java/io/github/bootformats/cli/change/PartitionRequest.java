package io.github.bootformats.cli.change;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.NewPartition;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.gpt.Guids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A partition that a user asks for, in words: {@code type=esp,size=16M,name="EFI, system"}.
 * Immutable.
 */
public final class PartitionRequest {
  /** What can be said of a partition. */
  public static final List<String> KEYS =
      List.of("type", "size", "start", "name", "flags", "number", "guid", "kind");

  private static final Map<String, String> EXPECTED =
      Map.of(
          "number", "number of a partition",
          "guid", "GUID like 0fc63daf-8483-4772-8e79-3d69d8477de4",
          "kind", "kind; kinds are primary and logical");

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final Map<String, String> fields;

  private PartitionRequest(Map<String, String> fields) {
    this.fields = fields;
  }

  /** Returns a partition of which nothing is said: one for Linux that takes all that is free. */
  public static PartitionRequest any() {
    return new PartitionRequest(Map.of());
  }

  /**
   * Understands a list of fields.
   *
   * @param text fields with commas between them, or nothing; a value that has a comma stands in
   *     double quotes
   * @throws IllegalArgumentException if this is no such list; the message says what is
   */
  public static PartitionRequest parse(String text) {
    PartitionRequest request = any();
    if (text.isBlank()) {
      return request;
    }
    for (String field : split(text)) {
      int equals = field.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "'%s' is no KEY=VALUE; a partition is like type=esp,size=16M,name=ESP"
                .formatted(field));
      }
      String key = field.substring(0, equals).strip();
      if (request.fields.containsKey(key)) {
        throw new IllegalArgumentException("'" + key + "' is there twice in '" + text + "'");
      }
      request = request.with(key, field.substring(equals + 1));
    }
    return request;
  }

  private static List<String> split(String text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a double quote is missing in '" + text + "'");
    }
    fields.add(field.toString());
    return fields;
  }

  /**
   * Says something of the partition.
   *
   * @param key one of {@link #KEYS}
   * @param value what is said
   * @throws IllegalArgumentException if it makes no sense; the message says what does
   */
  public PartitionRequest with(String key, String value) {
    boolean isValid =
        switch (key) {
          case "type", "name", "flags" -> true;
          case "size", "start" -> PartitionSize.parse(value) != null;
          case "number" -> NUMBER.matcher(value).matches();
          case "guid" -> Guids.parse(value).isPresent();
          case "kind" -> value.equals("primary") || value.equals("logical");
          default ->
              throw new IllegalArgumentException(
                  "'%s' is nothing to say of a partition; there are %s"
                      .formatted(key, String.join(", ", KEYS)));
        };
    if (!isValid) {
      throw new IllegalArgumentException("'%s' is no %s".formatted(value, EXPECTED.get(key)));
    }
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(key, value);
    return new PartitionRequest(more);
  }

  /**
   * Returns what a plan is told.
   *
   * @param sectorSize the size of the disk's sectors
   * @throws IllegalArgumentException if the start depends on more than the disk's sectors
   */
  public NewPartition on(SectorSize sectorSize) {
    PartitionSize size = PartitionSize.parse(fields.getOrDefault("size", "rest"));
    NewPartition partition = NewPartition.of(fields.getOrDefault("type", "linux"), size);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String value = field.getValue();
      partition =
          switch (field.getKey()) {
            case "start" -> partition.startingAt(start(value, sectorSize));
            case "name" -> partition.name(value);
            case "flags" -> partition.flags(value.split("[,+]", -1));
            case "number" -> partition.number(Integer.parseInt(value));
            case "guid" -> partition.guid(Guids.parse(value).orElseThrow());
            case "kind" -> value.equals("logical") ? partition.logical() : partition.primary();
            default -> partition;
          };
    }
    return partition;
  }

  private static long start(String text, SectorSize sectorSize) {
    return PartitionSize.parse(text)
        .inBytes(sectorSize)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no place to start at; places are like 1MiB or 2048s".formatted(text)));
  }
}
