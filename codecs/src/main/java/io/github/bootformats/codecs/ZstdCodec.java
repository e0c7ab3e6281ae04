package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * zstd, by zstd-jni where that is there. Nothing but {@link ZstdLibrary} refers to its classes, and
 * nothing loads that class before a frame is decoded or encoded.
 */
final class ZstdCodec implements StreamCodec {
  static final String ID = "zstd";

  /** Up to the last level whose window is 8 MiB; the few above need more memory to unpack. */
  private static final LevelRange LEVELS = new LevelRange(1, 19, 3);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "zstd";
  }

  @Override
  public boolean detect(byte[] head) {
    return Magic.begins(head, 0x28, 0xB5, 0x2F, 0xFD);
  }

  @Override
  public MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(
        ID,
        input,
        limits,
        in -> {
          ZstdFrame frame = ZstdFrame.open(in, limits);
          try {
            return ZstdLibrary.decoder(frame);
          } catch (LinkageError e) {
            throw missing(e);
          }
        });
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }

  @Override
  public OutputStream encode(OutputStream target, EncodeOptions options) throws IOException {
    int level = LEVELS.choose(options);
    try {
      return ZstdLibrary.encoder(new OpenTarget(target), level);
    } catch (LinkageError e) {
      throw missing(e);
    }
  }

  /** Says what to do when the library, or its native part, cannot be loaded. */
  static IOException missing(LinkageError e) {
    IOException exception =
        new UnsupportedFormatException(
            ID,
            "zstd.library",
            -1,
            "zstd needs the library com.github.luben:zstd-jni, which is not there or cannot be"
                + " loaded: put it on the class path, or on the module path with --add-modules"
                + " com.github.luben.zstd_jni ("
                + e
                + ")");
    exception.initCause(e);
    return exception;
  }
}
