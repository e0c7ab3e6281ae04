package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.cli.term.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A picture of a disk: its partitions and what is free, to scale, where the table and its copy are,
 * and what is odd. It reads well on light and dark backgrounds.
 *
 * <p>Partitions that overlap are drawn in rows of their own.
 */
public final class DiskSvg {
  private static final int WIDTH = 960;
  private static final int MARGIN = 20;
  private static final int BAR = WIDTH - 2 * MARGIN;
  private static final int ROW = 56;
  private static final int LINE = 20;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_PARTITIONS = 256;

  /** The least width that shows, in pixels. */
  private static final double LEAST = 1.5;

  /** About how wide a letter is, in pixels. */
  private static final double LETTER = 7.2;

  private static final String STYLE =
      """
      <style>
      svg{font:12px sans-serif;background:#fff;color:#222}
      text{fill:#222}.faint{fill:#667}.free{fill:#eef0f4;stroke:#99a}
      .part{fill:#9cc3e6;stroke:#246}.odd{fill:#8ac29a;stroke:#253}.table{fill:#e0a458;stroke:#852}
      .error{fill:#b3261e}.warning{fill:#8a5a00}
      @media(prefers-color-scheme:dark){svg{background:#161a20;color:#ddd}
      text{fill:#ddd}.faint{fill:#99a}.free{fill:#262c36;stroke:#556}
      .part{fill:#2f5f8f;stroke:#9cf}.odd{fill:#2f6f47;stroke:#9fc}.table{fill:#96631f;stroke:#fc9}
      .error{fill:#ff8a80}.warning{fill:#ffc35c}}
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();
  private final long diskSize;

  private DiskSvg(long diskSize) {
    this.diskSize = Math.max(diskSize, 1);
  }

  /**
   * Draws a disk.
   *
   * @param name the disk's name
   * @param diskSize its size in bytes
   * @param partitions what is on it
   * @param findings what is odd about it
   * @return the picture
   */
  public static String of(
      String name, long diskSize, PartitionMap partitions, List<Diagnostic> findings) {
    return new DiskSvg(diskSize).draw(name, partitions, findings);
  }

  private String draw(String name, PartitionMap map, List<Diagnostic> findings) {
    List<List<Partition>> rows = rows(map.partitions());
    List<Diagnostic> shown =
        findings.stream().filter(f -> f.severity() != Severity.INFO).limit(MOST_FINDINGS).toList();
    int listed = rows.stream().mapToInt(List::size).sum();
    int height = 70 + rows.size() * ROW + (listed + shown.size() + 1) * LINE;
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\">\n"
            .formatted(WIDTH, height));
    svg.append("<title>").append(escape(name)).append("</title>\n").append(STYLE);
    text(MARGIN, 26, "", name + ", " + Sizes.of(diskSize) + ", " + tableName(map));
    int y = 40;
    for (List<Partition> row : rows) {
      bar(row, map, y);
      y += ROW;
    }
    y += LINE;
    for (List<Partition> row : rows) {
      for (Partition partition : row) {
        text(MARGIN, y, "", describe(partition));
        y += LINE;
      }
    }
    for (Diagnostic finding : shown) {
      String kind = finding.severity() == Severity.ERROR ? "error" : "warning";
      text(MARGIN, y, kind, finding.message() + " [" + finding.code() + "]");
      y += LINE;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String tableName(PartitionMap map) {
    return map.table().equals(PartitionMap.NO_TABLE)
        ? "no partition table"
        : map.table().toUpperCase(Locale.ROOT) + " as " + map.view() + " sees it";
  }

  /** Sorts partitions into rows in which none overlaps another; at least one row. */
  private static List<List<Partition>> rows(List<Partition> partitions) {
    List<List<Partition>> rows = new ArrayList<>();
    rows.add(new ArrayList<>());
    List<Partition> sorted =
        partitions.stream()
            .sorted(Comparator.comparingLong(Partition::firstByte))
            .limit(MOST_PARTITIONS)
            .toList();
    for (Partition partition : sorted) {
      List<Partition> free =
          rows.stream().filter(row -> fits(row, partition)).findFirst().orElseGet(ArrayList::new);
      if (free.isEmpty() && !rows.contains(free)) {
        rows.add(free);
      }
      free.add(partition);
    }
    return rows;
  }

  private static boolean fits(List<Partition> row, Partition next) {
    if (row.isEmpty()) {
      return true;
    }
    Partition last = row.get(row.size() - 1);
    return last.length() <= next.firstByte() - last.firstByte();
  }

  private void bar(List<Partition> row, PartitionMap map, int y) {
    box("free", 0, diskSize, y);
    long sector = map.sectorSize().bytes();
    if (map.table().equals("gpt")) {
      box("table", 0, 34 * sector, y);
      box("table", diskSize - 33 * sector, 33 * sector, y);
    } else if (map.table().equals("mbr")) {
      box("table", 0, sector, y);
    }
    for (Partition partition : row) {
      box(
          partition.number() % 2 == 0 ? "odd" : "part",
          partition.firstByte(),
          partition.length(),
          y);
      String label = partition.number() + " " + partition.name();
      String fitting = label.length() * LETTER < width(partition.length()) ? label : "";
      text(x(partition.firstByte()) + 6, y + 24, "", fitting);
    }
  }

  private void box(String kind, long first, long length, int y) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%s\" width=\"%.1f\" height=\"40\"/>\n",
            kind,
            Math.min(x(first), MARGIN + BAR - LEAST),
            y,
            width(Math.min(length, Math.max(diskSize - first, 0)))));
  }

  private double x(long position) {
    return MARGIN + BAR * (double) Math.min(Math.max(position, 0), diskSize) / diskSize;
  }

  private double width(long length) {
    return Math.max(LEAST, BAR * (double) Math.min(Math.max(length, 0), diskSize) / diskSize);
  }

  private static String describe(Partition partition) {
    return "%s: %s from byte %s, %s%s"
        .formatted(
            partition.number(),
            Sizes.of(partition.length()),
            partition.firstByte(),
            partition.typeName(),
            partition.name().isEmpty() ? "" : " \"" + partition.name() + "\"");
  }

  private void text(double x, int y, String kind, String content) {
    if (!content.isEmpty()) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"%s\" x=\"%.1f\" y=\"%s\">%s</text>\n",
              kind,
              x,
              y,
              escape(content)));
    }
  }

  /** Names come from the disk: nothing of them is markup, or a character that XML does not have. */
  private static String escape(String text) {
    return Bytes.utf8(text)
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
