package io.github.bootformats.cpio.internal.linux;

/** Decodes LZMA symbols until the dictionary or the input is at its limit. */
final class LzmaDecoder {
  private static final int STATES = 12;
  private static final int LITERAL_STATES = 7;
  private static final int POSITION_STATES = 16;
  private static final int LITERAL_CODERS = 16;
  private static final int LITERAL_PROBABILITIES = 0x300;

  private static final int MAX_PROPERTIES = (4 * 5 + 4) * 9 + 8;
  private static final int MAX_LITERAL_BITS = 4;

  private static final int DISTANCE_STATES = 4;
  private static final int DISTANCE_SLOT_BITS = 6;
  private static final int FIRST_MODELLED_SLOT = 4;
  private static final int FIRST_DIRECT_SLOT = 14;
  private static final int ALIGN_BITS = 4;
  private static final int MODELLED_DISTANCES = 114;

  private static final int MIN_MATCH = 2;

  private final RangeDecoder range;
  private final LzmaDictionary dictionary;

  private final short[] isMatch = new short[STATES * POSITION_STATES];
  private final short[] isRepeat = new short[STATES];
  private final short[] isRepeat0 = new short[STATES];
  private final short[] isRepeat1 = new short[STATES];
  private final short[] isRepeat2 = new short[STATES];
  private final short[] isRepeat0Long = new short[STATES * POSITION_STATES];
  private final short[] slots = new short[DISTANCE_STATES << DISTANCE_SLOT_BITS];
  private final short[] modelled = new short[MODELLED_DISTANCES];
  private final short[] align = new short[1 << ALIGN_BITS];
  private final short[] literals = new short[LITERAL_CODERS * LITERAL_PROBABILITIES];
  private final LengthDecoder matchLengths = new LengthDecoder();
  private final LengthDecoder repeatLengths = new LengthDecoder();

  private int literalContextBits;
  private int literalPositionMask;
  private int positionMask;

  private int state;
  private int distance0;
  private int distance1;
  private int distance2;
  private int distance3;

  /** What is left of a match for which there was no space. */
  private int length;

  LzmaDecoder(RangeDecoder range, LzmaDictionary dictionary) {
    this.range = range;
    this.dictionary = dictionary;
  }

  /** Takes new properties and resets the state; false if they are none. */
  boolean setProperties(int properties) {
    if (properties > MAX_PROPERTIES) {
      return false;
    }
    int literalPositionBits = properties / 9 % 5;
    literalContextBits = properties % 9;
    if (literalContextBits + literalPositionBits > MAX_LITERAL_BITS) {
      return false;
    }
    literalPositionMask = (1 << literalPositionBits) - 1;
    positionMask = (1 << (properties / 45)) - 1;
    reset();
    return true;
  }

  void reset() {
    state = 0;
    distance0 = 0;
    distance1 = 0;
    distance2 = 0;
    distance3 = 0;
    for (short[] probabilities :
        new short[][] {
          isMatch,
          isRepeat,
          isRepeat0,
          isRepeat1,
          isRepeat2,
          isRepeat0Long,
          slots,
          modelled,
          align,
          literals
        }) {
      RangeDecoder.reset(probabilities);
    }
    matchLengths.reset();
    repeatLengths.reset();
  }

  boolean hasPendingMatch() {
    return length > 0;
  }

  void dropPendingMatch() {
    length = 0;
  }

  /** Decodes as far as it may; false where a match reaches back too far. */
  boolean decode() {
    length = dictionary.repeat(distance0, length);
    while (dictionary.hasSpace() && !range.isBehindLimit()) {
      int positionState = dictionary.position() & positionMask;
      if (range.bit(isMatch, state * POSITION_STATES + positionState) == 0) {
        literal();
        continue;
      }
      if (range.bit(isRepeat, state) == 0) {
        match(positionState);
      } else {
        repeat(positionState);
      }
      if (!dictionary.reaches(distance0)) {
        return false;
      }
      length = dictionary.repeat(distance0, length);
    }
    range.normalize();
    return true;
  }

  private void literal() {
    int before = dictionary.get(0) >> (8 - literalContextBits);
    int coder = before + ((dictionary.position() & literalPositionMask) << literalContextBits);
    int base = coder * LITERAL_PROBABILITIES;
    int symbol = 1;
    if (state >= LITERAL_STATES) {
      int matched = dictionary.get(distance0);
      while (symbol < 0x100) {
        int matchedBit = matched >> 7 & 1;
        matched <<= 1;
        int bit = range.bit(literals, base + ((1 + matchedBit) << 8) + symbol);
        symbol = symbol << 1 | bit;
        if (bit != matchedBit) {
          break;
        }
      }
    }
    while (symbol < 0x100) {
      symbol = symbol << 1 | range.bit(literals, base + symbol);
    }
    dictionary.put((byte) symbol);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }

  private void match(int positionState) {
    state = state < LITERAL_STATES ? 7 : 10;
    distance3 = distance2;
    distance2 = distance1;
    distance1 = distance0;
    length = matchLengths.decode(positionState);
    int distanceState = Math.min(length - MIN_MATCH, DISTANCE_STATES - 1);
    int slot = range.tree(slots, distanceState << DISTANCE_SLOT_BITS, DISTANCE_SLOT_BITS);
    distance0 = slot < FIRST_MODELLED_SLOT ? slot : distance(slot);
  }

  private int distance(int slot) {
    int bits = (slot >> 1) - 1;
    int high = 2 + (slot & 1);
    if (slot < FIRST_DIRECT_SLOT) {
      int base = high << bits;
      return base + range.reverseTree(modelled, base - slot - 1, bits);
    }
    int middle = high << (bits - ALIGN_BITS) | range.direct(bits - ALIGN_BITS);
    return (middle << ALIGN_BITS) + range.reverseTree(align, 0, ALIGN_BITS);
  }

  private void repeat(int positionState) {
    if (range.bit(isRepeat0, state) == 0) {
      if (range.bit(isRepeat0Long, state * POSITION_STATES + positionState) == 0) {
        state = state < LITERAL_STATES ? 9 : 11;
        length = 1;
        return;
      }
    } else {
      int chosen;
      if (range.bit(isRepeat1, state) == 0) {
        chosen = distance1;
      } else {
        if (range.bit(isRepeat2, state) == 0) {
          chosen = distance2;
        } else {
          chosen = distance3;
          distance3 = distance2;
        }
        distance2 = distance1;
      }
      distance1 = distance0;
      distance0 = chosen;
    }
    state = state < LITERAL_STATES ? 8 : 11;
    length = repeatLengths.decode(positionState);
  }

  /** How long a match is: from 2 to 273 bytes. */
  private final class LengthDecoder {
    private static final int LOW_BITS = 3;
    private static final int HIGH_BITS = 8;

    private final short[] choice = new short[2];
    private final short[] low = new short[POSITION_STATES << LOW_BITS];
    private final short[] middle = new short[POSITION_STATES << LOW_BITS];
    private final short[] high = new short[1 << HIGH_BITS];

    void reset() {
      RangeDecoder.reset(choice);
      RangeDecoder.reset(low);
      RangeDecoder.reset(middle);
      RangeDecoder.reset(high);
    }

    int decode(int positionState) {
      if (range.bit(choice, 0) == 0) {
        return MIN_MATCH + range.tree(low, positionState << LOW_BITS, LOW_BITS);
      }
      int longer = MIN_MATCH + (1 << LOW_BITS);
      if (range.bit(choice, 1) == 0) {
        return longer + range.tree(middle, positionState << LOW_BITS, LOW_BITS);
      }
      return longer + (1 << LOW_BITS) + range.tree(high, 0, HIGH_BITS);
    }
  }
}
