package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.ReadLimits.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The readme's table lists all limits of all modules, with their defaults. */
class LimitsTableTest {
  private static final Pattern CONSTANT =
      Pattern.compile("public static final (?:ReadLimits\\.)?Limit (\\w+)\\s*=");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z.-]+)` \\| `(\\w+\\.\\w+)` \\| ([0-9,]+)( [GM]iB)? \\| .+ \\|");

  /** A limit as the table has it, or as the code does. */
  private record Row(String name, long defaultValue) {}

  /** Finds the constants by the sources, so that none is forgotten here, and asks the classes. */
  private static Map<String, Row> inCode() throws IOException {
    Map<String, Row> limits = new TreeMap<>();
    for (Path source : MainSources.all()) {
      Matcher constant = CONSTANT.matcher(Files.readString(source));
      while (constant.find()) {
        Limit limit = value(source, constant.group(1));
        String type = source.getFileName().toString().replace(".java", "");
        limits.put(type + "." + constant.group(1), new Row(limit.name(), limit.defaultValue()));
      }
    }
    return limits;
  }

  private static Limit value(Path source, String constant) {
    try {
      return (Limit) Class.forName(MainSources.className(source)).getField(constant).get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(source + ": " + constant, e);
    }
  }

  private static Map<String, Row> inReadme() throws IOException {
    Map<String, Row> limits = new TreeMap<>();
    for (String line : Files.readAllLines(MainSources.ROOT.resolve("README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        long number = Long.parseLong(row.group(3).replace(",", ""));
        String unit = row.group(4) == null ? "" : row.group(4).strip();
        int shift = unit.equals("GiB") ? 30 : unit.equals("MiB") ? 20 : 0;
        limits.put(row.group(2), new Row(row.group(1), number << shift));
      }
    }
    return limits;
  }

  @Test
  void theReadmeListsTheLimitsOfTheCode() throws IOException {
    Map<String, Row> limits = inCode();
    assertTrue(limits.size() >= 50, limits.toString());
    assertEquals(limits, inReadme());
    assertEquals(
        limits.size(), limits.values().stream().map(Row::name).distinct().count(), "names");
  }
}
