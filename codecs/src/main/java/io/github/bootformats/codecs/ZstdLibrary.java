package io.github.bootformats.codecs;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** All that is taken of zstd-jni. Using it throws a {@link LinkageError} where that is missing. */
final class ZstdLibrary {
  /** The largest window that the library's format knows; ours is checked before. */
  private static final int MAX_WINDOW_BITS = 31;

  private ZstdLibrary() {}

  static InputStream decoder(InputStream frame) throws IOException {
    return new ZstdInputStreamNoFinalizer(frame).setLongMax(MAX_WINDOW_BITS);
  }

  static OutputStream encoder(OutputStream target, int level) throws IOException {
    return new ZstdOutputStreamNoFinalizer(target, level).setChecksum(true);
  }
}
