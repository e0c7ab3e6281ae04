package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioProvider;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.kernel.KernelConsumer;
import io.github.bootformats.lilo.LiloDocument;
import io.github.bootformats.overlay.TarProvider;
import io.github.bootformats.partition.PartitionTableProvider;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.syslinux.SyslinuxDocument;
import io.github.bootformats.testkit.partition.PartitionDisks;
import io.github.bootformats.tree.HostTree;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A format that is compiled and packed here, apart from everything else, is served like our own.
 */
class ThirdPartyFormatTest {
  private static final String PACK = "acme.PackProvider";

  private static final List<String> OUR_OWN =
      List.of(
          "bls",
          "cpio",
          "grub",
          "grub-legacy",
          "grubenv",
          "initramfs",
          "lilo",
          "linux-kernel",
          "partition-table",
          "squashfs",
          "syslinux",
          "tar",
          "volume");

  @TempDir static Path directory = Path.of("");

  private static Path jar = Path.of("");
  private static Path brokenJar = Path.of("");
  private static Path image = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    Path good = Files.createDirectory(directory.resolve("good"));
    jar = ThirdPartyJar.build(good, List.of(PACK));
    Path broken = Files.createDirectory(directory.resolve("broken"));
    brokenJar = ThirdPartyJar.build(broken, List.of("acme.Missing", "acme.BrokenProvider", PACK));
    image = directory.resolve("some.pack");
    Files.write(image, Arrays.copyOf("ACMEPACK".getBytes(UTF_8), 4096));
  }

  @Test
  void loadFindsItInAClassLoaderOfItsOwn() throws IOException {
    try (URLClassLoader loader = loader(jar)) {
      assertTrue(Formats.load(loader).find("acme-pack").isPresent());
      assertEquals(List.of(), Formats.load(loader).diagnostics());
    }
    assertFalse(Formats.installed().find("acme-pack").isPresent());
  }

  @Test
  void installedLooksThroughTheContextClassLoader() throws IOException {
    try (URLClassLoader loader = loader(jar)) {
      assertEquals(
          Stream.concat(Stream.of("acme-pack"), OUR_OWN.stream()).toList(), ids(within(loader)));
    }
  }

  @Test
  void installedFindsOurOwnWithoutAContextClassLoader() {
    assertEquals(OUR_OWN, ids(within(null)));
  }

  @Test
  void installedFindsOurOwnWhereTheContextClassLoaderSeesNothing() {
    assertEquals(OUR_OWN, ids(within(ClassLoader.getPlatformClassLoader())));
  }

  /** As in a container, where the libraries are in no class loader that the JVM started with. */
  @Test
  void installedWorksWhereTheLibrariesThemselvesAreInAnotherClassLoader() throws Exception {
    URL[] urls = {
      url(ThirdPartyJar.locationOf(Formats.class)),
      url(ThirdPartyJar.locationOf(PartitionTableProvider.class)),
      url(jar)
    };
    // The platform's class loader would delegate to the modules that the JVM started with.
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      Class<?> formats = loader.loadClass(Formats.class.getName());
      assertNotSame(Formats.class, formats);
      Object installed = formats.getMethod("installed").invoke(null);
      String ids = String.valueOf(installed);
      Object diagnostics = formats.getMethod("diagnostics").invoke(installed);
      assertTrue(
          ids.contains("acme-pack") && ids.contains("partition-table"), ids + " " + diagnostics);
    }
  }

  @Test
  void aBrokenProviderIsLeftOutWithAFindingAndHarmsNoOther() throws IOException {
    try (URLClassLoader loader = loader(brokenJar)) {
      Formats formats = Formats.load(loader);
      assertTrue(formats.find("acme-pack").isPresent());
      assertEquals(2, formats.diagnostics().size(), formats.diagnostics().toString());
      assertTrue(formats.diagnostics().get(0).message().contains("acme.Missing"));
      assertTrue(formats.diagnostics().get(1).message().contains("acme.BrokenProvider"));
    }
  }

  @Test
  void inspectShowsItByItsCapabilitiesAlone() throws IOException {
    try (URLClassLoader loader = loader(brokenJar)) {
      ToolRun run =
          ToolRun.in(
              directory, UTF_8, Map.of(), () -> Formats.load(loader), "inspect", "some.pack");
      assertEquals(
          """
          some.pack  4 KiB
          └─ Acme pack
             │  payload size  3.5 KiB (3584 bytes)
             │
             │  · the pack is not signed [acme.unsigned]
             │
             │           offset
             └─ payload     512
          """,
          run.out());
      assertEquals(0, run.status());
      assertTrue(run.err().contains("acme.Missing"), run.err());
    }
  }

  @Test
  void inspectFindsItOnTheModulePath() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-p", libraries(), "-m", "io.github.bootformats.cli/" + mainClass()));
    assertInspects(command);
  }

  @Test
  void inspectFindsItOnTheClassPath() throws Exception {
    assertInspects(List.of("-cp", libraries(), mainClass()));
  }

  private static void assertInspects(List<String> start) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(start);
    command.addAll(List.of("inspect", image.toString()));
    Path output = directory.resolve("output");
    Process tool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, tool.waitFor(), Files.readString(output));
    assertTrue(Files.readString(output).contains("payload size"), Files.readString(output));
  }

  /** What the codecs need, found by name since nothing here needs it. */
  private static final List<String> LIBRARIES_OF_CODECS =
      List.of(
          "org.tukaani.xz.XZInputStream",
          "org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream",
          "org.apache.commons.codec.digest.DigestUtils",
          "org.apache.commons.io.IOUtils",
          "org.apache.commons.lang3.ArrayUtils");

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, Main.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String libraries() {
    return Stream.concat(
            Stream.of(
                    Main.class,
                    Formats.class,
                    PartitionTableProvider.class,
                    CpioProvider.class,
                    SquashfsImage.class,
                    TarProvider.class,
                    KernelConsumer.class,
                    SyslinuxDocument.class,
                    GrubScript.class,
                    LiloDocument.class,
                    StreamCodec.class,
                    HostTree.class,
                    PartitionDisks.class,
                    CommandLine.class,
                    JsonFactory.class)
                .map(ThirdPartyJar::locationOf),
            Stream.concat(
                LIBRARIES_OF_CODECS.stream()
                    .map(ThirdPartyFormatTest::named)
                    .map(ThirdPartyJar::locationOf),
                Stream.of(jar)))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String mainClass() {
    return Main.class.getName();
  }

  private static Formats within(@Nullable ClassLoader context) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      return Formats.installed();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> ids(Formats formats) {
    return formats.providers().stream().map(FormatProvider::descriptor).map(d -> d.id()).toList();
  }

  private static URLClassLoader loader(Path file) throws MalformedURLException {
    return new URLClassLoader(new URL[] {url(file)}, Formats.class.getClassLoader());
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }
}
