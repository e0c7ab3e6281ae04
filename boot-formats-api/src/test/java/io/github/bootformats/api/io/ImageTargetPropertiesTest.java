package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Progress;
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

/** Sequences of writes, checked against an array. */
class ImageTargetPropertiesTest {
  record Step(Action action, int position, int length, byte fill) {}

  enum Action {
    WRITE,
    WRITE_ZEROS,
    TRUNCATE,
    COPY
  }

  @Provide
  Arbitrary<byte[]> contents() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(9000);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    // Often a block boundary or next to one, where pages and holes begin and end.
    Arbitrary<Integer> number =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 15_000),
            Arbitraries.of(1, 4095, 4096, 4097, 8191, 8192, 8193, 12_288));
    return Combinators.combine(Arbitraries.of(Action.class), number, number, Arbitraries.bytes())
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Property(tries = 500)
  void behavesLikeAnArray(
      @ForAll TargetKind kind,
      @ForAll("contents") byte[] content,
      @ForAll("steps") List<Step> steps)
      throws IOException {
    try (Resources resources = new Resources()) {
      TargetKind.Opened opened = kind.open(content, resources);
      byte[] model = content;
      for (Step step : steps) {
        model = apply(step, opened.target(), model);
        assertEquals(model.length, opened.target().size());
      }
      assertArrayEquals(model, opened.content().read());
    }
  }

  private static byte[] apply(Step step, ImageTarget target, byte[] model) throws IOException {
    int position = step.position();
    int length = step.length();
    switch (step.action()) {
      case WRITE -> {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, step.fill());
        target.write(position, ByteBuffer.wrap(bytes));
        return overlay(model, position, bytes);
      }
      case WRITE_ZEROS -> {
        target.writeZeros(position, length);
        return overlay(model, position, new byte[length]);
      }
      case COPY -> {
        byte[] mixed = new byte[length];
        Arrays.fill(mixed, length / 3, length / 2, step.fill());
        ImageSource.of(mixed).copyTo(target, position, Progress.NONE);
        byte[] result = overlay(model, position, mixed);
        // Unlike a write of nothing, an empty copy still ends where it was told to.
        return Arrays.copyOf(result, Math.max(result.length, position + length));
      }
      case TRUNCATE -> {
        target.truncate(position);
        return Arrays.copyOf(model, position);
      }
    }
    throw new AssertionError(step);
  }

  private static byte[] overlay(byte[] model, int position, byte[] bytes) {
    if (bytes.length == 0) {
      return model;
    }
    byte[] result = Arrays.copyOf(model, Math.max(model.length, position + bytes.length));
    System.arraycopy(bytes, 0, result, position, bytes.length);
    return result;
  }
}
