package io.github.bootformats.cli.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.cli.MarkdownBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page with the recipes shows code that is compiled here and run by the tests beside it. */
class RecipesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "recipes.md");
  private static final Path SOURCES =
      Path.of("src", "test", "java", "io", "github", "bootformats", "cli", "recipes");
  private static final Pattern RECIPE = Pattern.compile("  static .*|public final class .*");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*Recipes\\.java|Acme.*"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyRecipeIsCompiled() throws IOException {
    StringBuilder compiled = new StringBuilder();
    for (Path source : sources()) {
      compiled.append(MarkdownBlocks.stripped(Files.readAllLines(source)));
    }
    List<List<String>> blocks = MarkdownBlocks.of(PAGE, "java");
    assertEquals(20, blocks.size());
    for (List<String> block : blocks) {
      assertTrue(
          compiled.toString().contains(MarkdownBlocks.stripped(block)),
          () -> "not compiled: " + String.join("\n", block));
    }
  }

  @Test
  void everyRecipeIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    List<String> signatures = new ArrayList<>();
    for (Path source : sources()) {
      Files.readAllLines(source).stream()
          .filter(line -> RECIPE.matcher(line).matches())
          .map(String::strip)
          .forEach(signatures::add);
    }
    assertEquals(20, signatures.size(), signatures.toString());
    for (String signature : signatures) {
      assertTrue(page.contains(signature), signature);
    }
  }
}
