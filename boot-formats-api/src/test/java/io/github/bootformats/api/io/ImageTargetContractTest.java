package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every target promises. */
class ImageTargetContractTest {
  private static final int SIZE = 10_000;
  private static final byte[] CONTENT = ImageSourceContractTest.content(SIZE);

  private final Resources resources = new Resources();

  private TargetKind.Opened open(TargetKind kind) throws IOException {
    return kind.open(CONTENT, resources);
  }

  @AfterEach
  void closeAll() throws IOException {
    resources.close();
  }

  @ParameterizedTest
  @EnumSource
  void openingChangesNothing(TargetKind kind) throws IOException {
    TargetKind.Opened opened = open(kind);
    assertEquals(SIZE, opened.target().size());
    opened.target().close();
    assertArrayEquals(CONTENT, opened.content().read());
  }

  @ParameterizedTest
  @EnumSource
  void writesOnlyWhatRemains(TargetKind kind) throws IOException {
    TargetKind.Opened opened = open(kind);
    ByteBuffer source =
        ByteBuffer.wrap("0123456789".getBytes(StandardCharsets.UTF_8)).position(2).limit(6);
    opened.target().write(4094, source);
    assertEquals(6, source.position());
    assertEquals(6, source.limit());
    byte[] expected = CONTENT.clone();
    System.arraycopy("2345".getBytes(StandardCharsets.UTF_8), 0, expected, 4094, 4);
    assertArrayEquals(expected, opened.content().read());
  }

  @ParameterizedTest
  @EnumSource
  void writesMoreThanFitsIntoOneRequest(TargetKind kind) throws IOException {
    byte[] large = ImageSourceContractTest.content((3 << 20) + 123);
    TargetKind.Opened opened = open(kind);
    opened.target().write(1, ByteBuffer.wrap(large));
    assertArrayEquals(large, Arrays.copyOfRange(opened.content().read(), 1, large.length + 1));
    ByteBuffer direct = ByteBuffer.allocateDirect(large.length).put(large).flip();
    opened.target().write(0, direct.asReadOnlyBuffer());
    assertArrayEquals(large, Arrays.copyOf(opened.content().read(), large.length));
  }

  @ParameterizedTest
  @EnumSource
  void writingBeyondTheEndLeavesZerosBetween(TargetKind kind) throws IOException {
    TargetKind.Opened opened = open(kind);
    opened.target().write(300_000, ByteBuffer.wrap(new byte[] {7}));
    byte[] expected = Arrays.copyOf(CONTENT, 300_001);
    expected[300_000] = 7;
    assertEquals(300_001, opened.target().size());
    assertArrayEquals(expected, opened.content().read());
    opened.target().write(500_000, ByteBuffer.allocate(0));
    assertEquals(300_001, opened.target().size());
  }

  @ParameterizedTest
  @EnumSource
  void zerosOverwriteWhatIsThere(TargetKind kind) throws IOException {
    for (int[] range : new int[][] {{0, SIZE}, {1, 2}, {4095, 4098}, {4096, 4096}, {9000, 1000}}) {
      TargetKind.Opened opened = open(kind);
      opened.target().writeZeros(range[0], range[1]);
      byte[] expected = Arrays.copyOf(CONTENT, Math.max(SIZE, range[0] + range[1]));
      Arrays.fill(expected, range[0], range[0] + range[1], (byte) 0);
      assertArrayEquals(expected, opened.content().read(), Arrays.toString(range));
    }
  }

  @ParameterizedTest
  @EnumSource
  void zerosBeyondTheEndMakeItGrow(TargetKind kind) throws IOException {
    TargetKind.Opened opened = open(kind);
    opened.target().writeZeros(9_990, 100_000);
    byte[] expected = Arrays.copyOf(Arrays.copyOf(CONTENT, 9_990), 109_990);
    assertArrayEquals(expected, opened.content().read());
    opened.target().writeZeros(200_000, 10);
    assertArrayEquals(Arrays.copyOf(expected, 200_010), opened.content().read());
    opened.target().writeZeros(999_999, 0);
    assertEquals(200_010, opened.target().size());
  }

  @ParameterizedTest
  @EnumSource
  void truncatingCutsOffForGood(TargetKind kind) throws IOException {
    TargetKind.Opened opened = open(kind);
    opened.target().truncate(5_001);
    assertArrayEquals(Arrays.copyOf(CONTENT, 5_001), opened.content().read());
    opened.target().truncate(5_001);
    opened.target().truncate(20_000);
    assertEquals(20_000, opened.target().size());
    assertArrayEquals(
        Arrays.copyOf(Arrays.copyOf(CONTENT, 5_001), 20_000), opened.content().read());
    opened.target().truncate(0);
    assertEquals(0, opened.content().read().length);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsACallersMistake(TargetKind kind) throws IOException {
    ImageTarget target = open(kind).target();
    ByteBuffer two = ByteBuffer.allocate(2);
    assertThrows(IllegalArgumentException.class, () -> target.write(-1, two));
    assertThrows(IllegalArgumentException.class, () -> target.write(Long.MAX_VALUE - 1, two));
    assertThrows(IllegalArgumentException.class, () -> target.writeZeros(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> target.writeZeros(1, -1));
    assertThrows(IllegalArgumentException.class, () -> target.writeZeros(1, Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> target.truncate(-1));
    assertEquals(SIZE, target.size());
  }

  @ParameterizedTest
  @EnumSource
  void forcingSucceeds(TargetKind kind) throws IOException {
    TargetKind.Opened opened = open(kind);
    opened.target().write(0, ByteBuffer.wrap(new byte[] {1}));
    opened.target().force();
    assertEquals(1, opened.content().read()[0]);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
  void aClosedTargetRefusesEverything(TargetKind kind) throws IOException {
    TargetKind.Opened opened = open(kind);
    ImageTarget target = opened.target();
    target.close();
    target.close();
    ByteBuffer one = ByteBuffer.wrap(new byte[1]);
    assertThrows(ClosedChannelException.class, () -> target.write(0, one));
    assertThrows(ClosedChannelException.class, () -> target.writeZeros(0, 1));
    assertThrows(ClosedChannelException.class, () -> target.truncate(1));
    assertThrows(ClosedChannelException.class, target::size);
    assertThrows(ClosedChannelException.class, target::force);
    assertArrayEquals(CONTENT, opened.content().read());
  }
}
