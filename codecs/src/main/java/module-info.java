/**
 * Compression as the boot chain uses it: streams that end where their data ends, and bounded
 * blocks.
 *
 * <p>Start at {@link io.github.bootformats.codecs.Codecs}. Only zstd needs another library at run
 * time, {@code com.github.luben:zstd-jni}; all else works without it.
 */
module io.github.bootformats.codecs {
  requires transitive io.github.bootformats.api;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires static com.github.luben.zstd_jni;
  requires static org.jspecify;

  exports io.github.bootformats.codecs;
}
