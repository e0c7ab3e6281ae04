package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.CodecLimits;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Images that want to do harm. */
class HostileImagesTest {
  @Test
  void oddAndDamaged() throws Exception {
    HostileReport report = HostileHarness.of(HostileImages.class).run();
    System.out.println(report);
    report.assertClean();
    assertTrue(report.outcomes().size() > 15, "too few outcomes");
  }

  @Test
  void everyTruncation() throws IOException {
    NewcBytes image = new NewcBytes().directory("d").file("d/early", "early").trailer().align(512);
    image.compressed("gzip", new NewcBytes().file("d/a", "a").trailer());
    image.align(4).compressed("xz", new NewcBytes().file("d/b", "b").trailer());
    byte[] bytes = image.toByteArray();
    for (int length = 0; length < bytes.length; length++) {
      HostileImages.use(java.util.Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void aBombIsRefused() {
    ReadLimits limits = ReadLimits.builder().with(CodecLimits.MAX_OUTPUT_BYTES, 1 << 20).build();
    byte[] image =
        new NewcBytes()
            .compressed("gzip", new NewcBytes().file("big", "x".repeat(2 << 20)))
            .toByteArray();

    LimitExceededException e =
        assertThrows(
            LimitExceededException.class, () -> InitramfsImage.open(ImageSource.of(image), limits));
    assertEquals("codec.output-bytes", e.limitName());
  }

  @Test
  void aMillionLinksTakeNoTime() throws IOException {
    NewcBytes image = new NewcBytes();
    for (int i = 0; i < 41; i++) {
      image.symlink("l" + i, ("l" + (i + 1) + "/").repeat(2));
    }
    for (int i = 0; i < 100; i++) {
      image.file("l0/x" + i, "x");
    }
    assertEquals(41, image.unpack().tree().root().children().toList().size());
  }
}
