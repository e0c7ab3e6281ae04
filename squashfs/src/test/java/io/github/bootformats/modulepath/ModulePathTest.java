package io.github.bootformats.modulepath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.squashfs.SquashfsImage;
import java.io.File;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK finds the file system where everything is a named module. */
class ModulePathTest {
  /** A class of each module that is needed; those of others cannot be named in the code. */
  private static final List<String> MODULES =
      List.of(
          "io.github.bootformats.api.io.ImageSource",
          "io.github.bootformats.codecs.Codecs",
          "io.github.bootformats.squashfs.SquashfsImage",
          "io.github.bootformats.tree.nio.TreeFileSystem",
          "org.tukaani.xz.XZ",
          "org.apache.commons.compress.compressors.CompressorException",
          "org.apache.commons.codec.Encoder",
          "org.apache.commons.io.IOUtils",
          "org.apache.commons.lang3.ArrayUtils");

  @Test
  void imagesAreFileSystemsOnTheModulePath(@TempDir Path directory) throws Exception {
    Path image = directory.resolve("an image");
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(
                SquashfsImage.class.getResourceAsStream("/small.squashfs.gz")))) {
      Files.copy(in, image);
    }
    assertEquals(
        """
        module io.github.bootformats.squashfs
        module io.github.bootformats.tree
        hello
        hello
        hello
        """,
        run(image.toString(), "/etc/motd"));
  }

  private static String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--module-path");
    command.add(
        MODULES.stream()
            .map(ModulePathTest::place)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("--add-modules");
    command.add("io.github.bootformats.squashfs,io.github.bootformats.tree");
    command.addAll(List.of("-cp", testClasses(), Probe.class.getName()));
    Stream.of(arguments).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  private static String place(String className) {
    try {
      Class<?> any = Class.forName(className);
      return Path.of(any.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tests are patched into the module, so that only the class file tells where they are. */
  private static String testClasses() throws URISyntaxException {
    Path file = Path.of(Objects.requireNonNull(Probe.class.getResource("Probe.class")).toURI());
    Path top = file;
    for (int i = Probe.class.getName().split("\\.").length; i > 0; i--) {
      top = Objects.requireNonNull(top.getParent());
    }
    return top.toString();
  }
}
