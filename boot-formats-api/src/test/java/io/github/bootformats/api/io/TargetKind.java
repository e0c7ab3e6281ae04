package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Every way to make a target; the contract holds for all of them. */
enum TargetKind {
  OPENED_FILE {
    @Override
    Opened open(byte[] content, Resources resources) throws IOException {
      Path file = resources.newFile(content);
      return new Opened(resources.add(ImageTarget.open(file)), () -> Files.readAllBytes(file));
    }
  },
  FILE_CHANNEL {
    @Override
    Opened open(byte[] content, Resources resources) throws IOException {
      Path file = resources.newFile(content);
      FileChannel channel = resources.add(FileChannel.open(file, StandardOpenOption.WRITE));
      return new Opened(ImageTarget.of(channel), () -> Files.readAllBytes(file));
    }
  },
  SEEKABLE_CHANNEL {
    @Override
    Opened open(byte[] content, Resources resources) throws IOException {
      Path file = resources.newFile(content);
      var channel = resources.add(Files.newByteChannel(file, StandardOpenOption.WRITE));
      return new Opened(ImageTarget.of(new PlainChannel(channel)), () -> Files.readAllBytes(file));
    }
  },
  MEMORY {
    @Override
    Opened open(byte[] content, Resources resources) throws IOException {
      MemoryImage image = MemoryImage.copyOf(ImageSource.of(content));
      return new Opened(image, () -> image.readBytes(0, (int) image.size()));
    }
  };

  abstract Opened open(byte[] content, Resources resources) throws IOException;

  /** A target, and what somebody else sees of it. */
  record Opened(ImageTarget target, Content content) {}

  interface Content {
    byte[] read() throws IOException;
  }
}
