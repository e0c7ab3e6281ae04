package io.github.bootformats.codecs;

import java.util.Arrays;

/**
 * Decodes blocks as LZ4_decompress_safe of Linux and of liblz4 1.9 does, whose rules for the ends
 * of a block are those of the format but where they take a short cut; a match 0 bytes back is zeros
 * to them.
 */
final class Lz4Decoder {
  private static final int MIN_MATCH = 4;
  private static final int EXTENDED = 15;

  /** Behind literals as near to the ends as this, there must be nothing (MFLIMIT, LASTLITERALS). */
  private static final int LITERALS_TO_OUTPUT_END = 12;

  private static final int LITERALS_TO_INPUT_END = 8;

  /** No length of a match may lie nearer to the end of the input (LASTLITERALS). */
  private static final int LENGTH_TO_INPUT_END = 5;

  /** No match may end nearer to the end of the output (LASTLITERALS). */
  private static final int MATCH_TO_OUTPUT_END = 5;

  /** Further from the ends, a few literals are not looked at. */
  private static final int UNCHECKED_INPUT = 17;

  private static final int UNCHECKED_OUTPUT = 32;

  /** As far from the ends, sixteen literals, an offset and a match of eighteen bytes are safe. */
  private static final int INPUT_MARGIN = 18;

  private static final int OUTPUT_MARGIN = 48;

  private Lz4Decoder() {}

  /**
   * Decodes a block; bytes of the output's range behind the result may be changed.
   *
   * @return how many bytes were decoded
   */
  static int decode(byte[] in, int inFrom, int inTo, byte[] out, int outFrom, int outTo)
      throws BlockFault {
    int ip = inFrom;
    int op = outFrom;
    int safeIn = inTo - INPUT_MARGIN;
    int safeOut = outTo - OUTPUT_MARGIN;
    while (ip < inTo) {
      int token = in[ip++] & 0xFF;
      int literals = token >>> 4;
      int length = (token & 15) + MIN_MATCH;
      if (literals != EXTENDED && ip <= safeIn && op <= safeOut) {
        Wide.copy64(in, ip, out, op);
        Wide.copy64(in, ip + 8, out, op + 8);
        ip += literals;
        op += literals;
        int offset = Wide.get16(in, ip);
        if (length != EXTENDED + MIN_MATCH && offset >= 8 && offset <= op - outFrom) {
          int from = op - offset;
          Wide.copy64(out, from, out, op);
          Wide.copy64(out, from + 8, out, op + 8);
          Wide.put16(out, op + 16, Wide.get16(out, from + 16));
          ip += 2;
          op += length;
          continue;
        }
      } else {
        if (literals == EXTENDED) {
          int next;
          do {
            next = next(in, ip++, inFrom, inTo);
            literals += next;
          } while (next == 255 && literals <= outTo - op);
        }
        if (literals > inTo - ip) {
          throw new BlockFault(inTo - inFrom, "the block ends within literals");
        }
        if (literals > outTo - op) {
          throw tooLong(ip - inFrom, outTo - outFrom);
        }
        boolean isUnchecked =
            literals < EXTENDED && ip <= inTo - UNCHECKED_INPUT && op <= outTo - UNCHECKED_OUTPUT;
        boolean isAtOutputEnd = literals > outTo - LITERALS_TO_OUTPUT_END - op;
        boolean isAtInputEnd = literals > inTo - LITERALS_TO_INPUT_END - ip;
        if (!isUnchecked && (isAtOutputEnd || isAtInputEnd) && literals != inTo - ip) {
          throw isAtOutputEnd
              ? tooLong(ip - inFrom, outTo - outFrom)
              : new BlockFault(ip - inFrom, "the block goes on behind its last literals");
        }
        System.arraycopy(in, ip, out, op, literals);
        ip += literals;
        op += literals;
        if (ip == inTo) {
          return op - outFrom;
        }
        if (inTo - ip < 2) {
          throw new BlockFault(inTo - inFrom, "the block ends within an offset");
        }
      }
      int offset = Wide.get16(in, ip);
      if (offset > op - outFrom) {
        throw new BlockFault(
            ip - inFrom, "a match %s back, after %s bytes".formatted(offset, op - outFrom));
      }
      ip += 2;
      if (length == EXTENDED + MIN_MATCH) {
        int next;
        do {
          next = next(in, ip++, inFrom, inTo - LENGTH_TO_INPUT_END);
          length += next;
        } while (next == 255 && length <= outTo - op);
      }
      if (length > outTo - MATCH_TO_OUTPUT_END - op) {
        throw tooLong(ip - inFrom, outTo - outFrom);
      }
      if (offset == 0) {
        Arrays.fill(out, op, op + length, (byte) 0);
      } else {
        Wide.repeat(out, op, offset, length, outTo);
      }
      op += length;
    }
    throw new BlockFault(inTo - inFrom, "the block ends without literals");
  }

  private static int next(byte[] in, int at, int inFrom, int inTo) throws BlockFault {
    if (at >= inTo) {
      throw new BlockFault(inTo - inFrom, "the block ends within a length");
    }
    return in[at] & 0xFF;
  }

  private static BlockFault tooLong(int at, int allowed) {
    return new BlockFault(at, "the block decodes to more than %s bytes".formatted(allowed));
  }
}
