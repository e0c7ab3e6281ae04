package io.github.bootformats.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.api.spi.ChildLister;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.spi.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Formats that misbehave spoil their own answer and nothing else. */
class InspectorTest {
  private static final Reporter PLAIN = (image, limits) -> Report.builder("fake", "Fake").build();
  private static final ChildLister NONE = (image, limits) -> List.of();

  private static InspectedFormat inspect(Reporter reporter, ChildLister lister) throws IOException {
    return inspect(Confidence.CERTAIN, reporter, lister);
  }

  private static InspectedFormat inspect(
      Confidence confidence, Reporter reporter, ChildLister lister) throws IOException {
    Formats formats = Formats.of(new FakeFormat(confidence, reporter, lister));
    ImageSource image = MemoryImage.ofSize(1 << 16);
    return new Inspector(formats).inspect("image", image).formats().get(0);
  }

  private static List<String> codes(InspectedFormat format) {
    return format.problems().stream().map(Diagnostic::code).toList();
  }

  @Test
  void aProviderThatThrowsIsAFinding() throws IOException {
    InspectedFormat format =
        inspect(
            (image, limits) -> {
              throw new IllegalStateException("oops");
            },
            NONE);
    assertEquals(List.of("inspect.provider-failed"), codes(format));
    assertTrue(format.report().isEmpty());
  }

  @Test
  void aProviderWithoutEndIsAFinding() throws IOException {
    InspectedFormat format = inspect(PLAIN, (image, limits) -> endless(image));
    assertEquals(List.of("inspect.provider-failed"), codes(format));
    assertTrue(format.report().isPresent());
  }

  @SuppressWarnings("InfiniteRecursion") // is what the test is about
  private static List<ChildImage> endless(ImageSource image) {
    return endless(image);
  }

  @Test
  void aFormatThatCannotBeReadSaysWhy() throws IOException {
    InspectedFormat format =
        inspect(
            (image, limits) -> {
              throw new MalformedFormatException("fake", "fake.broken", 7, "it is broken");
            },
            NONE);
    assertEquals(List.of("fake.broken"), codes(format));
  }

  @Test
  void anImageThatContainsItselfIsLookedIntoOnce() throws IOException {
    InspectedFormat format =
        inspect(PLAIN, (image, limits) -> List.of(new ChildImage("1", "again", 0, image.size())));
    assertEquals(List.of("inspect.contains-itself"), codes(format));
    assertEquals(List.of(), format.images().get(0).formats());
  }

  @Test
  void aChildOutsideOfItsParentIsAFinding() throws IOException {
    InspectedFormat format =
        inspect(PLAIN, (image, limits) -> List.of(new ChildImage("1", "far", 1L << 40, 1)));
    assertEquals(List.of("image.child-outside"), codes(format));
  }

  /** Each image claims to hold two hundred that are nearly as large: 200^n without a bound. */
  @Test
  void imagesThatContainEachOtherComeToAnEnd() {
    ChildLister many =
        (image, limits) -> {
          List<ChildImage> children = new ArrayList<>();
          for (int i = 1; i <= 200; i++) {
            children.add(new ChildImage(Integer.toString(i), "child " + i, 1, image.size() - 1));
          }
          return children;
        };
    InspectedFormat format =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> inspect(PLAIN, many));
    assertTrue(count(format) <= 2048, () -> "images: " + count(format));
    assertTrue(depth(format) <= 8, () -> "depth: " + depth(format));
  }

  @Test
  void aDoubtfulFormatIsOpenedOnlyWhereItWasAskedFor() throws IOException {
    InspectedFormat format =
        inspect(
            Confidence.POSSIBLE,
            PLAIN,
            (image, limits) -> List.of(new ChildImage("1", "inside", 512, 512)));
    assertTrue(format.report().isPresent());
    assertTrue(format.images().get(0).formats().get(0).report().isEmpty());
  }

  private static int count(InspectedFormat format) {
    int count = 0;
    for (InspectedImage image : format.images()) {
      count++;
      for (InspectedFormat inside : image.formats()) {
        count += count(inside);
      }
    }
    return count;
  }

  private static int depth(InspectedFormat format) {
    int depth = 0;
    for (InspectedImage image : format.images()) {
      for (InspectedFormat inside : image.formats()) {
        depth = Math.max(depth, depth(inside));
      }
    }
    return depth + 1;
  }
}
