package io.github.bootformats.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The fenced blocks of a page. */
public final class MarkdownBlocks {
  private MarkdownBlocks() {}

  /** Returns the blocks of a language, in their order. */
  public static List<List<String>> of(Path page, String language) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        if (inside && !block.isEmpty()) {
          blocks.add(List.copyOf(block));
        }
        block.clear();
        inside = !inside && line.equals("```" + language);
      } else if (inside) {
        block.add(line);
      }
    }
    return blocks;
  }

  /** Returns lines without their indentation, so that code and pages can be compared. */
  public static String stripped(List<String> lines) {
    return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
  }
}
