package io.github.bootformats.codecs;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The codecs that are there: an immutable registry, asked by name or by first bytes.
 *
 * <pre>{@code
 * Optional<StreamCodec> codec = Codecs.standard().detect(source, offset);
 * }</pre>
 */
public final class Codecs {
  /** How many first bytes a codec may look at to tell whether they are its own. */
  public static final int HEAD_BYTES = 16;

  private static final Codecs STANDARD =
      of(
          new GzipCodec(),
          new Bzip2Codec(),
          new LzmaCodec(),
          new XzCodec(),
          new LzopCodec(),
          new Lz4Codec(),
          new ZstdCodec());

  private static final List<BlockCodec> BLOCKS =
      List.of(
          new ZlibBlockCodec(),
          XzBlockCodec.lzma(),
          LzBlockCodec.LZO,
          XzBlockCodec.xz(),
          LzBlockCodec.LZ4,
          new ZstdBlockCodec());

  private final Map<String, StreamCodec> codecs;

  private Codecs(Map<String, StreamCodec> codecs) {
    this.codecs = codecs;
  }

  /**
   * Returns the codecs of this library: those that Linux can unpack an initramfs with, in the order
   * in which it tries them.
   *
   * @return the codecs
   */
  public static Codecs standard() {
    return STANDARD;
  }

  /**
   * Uses the given codecs and no others.
   *
   * @param codecs the codecs, the preferred first; of several with one id the first is used
   * @return a registry of them
   */
  public static Codecs of(StreamCodec... codecs) {
    Map<String, StreamCodec> byId = new LinkedHashMap<>();
    for (StreamCodec codec : codecs) {
      byId.putIfAbsent(codec.id(), codec);
    }
    return new Codecs(byId);
  }

  /**
   * Returns all codecs.
   *
   * @return the codecs, the preferred first
   */
  public List<StreamCodec> streams() {
    return List.copyOf(codecs.values());
  }

  /**
   * Looks a codec up.
   *
   * @param id the codec's id, such as {@code xz}
   * @return the codec, or empty
   */
  public Optional<StreamCodec> stream(String id) {
    return Optional.ofNullable(codecs.get(id));
  }

  /**
   * Returns all codecs of blocks; whoever brings others uses them as they are.
   *
   * @return the codecs, in the order in which SquashFS numbers them
   */
  public static List<BlockCodec> blocks() {
    return BLOCKS;
  }

  /**
   * Looks a codec of blocks up.
   *
   * @param id the codec's id, such as {@code zlib}
   * @return the codec, or empty
   */
  public static Optional<BlockCodec> block(String id) {
    return BLOCKS.stream().filter(codec -> codec.id().equals(id)).findFirst();
  }

  /**
   * Finds the codec of a member by its first bytes.
   *
   * @param head the first bytes, {@link #HEAD_BYTES} where there are as many
   * @return the codec, or empty
   */
  public Optional<StreamCodec> detect(byte[] head) {
    return codecs.values().stream().filter(codec -> codec.detect(head)).findFirst();
  }

  /**
   * Finds the codec of the member that begins at an offset.
   *
   * @param source the image
   * @param offset where the member begins, in bytes
   * @return the codec, or empty
   * @throws IOException if reading fails
   */
  public Optional<StreamCodec> detect(ImageSource source, long offset) throws IOException {
    return detect(CodecInput.of(source, offset).peek(HEAD_BYTES));
  }

  @Override
  public String toString() {
    return "Codecs" + codecs.keySet();
  }
}
