package io.github.bootformats.benchmarks.cpio;

import com.github.luben.zstd.ZstdInputStream;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.benchmarks.race.Contender;
import io.github.bootformats.benchmarks.race.Race;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.cpio.initramfs.InitramfsLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lists an initrd that is compressed with zstd, and replaces a file in it, we and the zstd tool by
 * turns.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/benchmarks.jar:benchmarks/target/lib/*' \
 *     io.github.bootformats.benchmarks.cpio.InitrdComparison INITRD /dev/shm/bench [rounds]
 * }</pre>
 */
public final class InitrdComparison {
  private static final int WARMUPS = 5;
  private static final int ROUNDS = 15;
  private static final Contender.Step NONE = Contender.Step.NONE;

  private final Path initrd;
  private final Path unpacked;
  private final Path packed;

  private InitrdComparison(Path initrd, Path directory) {
    this.initrd = initrd;
    this.unpacked = directory.resolve("initrd.cpio");
    this.packed = directory.resolve("initrd.new");
  }

  /**
   * Runs the comparison.
   *
   * @param args an initrd of one segment with {@code init} in it, a directory for what is written,
   *     and how many rounds
   */
  public static void main(String[] args) throws Exception {
    InitrdComparison comparison =
        new InitrdComparison(
            Path.of(args[0]).toAbsolutePath(), Files.createDirectories(Path.of(args[1])));
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : ROUNDS;
    comparison.listing().run(WARMUPS, rounds);
    comparison.replacing().run(WARMUPS, rounds);
  }

  private Race listing() {
    return new Race(
        "list",
        List.of(
            Contender.java("ours: as Linux unpacks it", NONE, () -> list(initrd)),
            Contender.java("ours: segments and entries", NONE, () -> listRaw(initrd)),
            Contender.java("zstd-jni alone", NONE, () -> decode(initrd)),
            Contender.command("zstd -t", NONE, "zstd -tq " + initrd)));
  }

  private Race replacing() {
    String command =
        "zstd -dqf %s -o %s && zstd -3 -qf %s -o %s".formatted(initrd, unpacked, unpacked, packed);
    return new Race(
        "replace a file",
        List.of(
            Contender.java("ours", this::clear, this::replace),
            Contender.command("zstd -d, and zstd -3", this::clear, command)));
  }

  private static long list(Path initrd) throws IOException {
    long sum = 0;
    try (InitramfsImage image = InitramfsImage.open(initrd);
        TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        sum += node.metadata().mtimeSeconds();
      }
    }
    return sum;
  }

  private static long listRaw(Path initrd) throws IOException {
    try (ImageSource source = ImageSource.open(initrd)) {
      return InitramfsLayout.read(source).model().segments().stream()
          .flatMap(segment -> segment.archives().stream())
          .mapToLong(archive -> archive.members().size())
          .sum();
    }
  }

  private static void decode(Path initrd) throws IOException {
    try (InputStream in = new ZstdInputStream(Files.newInputStream(initrd))) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void replace() throws IOException {
    try (InitramfsImage image = InitramfsImage.open(initrd)) {
      image
          .edit()
          .replace(Bytes.utf8("init"), FileContent.of(Bytes.utf8("#!/bin/sh\n")))
          .writeTo(packed);
    }
  }

  private void clear() throws IOException {
    Files.deleteIfExists(packed);
  }
}
