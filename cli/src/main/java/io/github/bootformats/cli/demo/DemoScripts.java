package io.github.bootformats.cli.demo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.io.InputStream;

/** The two programs that run on the demonstration's disk, shell scripts both. */
final class DemoScripts {
  private DemoScripts() {}

  /** The {@code /init} of the initramfs. */
  static FileContent initramfsInit() throws IOException {
    return read("initramfs-init.sh");
  }

  /** The {@code /sbin/init} of the root. */
  static FileContent init() throws IOException {
    return read("init.sh");
  }

  private static FileContent read(String name) throws IOException {
    try (InputStream in = DemoScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the tool was packed without the demo's " + name);
      }
      return FileContent.of(Bytes.of(in.readAllBytes()));
    }
  }
}
