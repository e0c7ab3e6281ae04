package io.github.bootformats.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testkit.jqwik.JqwikDisks;
import io.github.bootformats.testkit.partition.PartitionDisks;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does not use jqwik compiles and runs without it, and gets none of its licence. */
class WithoutJqwikTest {
  private static final Path SOURCES = Path.of("src", "test", "resources", "without-jqwik");

  /** A class of each module that is needed; those of others cannot be named in the code. */
  private static final List<String> NEEDED =
      List.of(
          "io.github.bootformats.testkit.partition.PartitionDisks",
          "io.github.bootformats.api.Bytes",
          "io.github.bootformats.codecs.Codecs",
          "io.github.bootformats.partition.DiskLayout",
          "io.github.bootformats.squashfs.SquashfsImage",
          "io.github.bootformats.tree.MemoryTree",
          "org.tukaani.xz.XZ",
          "org.apache.commons.compress.compressors.CompressorException",
          "org.apache.commons.codec.Encoder",
          "org.apache.commons.io.IOUtils",
          "org.apache.commons.lang3.ArrayUtils");

  @TempDir Path directory = Path.of("");

  private static String needed() {
    return NEEDED.stream()
        .map(WithoutJqwikTest::locationOf)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path locationOf(String className) {
    try {
      Class<?> type = Class.forName(className);
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Finds JSpecify, which our modules bring and require when something is compiled. */
  private static String annotations() {
    return Stream.of("jdk.module.path", "surefire.test.class.path", "java.class.path")
        .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator, -1)))
        .filter(entry -> entry.contains("jspecify"))
        .findFirst()
        .orElseThrow();
  }

  private void compile(String... options) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    String[] command =
        Stream.concat(
                Stream.of("-Xlint:all", "-Werror", "-d", directory.toString()), Stream.of(options))
            .toArray(String[]::new);
    int status = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, command);
    assertEquals(0, status, output::toString);
  }

  private void run(String... options) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(java.toString(), "-Xshare:auto"), Stream.of(options))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(output));
    String description = PartitionDisks.any().nearlyValid(1).description();
    assertEquals(description, Files.readString(output).strip());
  }

  @Test
  void onTheModulePath() throws IOException, InterruptedException {
    compile(
        "-p",
        needed() + File.pathSeparator + annotations(),
        SOURCES.resolve("module-info.java").toString(),
        SOURCES.resolve("consumer/Main.java").toString());
    run("-p", needed() + File.pathSeparator + directory, "-m", "consumer/consumer.Main");
  }

  @Test
  void onTheClassPath() throws IOException, InterruptedException {
    compile("-cp", needed(), SOURCES.resolve("consumer/Main.java").toString());
    run("-cp", needed() + File.pathSeparator + directory, "consumer.Main");
  }

  @Test
  void theAdapterAloneNeedsIt() throws IOException {
    URL[] urls = new URL[NEEDED.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = locationOf(NEEDED.get(i)).toUri().toURL();
    }
    // The class loader of the platform would find the modules that this JVM started with.
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      NoClassDefFoundError missing =
          assertThrows(
              NoClassDefFoundError.class,
              () -> loader.loadClass(JqwikDisks.class.getName()).getMethods());
      assertTrue(Objects.toString(missing.getMessage()).contains("jqwik"), missing::toString);
    }
  }
}
