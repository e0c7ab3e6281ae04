package io.github.bootformats.benchmarks.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws the table of all ratios of {@code RESULTS.md}: a bar for each peer, to the right where we
 * are faster, to the left where it is, on a logarithmic scale; a stroke where the aim is.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.github.bootformats.benchmarks.chart.Chart \
 *     benchmarks/RESULTS.md docs/benchmarks.svg
 * }</pre>
 */
public final class Chart {
  private static final String TABLE = "## All ratios";
  private static final int WIDTH = 860;
  private static final int LABELS = 430;
  private static final int ROW = 19;
  private static final int TOP = 46;
  private static final double LEAST = 0.5;
  private static final double MOST = 32;
  private static final double[] GRID = {0.5, 1, 2, 4, 8, 16, 32};

  private static final String STYLE =
      """
      <style>
      svg{font:12px sans-serif;background:#fff}text{fill:#222}.faint{fill:#667}
      .faster{fill:#3f8f5f}.slower{fill:#c06a2b}.grid{stroke:#ccd}.one{stroke:#667}.aim{stroke:#222;stroke-width:2}
      @media(prefers-color-scheme:dark){svg{background:#161a20}text{fill:#ddd}.faint{fill:#99a}
      .faster{fill:#58b37d}.slower{fill:#e08a4a}.grid{stroke:#333a46}.one{stroke:#99a}.aim{stroke:#eee}}
      </style>
      """;

  /** A row of the table: {@code | area | task | peer | faster | aim |}. */
  private record Ratio(String task, String peer, double faster, double aim) {
    static Ratio of(String line) {
      String[] cells = line.split("\\|", -1);
      return new Ratio(
          cells[1].strip() + ": " + cells[2].strip(),
          cells[3].strip().replace("`", ""),
          Double.parseDouble(cells[4].strip()),
          cells[5].isBlank() ? 0 : Double.parseDouble(cells[5].strip()));
    }
  }

  private final StringBuilder svg = new StringBuilder();

  private Chart() {}

  /**
   * Draws the chart.
   *
   * @param args the results, and the picture to be written
   */
  public static void main(String[] args) throws IOException {
    List<Ratio> ratios = read(Files.readAllLines(Path.of(args[0])));
    Files.writeString(Path.of(args[1]), new Chart().draw(ratios));
  }

  private static List<Ratio> read(List<String> lines) {
    int row = lines.indexOf(TABLE);
    while (!lines.get(row).startsWith("|---")) {
      row++;
    }
    List<Ratio> ratios = new ArrayList<>();
    for (row++; lines.get(row).startsWith("|"); row++) {
      ratios.add(Ratio.of(lines.get(row)));
    }
    return ratios;
  }

  private String draw(List<Ratio> ratios) {
    int height = TOP + ROW * ratios.size() + 16;
    append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s"
            + " %s\">%n",
        WIDTH, height, WIDTH, height);
    svg.append(STYLE);
    append(
        "<text x=\"12\" y=\"18\">How many times as fast as others; the upright stroke is the"
            + " aim</text>%n");
    for (double at : GRID) {
      append(
          "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%s\" y2=\"%s\"/>%n",
          at == 1 ? "one" : "grid", x(at), x(at), TOP - 4, height - 12);
      append(
          "<text class=\"faint\" x=\"%.1f\" y=\"%s\" text-anchor=\"middle\">%s</text>%n",
          x(at), TOP - 10, at < 1 ? "1/" + Math.round(1 / at) : Math.round(at) + "");
    }
    for (int i = 0; i < ratios.size(); i++) {
      row(ratios.get(i), TOP + ROW * i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void row(Ratio ratio, int y) {
    double from = Math.min(x(1), x(ratio.faster));
    double width = Math.max(1, Math.abs(x(1) - x(ratio.faster)));
    append("<text x=\"12\" y=\"%s\">%s</text>%n", y + 13, text(ratio.task));
    append(
        "<text class=\"faint\" x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>%n",
        LABELS - 12, y + 13, text(ratio.peer));
    append(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%s\" width=\"%.1f\" height=\"%s\"/>%n",
        ratio.faster < 1 ? "slower" : "faster", from, y + 3, width, ROW - 7);
    append(
        "<text x=\"%.1f\" y=\"%s\">%s</text>%n",
        Math.max(x(1), x(ratio.faster)) + 5,
        y + 13,
        String.format(Locale.ROOT, "%.2f", ratio.faster));
    if (ratio.aim > 0) {
      append(
          "<line class=\"aim\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%s\" y2=\"%s\"/>%n",
          x(ratio.aim), x(ratio.aim), y + 1, y + ROW - 3);
    }
  }

  private static double x(double ratio) {
    double bounded = Math.min(MOST, Math.max(LEAST, ratio));
    return LABELS + (WIDTH - LABELS - 50) * Math.log(bounded / LEAST) / Math.log(MOST / LEAST);
  }

  private static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;");
  }

  private void append(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }
}
