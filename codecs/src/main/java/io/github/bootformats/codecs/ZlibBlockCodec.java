package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** zlib streams, RFC 1950, by the JDK's zlib. What follows the stream in a block is ignored. */
final class ZlibBlockCodec implements BlockCodec {
  private static final String ID = "zlib";
  private static final LevelRange LEVELS = new LevelRange(1, 9, 9);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public BlockDecoder decoder(ReadLimits limits) {
    return new Decoder();
  }

  @Override
  public BlockEncoder encoder(EncodeOptions options) {
    return new Encoder(new Deflater(LEVELS.choose(options)));
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }

  private static final class Decoder implements BlockDecoder {
    private final Inflater inflater = new Inflater();
    private final byte[] beyond = new byte[1];

    @Override
    public int decode(
        byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int outLength)
        throws IOException {
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      inflater.reset();
      inflater.setInput(in, inOffset, inLength);
      try {
        int done = 0;
        while (!inflater.finished()) {
          boolean isFull = done == outLength;
          int count =
              isFull
                  ? inflater.inflate(beyond)
                  : inflater.inflate(out, outOffset + done, outLength - done);
          if (isFull && count > 0) {
            throw corrupt("the block decodes to more than %s bytes".formatted(outLength));
          }
          if (count == 0 && inflater.needsDictionary()) {
            throw corrupt("a dictionary is asked for");
          }
          if (count == 0 && inflater.needsInput() && !inflater.finished()) {
            throw CodecFailure.truncated(ID, inLength);
          }
          done += count;
        }
        return done;
      } catch (DataFormatException e) {
        String message = e.getMessage();
        throw corrupt(message == null ? "the deflated data is corrupt" : message);
      }
    }

    private IOException corrupt(String message) {
      return CodecFailure.corrupt(ID, inflater.getBytesRead(), message);
    }

    @Override
    public void close() {
      inflater.end();
    }
  }

  private static final class Encoder implements BlockEncoder {
    private final Deflater deflater;

    Encoder(Deflater deflater) {
      this.deflater = deflater;
    }

    @Override
    public int encode(
        byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int outLength) {
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      deflater.reset();
      deflater.setInput(in, inOffset, inLength);
      deflater.finish();
      int done = 0;
      while (done < outLength && !deflater.finished()) {
        done += deflater.deflate(out, outOffset + done, outLength - done);
      }
      return deflater.finished() ? done : NO_ROOM;
    }

    @Override
    public void close() {
      deflater.end();
    }
  }
}
