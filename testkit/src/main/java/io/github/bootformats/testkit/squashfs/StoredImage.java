package io.github.bootformats.testkit.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SuperblockField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An encoded image, of which fields that lie in no metadata block can be changed. */
final class StoredImage {
  private static final int POINTER_LENGTH = 8;
  private static final int XATTR_HEADER = 16;

  private final SquashfsSuperblock sound;
  private byte[] bytes;
  private int length;
  private final Map<ImagePart, long[]> blocks;
  private final Map<ImagePart, Long> lists;
  private final List<SquashfsEdit> edits;

  /**
   * Takes an image.
   *
   * @param blocks where the metadata blocks of each part begin, and where the last ends
   * @param lists where the superblock says that the tables are
   * @param edits what has been changed in it before
   */
  StoredImage(
      byte[] bytes,
      Map<ImagePart, long[]> blocks,
      Map<ImagePart, Long> lists,
      List<SquashfsEdit> edits) {
    this.sound = SquashfsSuperblock.decode(Bytes.copyOf(bytes, 0, SquashfsSuperblock.LENGTH));
    this.bytes = bytes.clone();
    this.length = bytes.length;
    this.blocks = new EnumMap<>(blocks);
    this.lists = new EnumMap<>(lists);
    this.edits = new ArrayList<>(edits);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  List<SquashfsEdit> edits() {
    return List.copyOf(edits);
  }

  int length() {
    return length;
  }

  /** Returns what a field of the superblock should say, whatever it has been changed to. */
  long get(SuperblockField field) {
    return sound.value(field);
  }

  /** Returns the flags as they are now. */
  long flags() {
    return get(SuperblockField.FLAGS.offset(), SuperblockField.FLAGS.length());
  }

  void set(SuperblockField field, long value) {
    set(field.offset(), field.length(), value, "superblock, " + field);
  }

  void set(long position, int length, long value, String name) {
    int at = Math.toIntExact(position);
    Bytes before = Bytes.copyOf(bytes, at, length);
    LittleEndian.put(bytes, at, length, value);
    edits.add(new SquashfsEdit(name, position, -1, before, Bytes.copyOf(bytes, at, length)));
  }

  long get(long position, int length) {
    return LittleEndian.get(bytes, Math.toIntExact(position), length);
  }

  /** Cuts the image off, or adds zeros. */
  void setLength(int newLength) {
    edits.add(
        new SquashfsEdit(
            SquashfsEdit.LENGTH,
            -1,
            -1,
            LittleEndian.of(Long.BYTES, length),
            LittleEndian.of(Long.BYTES, newLength)));
    // What is cut off stays here: other rules may change fields there.
    bytes = Arrays.copyOf(bytes, Math.max(newLength, bytes.length));
    length = newLength;
  }

  /** Returns where the blocks of a part begin, and at last where they end. */
  long[] blocks(ImagePart part) {
    return requireNonNull(blocks.get(part)).clone();
  }

  /** Changes the word that says how long a metadata block is. */
  void setWord(ImagePart part, int block, long word) {
    set(blocks(part)[block], 2, word, "size of block %s of the %s".formatted(block, part));
  }

  long word(ImagePart part, int block) {
    return get(blocks(part)[block], 2);
  }

  /** Returns where the position of a table's block is. */
  long pointer(ImagePart part, int block) {
    long list = requireNonNull(lists.get(part));
    int header = part == ImagePart.XATTR_SETS ? XATTR_HEADER : 0;
    return list + header + (long) block * POINTER_LENGTH;
  }

  void setPointer(ImagePart part, int block, long position) {
    set(
        pointer(part, block),
        POINTER_LENGTH,
        position,
        "position of block %s of the %s".formatted(block, part));
  }
}
