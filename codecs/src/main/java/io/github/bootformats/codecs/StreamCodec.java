package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A compressed format of streams. Implementations are immutable and serve any number of threads.
 *
 * <p>What is decoded is one <b>member</b>: the smallest piece of the format that stands alone, a
 * gzip member, an xz stream, a zstd frame. Nothing behind it is consumed, so that whatever follows,
 * another member or a cpio archive, begins where the {@linkplain CodecInput#position() input} is
 * then.
 *
 * <pre>{@code
 * try (MemberStream member = codec.decode(source, offset, ReadLimits.defaults())) {
 *   member.transferTo(out);
 *   long next = offset + member.compressedBytes();
 * }
 * }</pre>
 */
public interface StreamCodec {
  /**
   * Returns the name for programs, which is also the {@code format()} of exceptions.
   *
   * @return what Linux calls it, such as {@code gzip} or {@code lzo}
   */
  String id();

  /**
   * Returns the name for people.
   *
   * @return the name, such as {@code LZMA (.lzma)}
   */
  String title();

  /**
   * Tells from the first bytes whether a member of this format begins there.
   *
   * @param head the first bytes, {@link Codecs#HEAD_BYTES} where there are as many; more are not
   *     looked at
   * @return whether it does
   */
  boolean detect(byte[] head);

  /**
   * Decodes the member that begins where the input is.
   *
   * @param input the compressed bytes; when the member has been read to its end, this is behind the
   *     member's last byte; not closed with the member
   * @param limits {@link CodecLimits} apply
   * @return the decoded bytes; reading them throws {@link
   *     io.github.bootformats.api.FormatException} where the member is damaged
   * @throws io.github.bootformats.api.MalformedFormatException if no such member begins there
   * @throws io.github.bootformats.api.UnsupportedFormatException if it uses what cannot be decoded
   *     here
   * @throws io.github.bootformats.api.LimitExceededException if it needs more than is allowed
   * @throws IOException if the input cannot be read
   */
  MemberStream decode(CodecInput input, ReadLimits limits) throws IOException;

  /**
   * Decodes the member that begins at an offset.
   *
   * @param source the image; not closed with the member
   * @param offset where the member begins, in bytes
   * @param limits {@link CodecLimits} apply
   * @return the decoded bytes
   * @throws IOException as {@link #decode(CodecInput, ReadLimits)} does
   */
  default MemberStream decode(ImageSource source, long offset, ReadLimits limits)
      throws IOException {
    return decode(CodecInput.of(source, offset), limits);
  }

  /**
   * Returns the levels to choose from.
   *
   * @return the levels; one only where there is no choice
   */
  LevelRange levels();

  /**
   * Compresses into one member, the same bytes of the same input. What is written has no name and
   * no time, and the parameters that Linux accepts of an initramfs.
   *
   * @param target receives the member; neither flushed nor closed
   * @param options level and the like
   * @return a stream to write to; {@linkplain OutputStream#close() closing} it ends the member
   * @throws io.github.bootformats.api.UnsupportedFormatException if a library is missing
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if the options have a value that this codec cannot have
   */
  OutputStream encode(OutputStream target, EncodeOptions options) throws IOException;
}
