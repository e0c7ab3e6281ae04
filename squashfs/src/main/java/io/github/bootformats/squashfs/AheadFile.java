package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A file whose next pieces are being decoded. Pieces are queued in their order, and so are
 * failures: one is thrown where its piece would have been.
 */
final class AheadFile {
  private final AheadDecoder decoder;
  private final SquashfsReader reader;
  private final FileInode file;
  private final BlockWalk walk;
  private final Deque<AheadPiece> queued = new ArrayDeque<>();
  private boolean complete;

  AheadFile(AheadDecoder decoder, SquashfsReader reader, FileInode file) {
    this.decoder = decoder;
    this.reader = reader;
    this.file = file;
    this.walk = new BlockWalk(reader, file);
  }

  /** Queues the next piece; returns whether there was one. */
  boolean queueNext() {
    AheadPiece piece = complete ? null : nextPiece();
    if (piece == null) {
      return false;
    }
    queued.addLast(piece);
    decoder.count(piece.blocks());
    return true;
  }

  private @Nullable AheadPiece nextPiece() {
    try {
      if (walk.next()) {
        int length = walk.length();
        return AheadPiece.block(
            decoder, decoder.block(reader, walk.position(), walk.word(), length), length);
      }
      complete = true;
      int blockSize = reader.blockSize();
      if (file.tailLength(blockSize) == 0) {
        return null;
      }
      DataBlock fragment = reader.fragment(file.fragmentIndex());
      int blocks = decoder.isLastFragment(fragment) ? 0 : 1;
      return AheadPiece.tail(
          decoder, decoder.fragment(reader, fragment), blocks, fragment, file, blockSize);
    } catch (IOException e) {
      complete = true;
      return AheadPiece.failed(e);
    }
  }

  /** Returns the piece that is to be read next, if one is queued. */
  @Nullable AheadPiece peek() {
    return queued.peekFirst();
  }

  /** Forgets the piece that has been read. */
  void removeFirst() {
    decoder.count(-queued.removeFirst().blocks());
  }

  /** Forgets all that was not read. */
  void clear() {
    while (!queued.isEmpty()) {
      removeFirst();
    }
    complete = true;
  }
}
