package io.github.bootformats.squashfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Linux makes of an image, or of a directory, as {@code oracles/squashfs-kernel.sh} prints it.
 *
 * @param isMounted whether Linux mounts it
 * @param message why not
 * @param lines a line each path, as {@link TreeLines} makes them
 * @param end {@code ok} if all of the tree was seen
 */
record KernelMount(boolean isMounted, String message, List<String> lines, String end) {
  /** Mounts images one after the other. */
  static List<KernelMount> of(List<String> options, List<Path> images)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(options);
    images.forEach(image -> arguments.add(image.toString()));
    byte[] out =
        Oracles.script("squashfs-kernel.sh")
            .timeLimit(Duration.ofMinutes(30))
            .run(arguments)
            .orFail()
            .outBytes();
    List<KernelMount> mounts = new ArrayList<>();
    String mount = "";
    List<String> lines = new ArrayList<>();
    for (String line : new String(out, ISO_8859_1).split("\n", -1)) {
      if (line.startsWith("#mount\t")) {
        mount = line.substring("#mount\t".length());
      } else if (line.startsWith("#end\t")) {
        String end = line.substring("#end\t".length());
        mounts.add(new KernelMount(mount.equals("ok"), mount, List.copyOf(lines), end));
        lines.clear();
      } else if (line.startsWith("/")) {
        lines.add(line);
      }
    }
    if (mounts.size() != images.size()) {
      throw new AssertionError(images.size() + " images, " + mounts.size() + " answers");
    }
    return mounts;
  }

  static KernelMount of(Path image) throws IOException, InterruptedException {
    return of(List.of(), List.of(image)).get(0);
  }

  /** Numbers the files that have several names in the order of their first paths. */
  static List<String> numbered(List<String> lines) {
    Map<String, String> numbers = new HashMap<>();
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (columns.length > TreeLines.GROUP && !columns[TreeLines.GROUP].equals("-")) {
        columns[TreeLines.GROUP] =
            numbers.computeIfAbsent(
                columns[TreeLines.GROUP], number -> "file " + (numbers.size() + 1));
      }
      numbered.add(String.join("\t", columns));
    }
    return numbered;
  }
}
