package io.github.bootformats.testkit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testkit.squashfs.SquashfsCase;
import io.github.bootformats.testkit.squashfs.SquashfsImages;
import io.github.bootformats.testkit.squashfs.SquashfsRule;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The arbitraries give what their names say. */
class JqwikSquashfsPropertiesTest {
  private static final SquashfsImages IMAGES = SquashfsImages.standard().blockSizes(4096);
  private static final SquashfsRule LOOP =
      SquashfsRule.find("squashfs.directory-loop").orElseThrow();

  @Provide
  Arbitrary<SquashfsCase> valid() {
    return JqwikSquashfs.valid(IMAGES);
  }

  @Provide
  Arbitrary<SquashfsCase> nearlyValid() {
    return JqwikSquashfs.nearlyValid(IMAGES);
  }

  @Provide
  Arbitrary<SquashfsCase> loops() {
    return JqwikSquashfs.nearlyValid(IMAGES, LOOP);
  }

  @Provide
  Arbitrary<SquashfsCase> broken() {
    return JqwikSquashfs.broken(IMAGES);
  }

  @Property(tries = 30)
  void validImagesBreakNoRule(@ForAll("valid") SquashfsCase image) {
    assertTrue(image.isValid());
  }

  @Property(tries = 30)
  void nearlyValidImagesBreakOne(@ForAll("nearlyValid") SquashfsCase image) {
    assertEquals(1, image.rules().size());
    assertFalse(image.edits().isEmpty());
  }

  @Property(tries = 10)
  void theRuleCanBeChosen(@ForAll("loops") SquashfsCase image) {
    assertEquals(List.of(LOOP), image.rules());
  }

  @Property(tries = 30)
  void severalRulesCanBeBroken(@ForAll("broken") SquashfsCase image) {
    assertTrue(!image.rules().isEmpty() && image.rules().size() <= 4, image::toString);
    assertFalse(image.edits().isEmpty());
  }
}
