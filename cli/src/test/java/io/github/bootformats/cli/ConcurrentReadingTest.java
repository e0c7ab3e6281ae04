package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.TreeOpener;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeImage;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.TarTreeWriter;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeDigest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One open image and many threads, whatever the format. */
class ConcurrentReadingTest {
  private static final int THREADS = 8;

  @TempDir Path directory = Path.of("");

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** How the image is made. */
  enum Made {
    CPIO {
      @Override
      void of(MemoryTree tree, Path image) throws IOException {
        try (OutputStream out = Files.newOutputStream(image)) {
          CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC)).write(tree, out);
        }
      }
    },
    INITRAMFS {
      @Override
      void of(MemoryTree tree, Path image) throws IOException {
        try (OutputStream out = Files.newOutputStream(image)) {
          InitramfsBuilder.create().add(tree, "gzip").writeTo(out);
        }
      }
    },
    SQUASHFS {
      @Override
      void of(MemoryTree tree, Path image) throws IOException {
        SquashfsWriteOptions options =
            SquashfsWriteOptions.builder()
                .compressor(SquashfsCompressor.of(SquashfsCompression.LZ4))
                .blockSize(4096)
                .build();
        try (ImageTarget target = ImageTarget.create(image)) {
          SquashfsWriter.of(options).write(tree, target);
        }
      }
    },
    TAR {
      @Override
      void of(MemoryTree tree, Path image) throws IOException {
        try (OutputStream out = Files.newOutputStream(image)) {
          TarTreeWriter.of(ReadLimits.defaults()).write(tree, out);
        }
      }
    },
    /** Merged with itself: a SquashFS over a SquashFS. */
    MERGED {
      @Override
      void of(MemoryTree tree, Path image) throws IOException {
        SQUASHFS.of(tree, image);
      }

      @Override
      FileTree seen(FileTree tree) {
        return Overlay.merge(List.of(tree, tree), OverlayOptions.of(OverlayConsumer.LINUX_6_18));
      }
    };

    abstract void of(MemoryTree tree, Path image) throws IOException;

    FileTree seen(FileTree tree) {
      return tree;
    }
  }

  private static MemoryTree files() throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    Random random = new Random(1);
    for (int d = 0; d < 4; d++) {
      tree.createDirectory(TreePath.of("d" + d), NodeMetadata.of(0755));
      for (int f = 0; f < 10; f++) {
        byte[] content = new byte[random.nextInt(30_000)];
        for (int i = 0; i < content.length; i++) {
          content[i] = (byte) (i / (f + 1) + d);
        }
        tree.createFile(
            TreePath.of("d" + d + "/f" + f),
            NodeMetadata.of(0644),
            FileContent.of(Bytes.of(content)));
      }
    }
    return tree;
  }

  private TreeImage open(Made made, ImageSource image) throws IOException {
    for (Detection detection : Formats.installed().detect(image, "")) {
      TreeOpener opener =
          Formats.installed()
              .find(detection.format().id())
              .flatMap(provider -> provider.capability(Capability.TREE))
              .orElse(null);
      if (opener != null) {
        return opener.open(image, ReadLimits.defaults());
      }
    }
    throw new AssertionError(made + " is not known");
  }

  private Path image(Made made) throws IOException {
    Path image = directory.resolve(made.name());
    made.of(files(), image);
    return image;
  }

  @AfterEach
  void end() throws InterruptedException {
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES), "a thread does not end");
  }

  @ParameterizedTest
  @EnumSource
  void allSeeWhatOneSees(Made made) throws Exception {
    Bytes alone;
    try (ImageSource source = ImageSource.open(image(made));
        TreeImage image = open(made, source)) {
      alone = TreeDigest.create().of(made.seen(image.tree()));
    }
    try (ImageSource source = ImageSource.open(directory.resolve(made.name()));
        TreeImage image = open(made, source)) {
      FileTree tree = made.seen(image.tree());
      List<Callable<Bytes>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(() -> TreeDigest.create().of(tree));
      }
      for (Future<Bytes> digest : threads.invokeAll(tasks)) {
        assertEquals(alone, digest.get());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptHarmsNoOtherThread(Made made) throws Exception {
    try (ImageSource source = ImageSource.open(image(made));
        TreeImage image = open(made, source)) {
      FileTree tree = made.seen(image.tree());
      Bytes expected = TreeDigest.create().of(tree);
      CountDownLatch begun = new CountDownLatch(1);
      Future<Bytes> victim = threads.submit(() -> readOn(tree, begun));
      List<Future<Bytes>> others = new ArrayList<>();
      for (int i = 1; i < THREADS; i++) {
        others.add(threads.submit(() -> TreeDigest.create().of(tree)));
      }
      begun.await();
      victim.cancel(true);
      for (Future<Bytes> other : others) {
        assertEquals(expected, other.get());
      }
      assertEquals(expected, TreeDigest.create().of(tree));
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingEndsReading(Made made) throws Exception {
    ImageSource source = ImageSource.open(image(made));
    TreeImage image = open(made, source);
    FileTree tree = made.seen(image.tree());
    CountDownLatch begun = new CountDownLatch(THREADS);
    List<Future<Bytes>> readers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      readers.add(threads.submit(() -> readOn(tree, begun)));
    }
    begun.await();
    image.close();
    source.close();
    for (Future<Bytes> reader : readers) {
      ExecutionException end =
          assertThrows(ExecutionException.class, () -> reader.get(1, TimeUnit.MINUTES));
      assertInstanceOf(IOException.class, end.getCause());
    }
    assertThrows(IOException.class, () -> TreeDigest.create().of(tree));
  }

  /** Reads everything again and again, until that fails. */
  private static Bytes readOn(FileTree tree, CountDownLatch begun) throws IOException {
    Bytes digest = TreeDigest.create().of(tree);
    begun.countDown();
    while (digest.equals(TreeDigest.create().of(tree))) {
      Thread.onSpinWait();
    }
    throw new AssertionError("another tree");
  }
}
