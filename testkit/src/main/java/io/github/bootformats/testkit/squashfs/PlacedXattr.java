package io.github.bootformats.testkit.squashfs;

/**
 * An extended attribute and where it is.
 *
 * @param at its first byte in the content of the attributes
 * @param nameLength how long the name is, without its prefix
 * @param isOutOfLine whether its value is stored elsewhere
 */
record PlacedXattr(int at, int nameLength, boolean isOutOfLine) {
  private static final int FIXED_LENGTH = 4;

  ImageField type() {
    return field(0, 2, "type");
  }

  ImageField nameSize() {
    return field(2, 2, "length of the name");
  }

  ImageField valueSize() {
    return field(FIXED_LENGTH + nameLength, 4, "length of the value");
  }

  /** Returns the value's reference, if it is stored elsewhere. */
  ImageField valueRef() {
    return field(FIXED_LENGTH + nameLength + 4, 8, "reference to the value");
  }

  private ImageField field(int offset, int length, String name) {
    return new ImageField(
        ImagePart.XATTRS, at + offset, length, "extended attribute at byte " + at + ", " + name);
  }
}
