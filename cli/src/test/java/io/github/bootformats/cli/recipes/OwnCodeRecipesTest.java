package io.github.bootformats.cli.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.testkit.Outcomes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnCodeRecipesTest {
  @Test
  void aParserIsTried() {
    Outcomes sound =
        TestRecipes.fuzz(disk -> disk[510] == 0x55 && disk[511] == (byte) 0xAA ? 1 : 0);
    assertEquals(300, sound.total());
    assertTrue(sound.counts().keySet().stream().noneMatch(label -> label.startsWith("broken")));

    Outcomes naive = TestRecipes.fuzz(disk -> new int[4][disk[446 + 4] & 0x7F].length / disk[450]);
    assertTrue(naive.toString().contains("broken by "), naive.toString());
  }

  @Test
  void aFormatOfOnesOwnIsAFormatLikeOthers() throws IOException {
    Formats formats = Formats.of(new AcmeProvider());
    try (ImageSource image = ImageSource.of(Bytes.utf8("ACME\7").toByteArray())) {
      assertEquals(Confidence.CERTAIN, formats.detect(image).get(0).confidence());
      assertEquals(
          "version",
          formats
              .find("acme")
              .flatMap(format -> format.capability(Capability.REPORT))
              .orElseThrow()
              .report(image, ReadLimits.defaults())
              .facts()
              .get(0)
              .name());
    }
    try (ImageSource other = ImageSource.of(new byte[512])) {
      assertTrue(formats.detect(other).stream().allMatch(d -> d.confidence() == Confidence.NONE));
    }
  }
}
