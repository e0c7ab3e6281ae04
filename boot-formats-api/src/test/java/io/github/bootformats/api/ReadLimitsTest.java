package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.ReadLimits.Limit;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadLimitsTest {
  private static final Limit ENTRIES = Limit.of("test.entries", 100);
  private static final Limit DEPTH = Limit.of("test.depth", 5);

  @Test
  void holdsDefaultsUnlessChanged() {
    ReadLimits limits = ReadLimits.builder().with(ENTRIES, 7).build();
    assertEquals(7, limits.get(ENTRIES));
    assertEquals(5, limits.get(DEPTH));
    assertEquals(100, ReadLimits.defaults().get(ENTRIES));
    ReadLimits both = limits.toBuilder().with(DEPTH, 0).build();
    assertEquals(7, both.get(ENTRIES));
    assertEquals(0, both.get(DEPTH));
    assertEquals(5, limits.get(DEPTH));
  }

  @Test
  void aBuilderDoesNotReachIntoWhatItBuilt() {
    ReadLimits.Builder builder = ReadLimits.builder().with(ENTRIES, 7);
    ReadLimits limits = builder.build();
    builder.with(ENTRIES, 8);
    assertEquals(7, limits.get(ENTRIES));
  }

  @Test
  void checksUpToAndIncludingTheLimit() throws LimitExceededException {
    ReadLimits limits = ReadLimits.defaults();
    limits.check(ENTRIES, 100, "test", 0);
    LimitExceededException e =
        assertThrows(LimitExceededException.class, () -> limits.check(ENTRIES, 101, "test", 512));
    assertEquals("test.entries", e.limitName());
    assertEquals(101, e.asked());
    assertEquals(100, e.allowed());
    assertEquals("test", e.format());
    assertEquals("limit.test.entries", e.reason());
    assertEquals(OptionalLong.of(512), e.offset());
    assertEquals(
        "test at byte 512: limit test.entries exceeded: 101 asked, 100 allowed", e.getMessage());
  }

  @Test
  void readsWhatALimitAllows() throws IOException {
    Bytes bytes = Bytes.utf8("abc");
    ImageSource image = ImageSource.of(bytes.asByteBuffer());
    FileContent content = FileContent.of(bytes);
    ReadLimits three = ReadLimits.builder().with(ENTRIES, 3).build();
    assertEquals(bytes, three.readAll(image, ENTRIES, "test"));
    assertEquals(bytes, three.readAll(content, ENTRIES, "test"));
    ReadLimits two = ReadLimits.builder().with(ENTRIES, 2).build();
    assertThrows(LimitExceededException.class, () -> two.readAll(image, ENTRIES, "test"));
    assertThrows(LimitExceededException.class, () -> two.readAll(content, ENTRIES, "test"));
  }

  @Test
  void refusesWhatFitsIntoNoArray() {
    ReadLimits all = ReadLimits.builder().with(ENTRIES, Long.MAX_VALUE).build();
    ImageSource huge = new Huge();
    LimitExceededException e =
        assertThrows(LimitExceededException.class, () -> all.readAll(huge, ENTRIES, "test"));
    assertEquals(Integer.MAX_VALUE, e.asked());
    assertThrows(
        LimitExceededException.class, () -> all.readAll(FileContent.of(huge), ENTRIES, "test"));
  }

  /** Has a byte more than fits into an array, and must not be read. */
  private static final class Huge implements ImageSource {
    @Override
    public long size() {
      return Integer.MAX_VALUE;
    }

    @Override
    public int read(long position, ByteBuffer target) {
      throw new AssertionError("read");
    }

    @Override
    public void close() {}
  }

  @Test
  void isAValue() {
    assertSame(ReadLimits.defaults(), ReadLimits.builder().build());
    ReadLimits seven = ReadLimits.builder().with(ENTRIES, 7).build();
    assertEquals(seven, ReadLimits.builder().with(ENTRIES, 7).build());
    assertEquals(seven.hashCode(), ReadLimits.builder().with(ENTRIES, 7).build().hashCode());
    assertNotEquals(seven, ReadLimits.defaults());
    assertNotEquals(seven, ReadLimits.builder().with(ENTRIES, 8).build());
    assertEquals("ReadLimits{test.entries=7}", seven.toString());
  }

  @Test
  void aLimitIsItsName() {
    assertEquals(Limit.of("test.entries", 1), ENTRIES);
    assertEquals(Limit.of("test.entries", 1).hashCode(), ENTRIES.hashCode());
    assertNotEquals(ENTRIES, DEPTH);
    assertEquals("test.entries", ENTRIES.toString());
  }

  @Test
  void refusesSenselessLimits() {
    assertThrows(IllegalArgumentException.class, () -> Limit.of("test.none", 0));
    ReadLimits.Builder builder = ReadLimits.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.with(ENTRIES, -1));
  }
}
