package io.github.bootformats.benchmarks;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.BlockDecoder;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.MemberStream;
import io.github.bootformats.codecs.StreamCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decodes 32 MiB, in blocks of 128 KiB or as one member, and has peers decode the same. liblzo2 is
 * measured by {@code benchmarks/peers/lzo-peer.c} on the same blocks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
  private static final int PIECE = 64 << 10;

  private final byte[] out = new byte[CodecData.BLOCK];
  private List<byte[]> lz4;
  private List<byte[]> lzo;
  private byte[] gzip;
  private byte[] zstd;

  /** Compresses. */
  @Setup
  public void setUp() throws IOException {
    lz4 = CodecData.blocks("lz4", 1);
    lzo = CodecData.blocks("lzo", 3);
    gzip = member("gzip");
    zstd = member("zstd");
  }

  private static StreamCodec codec(String id) {
    return Codecs.standard().stream(id).orElseThrow();
  }

  private static byte[] member(String id) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream encoder = codec(id).encode(target, EncodeOptions.defaults())) {
      encoder.write(CodecData.plain());
    }
    return target.toByteArray();
  }

  private long decode(String id, List<byte[]> blocks) throws IOException {
    long length = 0;
    try (BlockDecoder decoder = Codecs.block(id).orElseThrow().decoder(ReadLimits.defaults())) {
      for (byte[] block : blocks) {
        length += decoder.decode(block, 0, block.length, out, 0, out.length);
      }
    }
    return length;
  }

  /** Our lz4. */
  @Benchmark
  public long lz4() throws IOException {
    return decode("lz4", lz4);
  }

  /** The lz4 of Commons Compress. */
  @Benchmark
  public long lz4CommonsCompress() throws IOException {
    long length = 0;
    for (byte[] block : lz4) {
      try (InputStream in = new BlockLZ4CompressorInputStream(new ByteArrayInputStream(block))) {
        length += in.readNBytes(out, 0, out.length);
      }
    }
    return length;
  }

  /** Our lzo. */
  @Benchmark
  public long lzo() throws IOException {
    return decode("lzo", lzo);
  }

  private static long drain(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    long length = 0;
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      length += count;
    }
    return length;
  }

  private static long decode(String id, byte[] member) throws IOException {
    try (MemberStream in = codec(id).decode(ImageSource.of(member), 0, ReadLimits.defaults())) {
      return drain(in);
    }
  }

  /** Our gzip, over the JDK's inflater. */
  @Benchmark
  public long gzip() throws IOException {
    return decode("gzip", gzip);
  }

  /** The JDK's gzip. */
  @Benchmark
  public long gzipJdk() throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), PIECE)) {
      return drain(in);
    }
  }

  /** Our zstd, over zstd-jni. */
  @Benchmark
  public long zstd() throws IOException {
    return decode("zstd", zstd);
  }

  /** zstd-jni alone. */
  @Benchmark
  public long zstdJni() throws IOException {
    try (InputStream in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(zstd))) {
      return drain(in);
    }
  }
}
