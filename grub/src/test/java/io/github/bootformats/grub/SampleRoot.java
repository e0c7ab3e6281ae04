package io.github.bootformats.grub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small boot file system. */
final class SampleRoot {
  private SampleRoot() {}

  /** Fills a directory, and returns it. */
  static Path create(Path root) throws IOException {
    Path grub = Files.createDirectories(root.resolve("boot/grub"));
    Files.createDirectories(root.resolve("boot/dir"));
    for (String name : new String[] {"a", "k-1", "k-2", "k-11", "dir/x"}) {
      Files.writeString(root.resolve("boot").resolve(name), "content of " + name);
    }
    Files.writeString(root.resolve("boot/empty"), "");
    Files.writeString(
        root.resolve("boot/inc.cfg"), "echo \"inc $config_file $a\"\nset b=inc\nif\nexport b\n");
    Files.writeString(
        root.resolve("boot/inc2.cfg"),
        "function h { echo \"h2 $1\"; return 2; }\nset c=\"1 2\"\nreturn\necho inc2");
    Files.write(
        grub.resolve("grubenv"),
        GrubEnvironmentBlock.create()
            .with("saved", "entry 1")
            .with("a", "x\\y\nz")
            .toBytes()
            .toByteArray());
    return root;
  }
}
