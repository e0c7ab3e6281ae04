package io.github.bootformats.api.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.MemoryImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.junit.jupiter.api.Test;

class ImageWriterTest {
  private static final ImageWriter<String> WRITER = ImageWriter.ofBytes(String.class, Bytes::utf8);

  @Test
  void whatTheTargetHadBehindIsCutOff() throws IOException {
    MemoryImage target = MemoryImage.ofSize(10);
    WRITER.write("abc", target, Progress.NONE);
    assertEquals(Bytes.utf8("abc"), Bytes.read(target, 0, (int) target.size()));
  }

  @Test
  void cancelledBeforeTheFirstByteLeavesTheTargetAsItIs() {
    MemoryImage target = MemoryImage.ofSize(10);
    assertThrows(
        InterruptedIOException.class, () -> WRITER.write("abc", target, (done, total) -> false));
    assertEquals(10, target.size());
  }
}
