package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Sequences of reads and slices, checked against an array. */
class ImageSourcePropertiesTest {
  /**
   * One step; the numbers are reduced to the size that the source has by then, and a little beyond.
   */
  record Step(Action action, int a, int b) {
    int position(int size) {
      return a % (size + 3);
    }

    int length(int size) {
      return b % (size + 3);
    }
  }

  enum Action {
    READ,
    READ_FULLY,
    SLICE,
    STREAM
  }

  @Provide
  Arbitrary<byte[]> contents() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(9000);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    return Combinators.combine(Arbitraries.of(Action.class), number, number)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Property(tries = 500)
  void behavesLikeAnArray(
      @ForAll SourceKind kind,
      @ForAll("contents") byte[] content,
      @ForAll("steps") @Size(max = 20) List<Step> steps)
      throws IOException {
    try (Resources resources = new Resources()) {
      ImageSource source = kind.open(content, resources);
      byte[] model = content;
      for (Step step : steps) {
        int position = step.position(model.length);
        int length = step.length(model.length);
        switch (step.action()) {
          case READ -> read(source, model, position, length);
          case READ_FULLY -> readFully(source, model, position, length);
          case STREAM -> stream(source, model, position, length);
          case SLICE -> {
            if (position + length <= model.length) {
              source = source.slice(position, length);
              model = Arrays.copyOfRange(model, position, position + length);
              assertEquals(length, source.size());
            } else {
              ImageSource whole = source;
              assertThrows(IndexOutOfBoundsException.class, () -> whole.slice(position, length));
            }
          }
        }
      }
      assertArrayEquals(model, source.readBytes(0, model.length));
    }
  }

  private static void read(ImageSource source, byte[] model, int position, int length)
      throws IOException {
    ByteBuffer target = ByteBuffer.allocate(length);
    int count = source.read(position, target);
    if (length == 0) {
      assertEquals(0, count);
    } else if (position >= model.length) {
      assertEquals(-1, count);
    } else {
      assertEquals(target.position(), count);
      assertEquals(ByteBuffer.wrap(model, position, count), target.flip());
    }
  }

  private static void readFully(ImageSource source, byte[] model, int position, int length)
      throws IOException {
    if (position + length <= model.length) {
      assertArrayEquals(
          Arrays.copyOfRange(model, position, position + length),
          source.readBytes(position, length));
    } else {
      assertThrows(EOFException.class, () -> source.readBytes(position, length));
    }
  }

  private static void stream(ImageSource source, byte[] model, int skip, int length)
      throws IOException {
    int from = Math.min(skip, model.length);
    try (var in = source.newInputStream()) {
      assertEquals(from, in.skip(skip));
      assertArrayEquals(
          Arrays.copyOfRange(model, from, Math.min(from + length, model.length)),
          in.readNBytes(length));
    }
  }
}
