package io.github.bootformats.benchmarks;

import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.BlockEncoder;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the codecs are measured on: the start of the JDK's own classes, or a file. */
final class CodecData {
  /** Names another file. */
  static final String FILE_PROPERTY = "bootformats.benchmark.data";

  /**
   * Names a file of blocks that liblzo2 has compressed, as {@code benchmarks/peers/lzo-peer.c}
   * writes it.
   */
  static final String LZO_PROPERTY = "bootformats.benchmark.lzo";

  /** The usual block of SquashFS. */
  static final int BLOCK = 128 << 10;

  private static final int SIZE = 32 << 20;

  private CodecData() {}

  static byte[] plain() throws IOException {
    Path usual = Path.of(System.getProperty("java.home"), "lib", "modules");
    String file = System.getProperty(FILE_PROPERTY, usual.toString());
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return in.readNBytes(SIZE);
    }
  }

  static List<byte[]> blocks(String codec, int level) throws IOException {
    String made = System.getProperty(LZO_PROPERTY, "");
    if (codec.equals("lzo") && !made.isEmpty()) {
      return read(Path.of(made));
    }
    byte[] plain = plain();
    BlockCodec blocks = Codecs.block(codec).orElseThrow();
    byte[] out = new byte[2 * BLOCK];
    List<byte[]> list = new ArrayList<>();
    try (BlockEncoder encoder = blocks.encoder(EncodeOptions.defaults().withLevel(level))) {
      for (int at = 0; at + BLOCK <= plain.length; at += BLOCK) {
        list.add(Arrays.copyOf(out, encoder.encode(plain, at, BLOCK, out, 0, out.length)));
      }
    }
    return list;
  }

  private static List<byte[]> read(Path file) throws IOException {
    List<byte[]> list = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (int count = in.readInt(); count > 0; count--) {
        list.add(in.readNBytes(in.readInt()));
      }
    }
    return list;
  }
}
