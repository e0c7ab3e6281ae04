package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.CodecLimits;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What inspecting a file does: all installed formats, on any bytes, and on what is inside. */
class FormatsFuzzTest {
  private static final Formats FORMATS = Formats.installed();
  private static final int MAX_DEPTH = 3;
  private static final int MAX_CHILDREN = 20;

  private static final ReadLimits LIMITS =
      Trees.LIMITS.toBuilder()
          .with(CodecLimits.MAX_OUTPUT_BYTES, 1 << 20)
          .with(CodecLimits.MAX_MEMORY_BYTES, 1 << 24)
          .build();

  static Stream<byte[]> files() throws IOException {
    return Stream.of(
            PartitionFuzzTest.disks(),
            CpioFuzzTest.archives(),
            InitramfsFuzzTest.images().limit(2),
            SquashfsFuzzTest.images().limit(2),
            OverlayFuzzTest.archives(),
            SyslinuxFuzzTest.configurations(),
            LiloFuzzTest.configurations(),
            GrubFuzzTest.scripts(),
            BlsFuzzTest.entries(),
            GrubFuzzTest.environments(),
            LegacyFuzzTest.menus(),
            KernelFuzzTest.kernels())
        .flatMap(seeds -> seeds);
  }

  @MethodSource("files")
  @DictionaryFile(resourcePath = "partition.dict")
  @DictionaryFile(resourcePath = "cpio.dict")
  @DictionaryFile(resourcePath = "codecs.dict")
  @DictionaryFile(resourcePath = "squashfs.dict")
  @DictionaryFile(resourcePath = "kernel.dict")
  @FuzzTest
  void inspect(byte[] data) throws IOException {
    assertEquals(List.of(), FORMATS.diagnostics());
    look(ImageSource.of(data), 0);
  }

  private static void look(ImageSource image, int depth) throws IOException {
    for (Detection detection : FORMATS.detect(image)) {
      assertTrue(!detection.reason().isEmpty(), "a reason");
      if (detection.confidence().compareTo(Confidence.POSSIBLE) >= 0) {
        open(FORMATS.find(detection.format().id()).orElseThrow(), image, depth);
      }
    }
  }

  private static void open(FormatProvider provider, ImageSource image, int depth) {
    Attempt.succeeds(
        () -> {
          var reporter = provider.capability(Capability.REPORT);
          if (reporter.isPresent()) {
            check(reporter.get().report(image, LIMITS));
          }
        });
    Attempt.succeeds(
        () -> {
          var partitions = provider.capability(Capability.PARTITIONS);
          if (partitions.isPresent()) {
            partitions.get().partitions(image, LIMITS).partitions();
          }
        });
    Attempt.succeeds(() -> children(provider, image, depth));
    Attempt.succeeds(
        () -> {
          var opener = provider.capability(Capability.TREE);
          if (opener.isPresent()) {
            try (TreeImage tree = opener.get().open(image, LIMITS)) {
              Trees.readAll(tree.tree());
              menus(tree.tree());
            }
          }
        });
    Attempt.succeeds(() -> config(provider, image));
  }

  private static void check(Report report) {
    assertTrue(!report.kind().isEmpty(), "a kind");
    assertTrue(report.facts().stream().map(Fact::name).noneMatch(String::isEmpty), "a name");
    assertTrue(!report.toString().isEmpty());
    report.children().forEach(FormatsFuzzTest::check);
  }

  private static void children(FormatProvider provider, ImageSource image, int depth)
      throws IOException {
    var lister = provider.capability(Capability.CHILDREN);
    if (lister.isEmpty() || depth >= MAX_DEPTH) {
      return;
    }
    List<ChildImage> children = lister.get().children(image, LIMITS);
    for (ChildImage child : children.subList(0, Math.min(children.size(), MAX_CHILDREN))) {
      if (child.length() < image.size()) {
        Attempt.succeeds(() -> look(child.open(image), depth + 1));
      }
    }
  }

  private static void menus(FileTree tree) {
    for (FormatProvider provider : FORMATS.providers()) {
      Attempt.succeeds(
          () -> {
            var reader = provider.capability(Capability.MENU);
            if (reader.isPresent()) {
              for (TreePath path : reader.get().find(tree)) {
                Attempt.succeeds(() -> Configs.readAll(reader.get().read(tree, path, LIMITS)));
              }
            }
          });
    }
  }

  private static void config(FormatProvider provider, ImageSource image) throws IOException {
    var opener = provider.capability(Capability.CONFIG);
    if (opener.isPresent()) {
      Bytes text = Bytes.of(image.readBytes(0, (int) image.size()));
      var config = opener.get().open(text, LIMITS);
      assertEquals(text, config.toBytes());
      config.entries().forEach(config::takesParameters);
    }
  }
}
