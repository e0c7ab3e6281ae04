package io.github.bootformats.testkit.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A nearly valid image has changes that it tells, and the finding of its rule. */
class NearlyValidSquashfsTest {
  private static final int IMAGES_A_RULE = 2;

  /** All but xz, which takes most of the time. */
  private static final SquashfsImages IMAGES =
      SquashfsImages.standard()
          .compressions(SquashfsCompression.GZIP, SquashfsCompression.LZO, SquashfsCompression.LZ4)
          .blockSizes(4096);

  static List<SquashfsRule> rules() {
    return SquashfsRule.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleIsBroken(SquashfsRule rule) throws IOException {
    for (long seed = 0; seed < IMAGES_A_RULE; seed++) {
      SquashfsCase image = IMAGES.nearlyValid(rule, seed);
      assertFalse(image.isValid());
      assertEquals(List.of(rule), image.rules());
      assertFalse(image.edits().isEmpty(), image::toString);
      assertTrue(
          image.edits().stream().anyMatch(edit -> !edit.before().equals(edit.after())),
          image::toString);
      if (rule.finding().isPresent()) {
        Set<String> found = Findings.of(image);
        assertTrue(found.contains(rule.finding().get().code()), () -> found + ": " + image);
      }
    }
  }

  @Test
  void theCatalogueIsLargeAndItsIdsAreDistinct() {
    assertEquals(129, rules().size(), "the readme, the changelog and the format's page tell it");
    Set<String> ids = new HashSet<>();
    for (SquashfsRule rule : rules()) {
      assertTrue(ids.add(rule.id()), rule.id());
      assertTrue(rule.id().matches("squashfs\\.[a-z-]+"), rule.id());
      assertTrue(rule.meaning().matches("[A-Z].*[^.]"), rule.meaning());
      assertEquals(Optional.of(rule), SquashfsRule.find(rule.id()));
    }
    assertEquals(Optional.empty(), SquashfsRule.find("squashfs.no-such-rule"));
  }

  @Test
  void aSeedChoosesAmongManyRules() {
    Set<String> met =
        LongStream.range(0, 100)
            .mapToObj(seed -> IMAGES.nearlyValid(seed).rules().get(0).id())
            .collect(Collectors.toSet());
    assertTrue(met.size() > 50, () -> met.size() + " rules");
  }

  @Test
  void aStreamBreaksAllRules() {
    List<SquashfsCase> images = IMAGES.stream(3).limit(2L * rules().size()).toList();
    assertEquals(rules().size(), images.stream().filter(SquashfsCase::isValid).count());
    assertEquals(
        rules(),
        images.stream().filter(i -> !i.isValid()).map(image -> image.rules().get(0)).toList());
  }

  @Test
  void severalRulesAreBrokenAtOnce() throws IOException {
    List<SquashfsRule> rules =
        List.of(
            SquashfsRule.find("squashfs.names-unsorted").orElseThrow(),
            SquashfsRule.find("squashfs.flags-unknown").orElseThrow());
    SquashfsCase image = IMAGES.nearlyValid(rules, 1);
    assertEquals(rules, image.rules());
    assertEquals(Set.of("squashfs.name-order", "squashfs.flags-unknown"), Findings.of(image));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatWasChangedIsWhereTheEditSays(SquashfsRule rule) throws IOException {
    SquashfsCase image = IMAGES.nearlyValid(rule, 5);
    for (SquashfsEdit edit : image.edits()) {
      if (edit.metadataOffset() >= 0) {
        assertEquals(edit.after(), decompressed(image, edit), edit::toString);
      } else if (edit.field().equals(SquashfsEdit.LENGTH)) {
        assertEquals(image.size(), edit.after().u64le(0));
      } else if (!rule.id().equals("squashfs.metadata-expands")) {
        int at = (int) edit.offset();
        assertEquals(
            edit.after(),
            Bytes.copyOf(image.toByteArray(), at, edit.after().length()),
            edit::toString);
      }
    }
  }

  /** Returns what an edit has changed; it may end in the next metadata block. */
  private static Bytes decompressed(SquashfsCase image, SquashfsEdit edit) throws IOException {
    try (SquashfsReader reader = SquashfsReader.open(image.source(), SquashfsOptions.defaults())) {
      Bytes block = reader.metadata(edit.offset());
      int end = edit.metadataOffset() + edit.after().length();
      if (end > block.length()) {
        block = Bytes.join(block, reader.metadata(reader.metadataBlock(edit.offset()).next()));
      }
      return block.slice(edit.metadataOffset(), end);
    }
  }

  /** All errors that images can have can be provoked, but for what is not theirs. */
  @Test
  void mostFindingsHaveARule() {
    Set<SquashfsFinding> missing = EnumSet.allOf(SquashfsFinding.class);
    rules().forEach(rule -> rule.finding().ifPresent(missing::remove));
    assertEquals(
        EnumSet.of(
            SquashfsFinding.TRUNCATED,
            SquashfsFinding.BYTE_ORDER,
            SquashfsFinding.VARIANT,
            SquashfsFinding.COMPRESSION_NOT_IN_LINUX,
            SquashfsFinding.PADDING,
            SquashfsFinding.SPACE_UNUSED,
            SquashfsFinding.OPTIONS,
            SquashfsFinding.TARGET_LONG,
            SquashfsFinding.CHECK_ENDED,
            SquashfsFinding.VALUE_TOO_LARGE,
            SquashfsFinding.NOT_STORABLE,
            SquashfsFinding.PACK_XATTRS,
            SquashfsFinding.PACK_MORE),
        missing);
  }
}
