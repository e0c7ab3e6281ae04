package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;

/** Every way to make a source; the contract holds for all of them. */
enum SourceKind {
  OPENED_FILE {
    @Override
    ImageSource open(byte[] content, Resources resources) throws IOException {
      return resources.add(ImageSource.open(resources.newFile(content)));
    }
  },
  FILE_CHANNEL {
    @Override
    ImageSource open(byte[] content, Resources resources) throws IOException {
      return ImageSource.of(resources.add(FileChannel.open(resources.newFile(content))));
    }
  },
  SEEKABLE_CHANNEL {
    @Override
    ImageSource open(byte[] content, Resources resources) throws IOException {
      return ImageSource.of(
          new PlainChannel(resources.add(Files.newByteChannel(resources.newFile(content)))));
    }
  },
  ARRAY {
    @Override
    ImageSource open(byte[] content, Resources resources) {
      return ImageSource.of(content.clone());
    }
  },
  PART_OF_A_BUFFER {
    @Override
    ImageSource open(byte[] content, Resources resources) {
      return ImageSource.of(ByteBuffer.wrap(surround(content), 100, content.length));
    }
  },
  DIRECT_BUFFER {
    @Override
    ImageSource open(byte[] content, Resources resources) {
      return ImageSource.of(ByteBuffer.allocateDirect(content.length).put(content).flip());
    }
  },
  MAPPED_FILE {
    @Override
    ImageSource open(byte[] content, Resources resources) throws IOException {
      FileChannel channel = resources.add(FileChannel.open(resources.newFile(content)));
      return ImageSource.of(channel.map(MapMode.READ_ONLY, 0, content.length));
    }
  },
  SLICE {
    @Override
    ImageSource open(byte[] content, Resources resources) {
      return ImageSource.of(surround(content)).slice(100, content.length);
    }
  },
  SLICE_OF_A_SLICE_OF_A_FILE {
    @Override
    ImageSource open(byte[] content, Resources resources) throws IOException {
      return resources
          .add(ImageSource.open(resources.newFile(surround(content))))
          .slice(50, content.length + 100L)
          .slice(50, content.length);
    }
  },
  MEMORY {
    @Override
    ImageSource open(byte[] content, Resources resources) throws IOException {
      return MemoryImage.copyOf(ImageSource.of(content));
    }
  };

  abstract ImageSource open(byte[] content, Resources resources) throws IOException;

  /** Puts bytes around the content that must never be seen. */
  private static byte[] surround(byte[] content) {
    byte[] all = new byte[content.length + 200];
    java.util.Arrays.fill(all, (byte) 0xEE);
    System.arraycopy(content, 0, all, 100, content.length);
    return all;
  }
}
