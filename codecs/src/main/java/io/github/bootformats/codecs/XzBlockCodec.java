package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * A whole xz stream with CRC32 as a block, or a whole {@code .lzma} file with its size in the
 * header. What follows it in a block is ignored.
 */
final class XzBlockCodec implements BlockCodec {
  private static final int MIN_DICTIONARY = 4096;

  private final String id;
  private final Opener decoder;
  private final Maker encoder;

  private interface Opener {
    InputStream open(CodecInput in, ReadLimits limits, ArrayCache cache) throws IOException;
  }

  private interface Maker {
    OutputStream open(OutputStream out, EncodeOptions options, int length, ArrayCache cache)
        throws IOException;
  }

  private XzBlockCodec(String id, Opener decoder, Maker encoder) {
    this.id = id;
    this.decoder = decoder;
    this.encoder = encoder;
  }

  static BlockCodec xz() {
    return new XzBlockCodec(
        XzCodec.ID,
        (in, limits, cache) ->
            new SingleXZInputStream(in, XzOptions.memoryLimit(limits), true, cache),
        (out, options, length, cache) ->
            new XZOutputStream(out, XzOptions.chain(options), XZ.CHECK_CRC32, cache));
  }

  static BlockCodec lzma() {
    return new XzBlockCodec(
        LzmaCodec.ID,
        XzBlockCodec::openLzma,
        (out, options, length, cache) ->
            new LZMAOutputStream(out, XzOptions.lzma(options), length, cache));
  }

  private static InputStream openLzma(CodecInput in, ReadLimits limits, ArrayCache cache)
      throws IOException {
    LZMAInputStream lzma = LzmaCodec.open(in, limits, cache);
    lzma.enableRelaxedEndCondition(); // an end mark may follow although the size is known
    return lzma;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public BlockDecoder decoder(ReadLimits limits) {
    ArrayCache cache = new BasicArrayCache();
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      CodecInput input = CodecInput.of(new ByteArrayInputStream(in, inOffset, inLength));
      try (InputStream decoded = decoder.open(input, limits, cache)) {
        int count = decoded.readNBytes(out, outOffset, outLength);
        if (count == outLength && decoded.read() >= 0) {
          throw CodecFailure.corrupt(
              id, input.position(), "the block decodes to more than %s bytes".formatted(outLength));
        }
        return count;
      } catch (IOException | RuntimeException e) {
        throw CodecFailure.of(id, input, limits, e);
      }
    };
  }

  @Override
  public BlockEncoder encoder(EncodeOptions options) {
    int preset = XzOptions.lzma(options).getDictSize();
    ArrayCache cache = new BasicArrayCache();
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      BoundedOutput target = new BoundedOutput(out, outOffset, outLength);
      // A dictionary that is longer than the block only costs memory, here and in the reader.
      boolean isChosen = options.dictionaryBytes().isPresent();
      int useful = Math.max(MIN_DICTIONARY, Math.min(preset, inLength));
      EncodeOptions fitting = isChosen ? options : options.withDictionaryBytes(useful);
      try {
        // Closed only when all went well: a stream that failed throws the same exception again.
        OutputStream encoded = encoder.open(target, fitting, inLength, cache);
        encoded.write(in, inOffset, inLength);
        encoded.close();
      } catch (BoundedOutput.FullException e) {
        return BlockEncoder.NO_ROOM;
      }
      return target.count();
    };
  }

  @Override
  public LevelRange levels() {
    return XzOptions.LEVELS;
  }
}
