package io.github.bootformats.benchmarks;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Damaged disks a second on one core: what a fuzzer of partition parsers asks for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HostileBenchmark {
  private static final int COUNT = 256;

  private final List<ImageSource> disks =
      HostileDisks.of(COUNT, 20261120).stream().map(ImageSource::of).toList();

  /** The raw model. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void read(Blackhole hole) throws IOException {
    for (ImageSource disk : disks) {
      hole.consume(DiskLayout.read(disk, SectorSize.B512).model());
    }
  }

  /** The raw model and Linux's view of it. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void readAndView(Blackhole hole) throws IOException {
    for (ImageSource disk : disks) {
      DiskLayout layout = DiskLayout.read(disk, SectorSize.B512).model();
      hole.consume(layout.as(PartitionConsumer.LINUX_6_1));
    }
  }

  /** The raw model and all findings about it. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void readAndDiagnose(Blackhole hole) throws IOException {
    for (ImageSource disk : disks) {
      hole.consume(DiskLayout.read(disk, SectorSize.B512).diagnostics());
    }
  }
}
