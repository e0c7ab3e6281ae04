package io.github.bootformats.tree;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import java.io.IOException;

/** A regular file in memory; its content may lie elsewhere until it is written to. */
final class FileInode extends Inode {
  private FileContent content;

  FileInode(NodeMetadata metadata, FileContent content) {
    super(FileType.REGULAR, metadata);
    this.content = own(content);
  }

  FileContent content() {
    return content;
  }

  void setContent(FileContent content) {
    this.content = own(content);
  }

  /** What another file in memory holds may be written to, which must not show here. */
  private static FileContent own(FileContent content) {
    return content instanceof MemoryContent memory
        ? new MemoryContent(memory.image().copy())
        : content;
  }

  /** Opens the content for writing, after taking it into memory. */
  ImageTarget open() throws IOException {
    if (content instanceof MemoryContent memory) {
      return memory.image();
    }
    MemoryImage image = MemoryImage.ofSize(0);
    content.copyTo(image, 0, Progress.NONE);
    content = new MemoryContent(image);
    return image;
  }
}
