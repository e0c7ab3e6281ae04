package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.BlockListReader;
import io.github.bootformats.squashfs.DataBlock;
import io.github.bootformats.squashfs.FileInode;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsInode;
import io.github.bootformats.squashfs.SquashfsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** What is to be told of an image, from its inodes and lists of blocks. No data is read. */
public final class ImageFacts {
  private static final Comparator<FileFacts> SMALLER = Comparator.comparingLong(FileFacts::size);

  private final SquashfsReader reader;
  private final int maxLargest;
  private final Map<FileType, Long> inodes = new EnumMap<>(FileType.class);
  private final Set<Long> linked = new HashSet<>();
  private final Set<Long> starts = new HashSet<>();
  private final Set<Long> tails = new HashSet<>();
  private final PriorityQueue<FileFacts> largest = new PriorityQueue<>(SMALLER);
  private final List<Part> parts = new ArrayList<>();

  private long names;
  private long withXattrs;
  private long fileBytes;
  private long holeBytes;
  private long holes;
  private long blocks;
  private long rawBlocks;
  private long blockBytes;
  private long storedBytes;
  private long firstBlock = Long.MAX_VALUE;
  private long tailCount;
  private long tailBytes;
  private long duplicates;
  private long duplicateBytes;

  private ImageFacts(SquashfsReader reader, int maxLargest) {
    this.reader = reader;
    this.maxLargest = maxLargest;
  }

  /**
   * Goes through an image.
   *
   * @param maxLargest how many of the largest files to keep
   */
  public static ImageFacts of(SquashfsImage image, int maxLargest) throws IOException {
    ImageFacts facts = new ImageFacts(image.reader(), maxLargest);
    try (TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        facts.add(walk.path(), image, node);
      }
    }
    facts.addParts();
    return facts;
  }

  private void add(TreePath path, SquashfsImage image, TreeNode node) throws IOException {
    names++;
    SquashfsInode inode = image.inode(node);
    if (inode.nlink() > 1
        && node.type() != FileType.DIRECTORY
        && !linked.add(inode.ref().packed())) {
      return;
    }
    inodes.merge(node.type(), 1L, Long::sum);
    withXattrs += inode.xattrIndex() == SquashfsInode.NO_XATTRS ? 0 : 1;
    if (inode instanceof FileInode file) {
      addFile(path, file);
    }
  }

  private void addFile(TreePath path, FileInode file) throws IOException {
    fileBytes += file.size();
    long stored = 0;
    long storedCount = 0;
    long rawCount = 0;
    long unpacked = 0;
    long inHoles = 0;
    BlockListReader list = reader.blocks(file);
    long left = file.size();
    for (DataBlock block = list.next(); block != null; block = list.next()) {
      long length = Math.min(left, reader.blockSize());
      left -= length;
      if (block.isHole()) {
        holes++;
        inHoles += length;
      } else {
        storedCount++;
        rawCount += block.isCompressed() ? 0 : 1;
        stored += block.storedLength();
        unpacked += length;
      }
    }
    holeBytes += inHoles;
    boolean isNew = addTail(file);
    if (storedCount > 0) {
      isNew = starts.add(file.blocksStart());
      if (isNew) {
        firstBlock = Math.min(firstBlock, file.blocksStart());
        blocks += storedCount;
        rawBlocks += rawCount;
        storedBytes += stored;
        blockBytes += unpacked;
      }
    }
    if (!isNew) {
      duplicates++;
      duplicateBytes += file.size() - inHoles;
    }
    keepIfLarge(new FileFacts(path, file.size(), stored, inHoles));
  }

  /** Returns whether the file has no tail, or one that no file before has. */
  private boolean addTail(FileInode file) {
    int length = file.tailLength(reader.blockSize());
    if (length == 0) {
      return true;
    }
    tailCount++;
    boolean isNew = tails.add(file.fragmentIndex() << 20 | file.fragmentOffset());
    tailBytes += isNew ? length : 0;
    return isNew;
  }

  private void keepIfLarge(FileFacts file) {
    if (file.size() > 0) {
      largest.add(file);
    }
    if (largest.size() > maxLargest) {
      largest.poll();
    }
  }

  private void addParts() throws IOException {
    if (blocks > 0) {
      parts.add(new Part("data", firstBlock, storedBytes, blockBytes, blocks));
    }
    long fragments = reader.superblock().fragmentCount();
    if (fragments > 0) {
      long offset = reader.fragment(0).position();
      long stored = PartsReader.fragmentBytes(reader);
      parts.add(new Part("fragments", offset, stored, tailBytes, fragments));
    }
    parts.addAll(PartsReader.of(reader));
  }

  /** Returns the structures. */
  public SquashfsReader reader() {
    return reader;
  }

  /** Returns how many inodes of each type there are. */
  public Map<FileType, Long> inodes() {
    return Map.copyOf(inodes);
  }

  /** Returns how many names there are, that of the root included. */
  public long names() {
    return names;
  }

  public long withXattrs() {
    return withXattrs;
  }

  /** Returns how long all files are together, each counted once whatever its names. */
  public long fileBytes() {
    return fileBytes;
  }

  /** Returns how many blocks are holes. */
  public long holes() {
    return holes;
  }

  public long holeBytes() {
    return holeBytes;
  }

  /** Returns how many blocks of data are stored without compression. */
  public long rawBlocks() {
    return rawBlocks;
  }

  /** Returns how many files end in a fragment. */
  public long tails() {
    return tailCount;
  }

  /** Returns how many files have the data of a file before them. */
  public long duplicates() {
    return duplicates;
  }

  /** Returns how many bytes those files have that are not stored again. */
  public long duplicateBytes() {
    return duplicateBytes;
  }

  /** Returns the parts; those of data first, then metadata by place. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Returns the largest files, the largest first. */
  public List<FileFacts> largest() {
    return largest.stream().sorted(SMALLER.reversed().thenComparing(FileFacts::path)).toList();
  }
}
