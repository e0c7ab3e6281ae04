package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree that we predict is the one that Linux 6.1 unpacks. */
@Tag("oracle")
class LinuxOracleTest {
  private static final int SAMPLE = 40;
  private static final int DAMAGED_SAMPLE = 14;
  private static final int FULL = 1000;
  private static final String FAILED = "Initramfs unpacking failed: ";

  private static final List<String> BUILT_IN = List.of("/dev", "/dev/console", "/root");
  private static final int MTIME = 6;
  private static final int TRIES = 3;

  /** How long a small image takes at most, also on a busy machine. */
  private static final int BOOT_SECONDS = 60;

  @TempDir Path directory = Path.of("");

  @Test
  void oddImages() throws IOException, InterruptedException {
    compare("odd", OddImages::of, Oracles.count(SAMPLE, FULL));
  }

  @Test
  void damagedImages() throws IOException, InterruptedException {
    compare("damaged", DamagedImages::of, Oracles.count(DAMAGED_SAMPLE, FULL));
  }

  private void compare(String kind, LongFunction<byte[]> images, int count)
      throws IOException, InterruptedException {
    long seed = Oracles.seed();
    System.out.println("seed of the " + kind + " images: " + seed);
    Map<String, Integer> outcomes = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] image = images.apply(seed + i);
      LinuxRootfs seen = NewcBytes.unpack(image);
      outcomes.merge(seen.halt().or(seen::message).orElse("unpacked"), 1, Integer::sum);
      String difference = difference(image, seen);
      if (!difference.isEmpty()) {
        // At once, for a run that may not come to its end.
        System.out.println(kind + " image " + (seed + i) + difference);
        differences.add("image " + (seed + i) + difference);
      }
    }
    System.out.println(count + " " + kind + " images: " + outcomes);
    assertEquals(List.of(), differences);
  }

  private String difference(byte[] image, LinuxRootfs seen)
      throws IOException, InterruptedException {
    Path file = Files.write(directory.resolve("initrd"), image);
    List<List<String>> rows = rows(file, BOOT_SECONDS);
    for (int i = 1; i < TRIES && isHalted(rows) != seen.halt().isPresent(); i++) {
      rows = rows(file, BOOT_SECONDS); // on a busy machine the emulated one does not always start
    }
    return difference(rows, seen);
  }

  static List<List<String>> rows(Path file, int seconds) throws IOException, InterruptedException {
    return Oracles.script("initramfs-kernel.sh")
        .timeLimit(Duration.ofSeconds(seconds + 240L))
        .run("--timeout", Integer.toString(seconds), file.toString())
        .orFail()
        .rows();
  }

  private static boolean isHalted(List<List<String>> rows) {
    return !rows.contains(List.of("#end", "ok"));
  }

  static String difference(List<List<String>> rows, LinuxRootfs seen) throws IOException {
    boolean mayHalt =
        seen.diagnostics().stream()
            .anyMatch(f -> f.code().equals(InitramfsFinding.LINUX_READS_BEHIND.code()));
    if (isHalted(rows) && mayHalt) {
      return "";
    }
    if (isHalted(rows) || seen.halt().isPresent()) {
      return isHalted(rows) == seen.halt().isPresent()
          ? ""
          : "\n  Linux %s, we: %s"
              .formatted(isHalted(rows) ? "does not boot" : "boots", seen.halt());
    }
    Map<String, List<String>> expected = TreeLines.of(rows);
    Map<String, List<String>> actual = TreeLines.of(seen.wholeTree());
    StringBuilder text = new StringBuilder();
    Optional<String> message =
        rows.stream()
            .filter(row -> row.get(0).equals("#kernel") && row.get(1).startsWith(FAILED))
            .map(row -> row.get(1).substring(FAILED.length()))
            .findFirst();
    if (!message.equals(seen.message())) {
      text.append("\n  Linux says ").append(message).append(", we ").append(seen.message());
    }
    expected.forEach(
        (path, fields) -> {
          List<String> ours = actual.remove(path);
          if (ours != null && BUILT_IN.contains(path) && ours.get(MTIME).equals("now")) {
            ours.set(MTIME, fields.get(MTIME)); // when the kernel was built, or now
          }
          if (ours != null && ours.get(MTIME).equals("now") && fields.get(MTIME).equals("0")) {
            ours.set(MTIME, "0"); // a time of 0 looks like none
          }
          if (!fields.equals(ours)) {
            text.append("\n  ").append(path).append("\n    ").append(fields);
            text.append("\n    ").append(ours);
          }
        });
    actual.forEach((path, fields) -> text.append("\n  only ours: ").append(path).append(fields));
    return text.toString();
  }
}
