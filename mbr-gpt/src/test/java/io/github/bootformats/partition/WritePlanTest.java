package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritePlanTest {
  /** A disk that notes what is done to it. */
  private static final class Recorder implements ImageTarget {
    final List<String> calls = new ArrayList<>();

    @Override
    public long size() {
      return 1 << 20;
    }

    @Override
    public void write(long position, ByteBuffer source) {
      calls.add(position + "+" + source.remaining());
      source.position(source.limit());
    }

    @Override
    public void writeZeros(long position, long length) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void truncate(long size) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void force() {
      calls.add("force");
    }

    @Override
    public void close() {
      throw new AssertionError("not asked for");
    }
  }

  private static DiskWrite write(long offset, boolean barrier) {
    return new DiskWrite("test", offset, Bytes.zeros(10), barrier);
  }

  @Test
  void applyTo_forcesAtBarriersAndAtTheEnd() throws Exception {
    Recorder disk = new Recorder();
    WritePlan.of(List.of(write(0, false), write(10, true), write(30, false))).applyTo(disk);
    assertEquals(List.of("0+10", "10+10", "force", "30+10", "force"), disk.calls);
  }

  @Test
  void applyTo_forcesOnceWhenABarrierIsTheEnd_andNeverForNothing() throws Exception {
    Recorder disk = new Recorder();
    WritePlan.of(List.of(write(0, true))).applyTo(disk);
    WritePlan.of(List.of()).applyTo(disk);
    assertEquals(List.of("0+10", "force"), disk.calls);
  }

  @Test
  void applyTo_canBeCancelledBetweenWrites() {
    Recorder disk = new Recorder();
    Progress cancelsAfterOne = (done, total) -> done == 0;
    WritePlan plan = WritePlan.of(List.of(write(0, false), write(10, false)));
    assertThrows(InterruptedIOException.class, () -> plan.applyTo(disk, cancelsAfterOne));
    assertEquals(List.of("0+10"), disk.calls);
    assertEquals(20, plan.totalBytes());
  }

  @Test
  void write_refusesNegativeOffsets() {
    assertThrows(IllegalArgumentException.class, () -> write(-1, false));
  }
}
