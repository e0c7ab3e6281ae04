package io.github.bootformats.testkit.squashfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.squashfs.SquashfsCompression;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same seed gives the same bytes. */
class SameImagesTest {
  /** Their encoders are our own; that of gzip is the JDK's, and those of xz and zstd libraries. */
  private static final SquashfsImages OURS =
      SquashfsImages.standard().compressions(SquashfsCompression.LZO, SquashfsCompression.LZ4);

  /** This changes with the generators and the encoders only, and then the changelog says so. */
  @Test
  void seedsGiveTheseBytes() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    OURS.stream(1)
        .limit(2L * SquashfsRule.all().size())
        .forEachOrdered(
            image -> {
              digest.update(image.toByteArray());
              digest.update(image.edits().toString().getBytes(StandardCharsets.UTF_8));
            });
    assertEquals("99f2babed30b4a75", HexFormat.of().formatHex(digest.digest()).substring(0, 16));
  }

  @Test
  void casesCanBeMadeAgainAlone() {
    SquashfsImages images = SquashfsImages.standard();
    List<SquashfsCase> made = images.stream(7).limit(60).toList();
    for (SquashfsCase image : made) {
      SquashfsCase again =
          image.isValid()
              ? images.valid(image.seed())
              : images.nearlyValid(image.rules(), image.seed());
      assertEquals(image.description(), again.description());
      assertArrayEquals(image.toByteArray(), again.toByteArray(), image::toString);
    }
  }
}
