package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import java.io.IOException;
import java.util.function.Supplier;

/** Tries zstd, to be loaded where zstd-jni is not. */
public final class WithoutZstd implements Supplier<String> {
  /** Needed by reflection. */
  public WithoutZstd() {}

  @Override
  public String get() {
    byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20, 0, 1, 0, 0};
    StreamCodec codec = Codecs.standard().detect(frame).orElseThrow();
    BlockCodec blocks = Codecs.block("zstd").orElseThrow();
    try {
      if (Members.decode(Codecs.standard().stream("xz").orElseThrow(), xz()).length != 3) {
        return "xz does not work";
      }
    } catch (IOException e) {
      return e.toString();
    }
    StringBuilder text = new StringBuilder();
    text.append(failure(() -> Members.decode(codec, frame)));
    text.append(failure(() -> Members.encode(codec, frame)));
    text.append(failure(() -> blocks.decoder(ReadLimits.defaults())));
    text.append(failure(() -> blocks.encoder(EncodeOptions.defaults())));
    return text.toString();
  }

  private static byte[] xz() throws IOException {
    return Members.encode(Codecs.standard().stream("xz").orElseThrow(), new byte[3]);
  }

  private interface Attempt {
    Object run() throws IOException;
  }

  private static String failure(Attempt attempt) {
    try {
      return "got " + attempt.run() + "\n";
    } catch (UnsupportedFormatException e) {
      return e.reason() + " " + e.getMessage() + "\n";
    } catch (IOException e) {
      return e + "\n";
    }
  }
}
