package io.github.bootformats.testkit.squashfs;

/**
 * A field in decompressed metadata.
 *
 * @param part where the field is
 * @param at its first byte, from the start of the part's content
 * @param length how many bytes it has
 * @param name what it is, for people
 */
record ImageField(ImagePart part, int at, int length, String name) {
  boolean overlaps(ImageReference reference) {
    return reference.part() == part
        && reference.at() < at + length
        && at < reference.at() + reference.length();
  }
}
