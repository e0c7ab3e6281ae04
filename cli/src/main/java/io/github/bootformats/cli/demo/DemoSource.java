package io.github.bootformats.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of {@link SampleDisk}, which the build packs beside its class. */
public final class DemoSource {
  private static final String BEGIN = "  // tag::demo[]";
  private static final String END = "  // end::demo[]";

  private DemoSource() {}

  /** Returns the code between the two marks, moved to the left. */
  public static List<String> lines() throws IOException {
    try (InputStream in = DemoSource.class.getResourceAsStream("SampleDisk.java")) {
      if (in == null) {
        throw new IOException("the tool was packed without the demo's source");
      }
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(lines.indexOf(BEGIN) + 1, lines.indexOf(END)).stream()
          .map(line -> line.startsWith("  ") ? line.substring(2) : line)
          .toList();
    }
  }
}
