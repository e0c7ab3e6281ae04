package io.github.bootformats.benchmarks;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A full GPT of 128 named entries, read whole: both copies, all fields, all findings. What no
 * reader can do without, the CRCs of two headers and two arrays, is the measure.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GptBenchmark {
  private final byte[] disk = GptDisks.full();
  private final ImageSource source = ImageSource.of(disk);

  /** The four CRCs of the table's two copies. */
  @Benchmark
  public void fourCrcs(Blackhole hole) {
    int end = disk.length;
    hole.consume(crc(512, 92));
    hole.consume(crc(1024, 16384));
    hole.consume(crc(end - 512, 92));
    hole.consume(crc(end - 512 - 16384, 16384));
  }

  private long crc(int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(disk, offset, length);
    return crc.getValue();
  }

  /** The layout with its findings, and every field of every entry of both copies. */
  @Benchmark
  public void readEverything(Blackhole hole) throws IOException {
    DiskLayout layout = DiskLayout.read(source, SectorSize.B512).model();
    for (GptTable table : layout.gptTables()) {
      GptEntryArray entries = table.array().orElseThrow();
      for (int i = 0; i < entries.count(); i++) {
        GptEntry entry = entries.entry(i);
        hole.consume(entry.typeGuid());
        hole.consume(entry.uniqueGuid());
        hole.consume(entry.firstLba());
        hole.consume(entry.lastLba());
        hole.consume(entry.attributes());
        hole.consume(entry.name());
      }
    }
  }

  /** The layout with its findings alone. */
  @Benchmark
  public DiskLayout read() throws IOException {
    return DiskLayout.read(source, SectorSize.B512).model();
  }
}
