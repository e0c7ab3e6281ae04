package io.github.bootformats.codecs;

/** Decodes blocks as the LZ4 block format describes them. */
final class Lz4Decoder {
  private static final int MIN_MATCH = 4;
  private static final int EXTENDED = 15;

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
      if (offset == 0 || offset > op - outFrom) {
        throw new BlockFault(
            ip - inFrom, "a match %s back, after %s bytes".formatted(offset, op - outFrom));
      }
      ip += 2;
      if (length == EXTENDED + MIN_MATCH) {
        int next;
        do {
          next = next(in, ip++, inFrom, inTo);
          length += next;
        } while (next == 255 && length <= outTo - op);
      }
      if (length > outTo - op) {
        throw tooLong(ip - inFrom, outTo - outFrom);
      }
      Wide.repeat(out, op, offset, length, outTo);
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
