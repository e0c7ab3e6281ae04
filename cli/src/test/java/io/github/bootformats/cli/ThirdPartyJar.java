package io.github.bootformats.cli;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Formats;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles and packs the format of somebody else, as somebody else would. */
final class ThirdPartyJar {
  private ThirdPartyJar() {}

  /**
   * Packs a jar for the module path and the class path.
   *
   * @param directory where to work
   * @param services the lines that name providers for the class path
   */
  static Path build(Path directory, List<String> services) throws IOException {
    Path sources = sources();
    Path classes = Files.createDirectories(directory.resolve("classes"));
    run(
        "javac",
        "--release",
        "17",
        "-p",
        locationOf(Formats.class) + File.pathSeparator + annotations(),
        "-d",
        classes.toString(),
        sources.resolve("module-info.java").toString(),
        sources.resolve("acme/PackProvider.java").toString(),
        sources.resolve("acme/BrokenProvider.java").toString());
    Path names = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.write(names.resolve("io.github.bootformats.api.spi.FormatProvider"), services);
    Path jar = directory.resolve("acme-pack.jar");
    run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    return jar;
  }

  /** Finds JSpecify, which our modules require when something is compiled against them. */
  private static String annotations() {
    return Stream.of("jdk.module.path", "surefire.test.class.path", "java.class.path")
        .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator, -1)))
        .filter(entry -> Path.of(entry).getFileName().toString().startsWith("jspecify"))
        .findFirst()
        .orElseThrow();
  }

  private static Path sources() {
    return Path.of(
            toUri(requireNonNull(ThirdPartyJar.class.getResource("/third-party/module-info.java"))))
        .resolveSibling("");
  }

  /** Returns the directory or jar that a class was loaded from. */
  static Path locationOf(Class<?> type) {
    return Path.of(toUri(type.getProtectionDomain().getCodeSource().getLocation()));
  }

  private static URI toUri(java.net.URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void run(String tool, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int status = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
    if (status != 0) {
      throw new IllegalStateException(new ArrayList<>(List.of(arguments)) + ": " + output);
    }
  }
}
