package io.github.bootformats.cli.demo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.codecs.CodecInput;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.MemberStream;
import io.github.bootformats.codecs.StreamCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules that a kernel needs to get at its root, after those that they need themselves. */
final class KernelModules {
  /** Whatever of these is not a module is built into the kernel, or not needed by it. */
  private static final List<String> WANTED =
      List.of(
          "virtio_pci", "virtio_blk", "ata_piix", "ahci", "nvme", "sd_mod", "squashfs", "overlay");

  private final Path directory;
  private final Map<String, String[]> dependencies = new HashMap<>();
  private final Map<String, FileContent> loaded = new LinkedHashMap<>();

  private KernelModules(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads the modules of a kernel.
   *
   * @param directory such as {@code /lib/modules/6.1.0}, with modules.dep as depmod writes it
   */
  static Map<String, FileContent> of(Path directory) throws IOException {
    KernelModules modules = new KernelModules(directory);
    Path list = directory.resolve("modules.dep");
    for (String line : Files.readAllLines(list, StandardCharsets.ISO_8859_1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String path = line.substring(0, colon);
        String needed = line.substring(colon + 1).strip();
        modules.dependencies.put(path, needed.isEmpty() ? new String[0] : needed.split(" +", -1));
      }
    }
    for (String name : WANTED) {
      for (String path : modules.dependencies.keySet()) {
        if (nameOf(path).equals(name)) {
          modules.load(path);
        }
      }
    }
    return modules.loaded;
  }

  /** modules.dep has the modules that are needed last in front. */
  private void load(String path) throws IOException {
    String[] needed = dependencies.getOrDefault(path, new String[0]);
    for (int i = needed.length - 1; i >= 0; i--) {
      add(needed[i]);
    }
    add(path);
  }

  private void add(String path) throws IOException {
    String file = nameOf(path) + ".ko";
    if (!loaded.containsKey(file)) {
      loaded.put(file, FileContent.of(unpacked(Files.readAllBytes(directory.resolve(path)))));
    }
  }

  private static String nameOf(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.replaceFirst("\\.ko(\\..*)?$", "");
  }

  private static Bytes unpacked(byte[] file) throws IOException {
    byte[] head = Arrays.copyOf(file, Math.min(file.length, Codecs.HEAD_BYTES));
    Optional<StreamCodec> codec = Codecs.standard().detect(head);
    if (codec.isEmpty()) {
      return Bytes.of(file);
    }
    try (MemberStream in =
        codec.get().decode(CodecInput.of(new ByteArrayInputStream(file)), ReadLimits.defaults())) {
      return Bytes.of(in.readAllBytes());
    }
  }
}
