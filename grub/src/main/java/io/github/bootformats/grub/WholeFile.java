package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;

/** Writes a file from its first byte on, and cuts off what the target had behind it. */
final class WholeFile {
  private WholeFile() {}

  static void write(Bytes content, ImageTarget target, Progress progress) throws IOException {
    target.write(0, content.asByteBuffer());
    if (target.size() > content.length()) {
      target.truncate(content.length());
    }
    progress.update(content.length(), content.length());
  }
}
