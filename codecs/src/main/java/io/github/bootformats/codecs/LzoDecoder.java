package io.github.bootformats.codecs;

import java.util.Arrays;

/**
 * Decodes LZO1X blocks as Linux's text on the LZO stream format describes them, whichever level
 * made them, with the runs of zeros of its version 1.
 */
final class LzoDecoder {
  private static final int FIRST_LITERALS = 17;

  /** A first byte that says that a version follows; it could not be an instruction. */
  private static final int VERSIONED = 17;

  private static final int MIN_VERSIONED = 5;
  private static final int FAR = 16_384;
  private static final int AFTER_LITERALS = 2_049;

  private static final int END_LENGTH = 3;
  private static final int MIN_ZEROS = 4;
  private static final int ZEROS_CODE = 0x18;
  private static final int ZEROS_DISTANCE = 0xFFFC;

  /** The state after a run of four or more literals. */
  private static final int RUN = 4;

  private final byte[] in;
  private final int inFrom;
  private final int inTo;
  private final byte[] out;
  private final int outFrom;
  private final int outTo;

  private LzoDecoder(byte[] in, int inFrom, int inTo, byte[] out, int outFrom, int outTo) {
    this.in = in;
    this.inFrom = inFrom;
    this.inTo = inTo;
    this.out = out;
    this.outFrom = outFrom;
    this.outTo = outTo;
  }

  /**
   * Decodes a block; bytes of the output's range behind the result may be changed.
   *
   * @return how many bytes were decoded
   */
  static int decode(byte[] in, int inFrom, int inTo, byte[] out, int outFrom, int outTo)
      throws BlockFault {
    return new LzoDecoder(in, inFrom, inTo, out, outFrom, outTo).decode();
  }

  private int decode() throws BlockFault {
    byte[] in = this.in;
    byte[] out = this.out;
    int ip = inFrom;
    int op = outFrom;
    int state = 0;
    boolean hasZeroRuns = false;
    if (inTo - ip >= MIN_VERSIONED && in[ip] == VERSIONED) {
      hasZeroRuns = in[ip + 1] != 0;
      ip += 2;
    }
    // As far from the ends, a match of sixteen bytes and four literals are safe.
    int safeIn = inTo - 4;
    int safeOut = outTo - 20;
    if (ip < inTo && (in[ip] & 0xFF) > FIRST_LITERALS) {
      int count = (in[ip++] & 0xFF) - FIRST_LITERALS;
      copyLiterals(ip, op, count);
      ip += count;
      op += count;
      state = Math.min(count, RUN);
    }
    // Three bytes follow each instruction but the last one, which has exactly two.
    while (ip < inTo - 2) {
      int code = in[ip++] & 0xFF;
      int length;
      int distance;
      int literals;
      if (code >= 64) {
        length = (code >> 5) + 1;
        distance = ((in[ip++] & 0xFF) << 3) + ((code >> 2) & 7) + 1;
        literals = code & 3;
      } else if (hasZeroRuns && isZeroRun(code, ip)) {
        int count = ((code & 7) | (in[ip + 2] & 0xFF) << 3) + MIN_ZEROS;
        literals = in[ip] & 3;
        ip += 3;
        if (count > outTo - op) {
          throw tooLong(ip);
        }
        Arrays.fill(out, op, op + count, (byte) 0);
        op += count;
        copyLiterals(ip, op, literals);
        ip += literals;
        op += literals;
        state = literals;
        continue;
      } else if (code >= 16) {
        int bits = code >= 32 ? 31 : 7;
        length = code & bits;
        if (length == 0) {
          int zeros = countZeros(ip);
          ip += zeros;
          length = extended(bits, zeros, ip++);
        }
        length += 2;
        if (inTo - ip < 2) {
          throw ends();
        }
        int word = Wide.get16(in, ip);
        ip += 2;
        literals = word & 3;
        distance = word >> 2;
        if (code >= 32) {
          distance++;
        } else {
          distance += (code & 8) << 11;
          if (distance == 0) {
            return end(ip, op, length);
          }
          distance += FAR;
        }
      } else if (state == 0) {
        int count = code;
        if (count == 0) {
          int zeros = countZeros(ip);
          ip += zeros;
          count = extended(15, zeros, ip++);
        }
        count += 3;
        copyLiterals(ip, op, count);
        ip += count;
        op += count;
        state = RUN;
        continue;
      } else {
        distance = ((in[ip++] & 0xFF) << 2) + (code >> 2);
        if (state == RUN) {
          distance += AFTER_LITERALS;
          length = 3;
        } else {
          distance++;
          length = 2;
        }
        literals = code & 3;
      }
      if (distance > op - outFrom) {
        throw new BlockFault(
            ip - inFrom, "a match %s back, after %s bytes".formatted(distance, op - outFrom));
      }
      if (distance >= 8 && length <= 16 && op <= safeOut && ip <= safeIn) {
        int from = op - distance;
        Wide.copy64(out, from, out, op);
        Wide.copy64(out, from + 8, out, op + 8);
        op += length;
        Wide.put32(out, op, Wide.get32(in, ip));
      } else {
        if (length > outTo - op) {
          throw tooLong(ip);
        }
        Wide.repeat(out, op, distance, length, outTo);
        op += length;
        copyLiterals(ip, op, literals);
      }
      ip += literals;
      op += literals;
      state = literals;
    }
    throw ends();
  }

  private void copyLiterals(int ip, int op, int count) throws BlockFault {
    if (count > inTo - ip) {
      throw ends();
    }
    if (count > outTo - op) {
      throw tooLong(ip);
    }
    if (count <= 16 && inTo - ip >= 16 && outTo - op >= 16) {
      Wide.copy64(in, ip, out, op);
      Wide.copy64(in, ip + 8, out, op + 8);
    } else {
      System.arraycopy(in, ip, out, op, count);
    }
  }

  private boolean isZeroRun(int code, int ip) {
    return (code & 0xF8) == ZEROS_CODE
        && inTo - ip >= 3
        && (Wide.get16(in, ip) & ZEROS_DISTANCE) == ZEROS_DISTANCE;
  }

  private int countZeros(int ip) throws BlockFault {
    int at = ip;
    while (at < inTo && in[at] == 0) {
      at++;
    }
    if (at == inTo) {
      throw ends();
    }
    return at - ip;
  }

  /** Returns a length that did not fit into its instruction, or more than any output can hold. */
  private int extended(int base, int zeros, int ip) {
    return (int) Math.min(base + 255L * zeros + (in[ip] & 0xFF), Integer.MAX_VALUE - 3);
  }

  private int end(int ip, int op, int length) throws BlockFault {
    if (length != END_LENGTH) {
      throw new BlockFault(ip - inFrom, "the end mark has a length of %s".formatted(length));
    }
    if (ip != inTo) {
      throw new BlockFault(ip - inFrom, "there are %s bytes behind the end".formatted(inTo - ip));
    }
    return op - outFrom;
  }

  private BlockFault ends() {
    return new BlockFault(inTo - inFrom, "the block ends without an end mark");
  }

  private BlockFault tooLong(int ip) {
    return new BlockFault(
        ip - inFrom, "the block decodes to more than %s bytes".formatted(outTo - outFrom));
  }
}
