package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * An image of which one byte was changed.
 *
 * @param path the changed image
 * @param recipe how the image was made
 * @param at which byte was changed
 * @param before what it was
 * @param after what it is
 */
record Mutant(Path path, String recipe, int at, byte before, byte after) {
  private static final Bytes XZ = Bytes.of(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0});

  private static final int XZ_HEADER = 12;
  private static final int MAX_BLOCK_HEADER = 24;
  private static final int CHUNK_HEADER = 6;

  /** Changes a byte: of the superblock more often than of the rest. */
  static Mutant of(Path original, String recipe, Path target, Random random) throws IOException {
    byte[] image = Files.readAllBytes(original);
    int used = (int) ImageCopy.u64(image, SuperblockField.BYTES_USED.offset());
    int at =
        random.nextInt(8) == 0 ? random.nextInt(SquashfsSuperblock.LENGTH) : random.nextInt(used);
    byte before = image[at];
    while (image[at] == before) {
      image[at] =
          random.nextBoolean() ? (byte) (before ^ 1 << random.nextInt(8)) : (byte) random.nextInt();
    }
    return new Mutant(Files.write(target, image), recipe, at, before, image[at]);
  }

  /** Returns whether the byte is the first one of the LZMA data of an xz block. */
  boolean isFirstOfLzma() throws IOException {
    byte[] image = Files.readAllBytes(path);
    for (int header = 8; header <= MAX_BLOCK_HEADER; header += 4) {
      int start = at - XZ_HEADER - header - CHUNK_HEADER;
      if (before == 0
          && start > 0
          && Bytes.copyOf(image, start, XZ.length()).equals(XZ)
          && image[start + XZ_HEADER] == header / 4 - 1) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "%s, byte %d: %02x for %02x".formatted(recipe, at, after, before);
  }
}
