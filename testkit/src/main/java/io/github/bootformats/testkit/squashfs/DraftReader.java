package io.github.bootformats.testkit.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.squashfs.DirectoryEntry;
import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.DirectoryRun;
import io.github.bootformats.squashfs.FileInode;
import io.github.bootformats.squashfs.MetadataRef;
import io.github.bootformats.squashfs.SquashfsInode;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SquashfsTable;
import io.github.bootformats.squashfs.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes a sound image apart, one that {@code SquashfsWriter} made. */
final class DraftReader {
  private static final int XATTR_HEADER = 16;
  private static final int RUN_HEADER = 12;
  private static final int ENTRY_HEADER = 8;
  private static final int WORD = 4;
  private static final int REF = 8;

  private final SquashfsReader reader;
  private final SquashfsSuperblock superblock;
  private final Map<ImagePart, MetadataContent> contents = new EnumMap<>(ImagePart.class);
  private final List<ImageReference> references = new ArrayList<>();
  private final Map<Integer, PlacedInode> inodes = new TreeMap<>();
  private final List<PlacedRun> runs = new ArrayList<>();
  private final List<PlacedEntry> entries = new ArrayList<>();
  private final List<PlacedXattr> xattrs = new ArrayList<>();

  private DraftReader(SquashfsReader reader) {
    this.reader = reader;
    this.superblock = reader.superblock();
  }

  static ImageDraft read(ImageSource image) throws IOException {
    try (SquashfsReader reader = SquashfsReader.open(image, SquashfsOptions.defaults())) {
      return new DraftReader(reader).read(Bytes.read(image, 0, headLength(reader)));
    }
  }

  private static int headLength(SquashfsReader reader) {
    return Math.toIntExact(reader.superblock().inodeTable());
  }

  private ImageDraft read(Bytes head) throws IOException {
    readContents();
    readInodes();
    for (PlacedInode inode : List.copyOf(inodes.values())) {
      if (inode.inode() instanceof DirectoryInode directory) {
        readListing(inode, directory);
      }
    }
    readExports();
    readXattrs();
    ImageStructures structures =
        new ImageStructures(
            inode(superblock.rootInode()),
            List.copyOf(inodes.values()),
            List.copyOf(runs),
            List.copyOf(entries),
            List.copyOf(xattrs),
            fragmentLengths());
    return new ImageDraft(superblock, head, contents, references, structures);
  }

  private void readContents() throws IOException {
    long end = superblock.bytesUsed();
    for (ImagePart part : ImagePart.values()) {
      SquashfsTable table =
          part.table().isPresent() ? reader.table(part.table().get()).orElse(null) : null;
      if (table != null) {
        int header = part == ImagePart.XATTR_SETS ? XATTR_HEADER : 0;
        read(part, table.blockPosition(0), table.listPosition() - header);
        end = Math.min(end, table.blockPosition(0));
      }
    }
    read(ImagePart.INODES, superblock.inodeTable(), superblock.directoryTable());
    read(ImagePart.DIRECTORIES, superblock.directoryTable(), end);
    if (reader.xattrStart().isPresent()) {
      SquashfsTable sets = reader.table(TableKind.XATTR).orElseThrow();
      read(ImagePart.XATTRS, reader.xattrStart().getAsLong(), sets.blockPosition(0));
    }
  }

  private void read(ImagePart part, long from, long to) throws IOException {
    contents.put(part, MetadataContent.read(reader, from, to));
  }

  private MetadataContent content(ImagePart part) {
    return requireNonNull(contents.get(part));
  }

  private int find(ImagePart part, MetadataRef ref) {
    return content(part).find(ref.block(), ref.offset());
  }

  private PlacedInode inode(MetadataRef ref) {
    return requireNonNull(inodes.get(find(ImagePart.INODES, ref)));
  }

  private void readInodes() throws IOException {
    Bytes all = Bytes.of(content(ImagePart.INODES).toByteArray());
    for (int at = 0; at < all.length(); ) {
      // Where it is does not matter: that is what the draft is there to forget.
      SquashfsInode inode =
          SquashfsInode.decode(all.slice(at, all.length()), new MetadataRef(0, 0));
      PlacedInode placed = new PlacedInode(at, inode);
      inodes.put(at, placed);
      at += inode.encode().length() + behind(placed);
    }
  }

  /** Returns how long the list of blocks or the index is that follows an inode. */
  private int behind(PlacedInode placed) {
    if (placed.inode() instanceof FileInode file) {
      return WORD * (int) file.blockCount(reader.blockSize());
    }
    int length = 0;
    if (placed.inode() instanceof DirectoryInode directory) {
      for (int i = 0; i < directory.indexCount(); i++) {
        ImageField block = placed.behind(length + WORD, WORD, "block");
        MetadataContent content = content(ImagePart.INODES);
        lead(block, ImagePart.DIRECTORIES, content.get(block.at(), WORD), 0);
        length += 3 * WORD + (int) content.get(placed.end() + length + 2 * WORD, WORD) + 1;
      }
    }
    return length;
  }

  private void lead(ImageField field, ImagePart target, long block, int offset) {
    references.add(
        new ImageReference(
            field.part(), field.at(), field.length(), target, content(target).find(block, offset)));
  }

  private void readListing(PlacedInode placed, DirectoryInode directory) throws IOException {
    lead(
        placed.field(InodeField.LISTING_BLOCK),
        ImagePart.DIRECTORIES,
        directory.listingBlock(),
        directory.listingOffset());
    int start =
        content(ImagePart.DIRECTORIES).find(directory.listingBlock(), directory.listingOffset());
    int at = start;
    long end = start + directory.listingLength();
    while (at < end) {
      at = readRun(placed, at, at - start);
    }
  }

  private int readRun(PlacedInode directory, int start, int listingOffset) {
    MetadataContent content = content(ImagePart.DIRECTORIES);
    int count = (int) content.get(start, WORD) + 1;
    long block = content.get(start + WORD, WORD);
    long number = content.get(start + 2 * WORD, WORD);
    List<DirectoryEntry> found = new ArrayList<>();
    int at = start + RUN_HEADER;
    for (int i = 0; i < count; i++) {
      int end = at + ENTRY_HEADER + (int) content.get(at + 6, 2) + 1;
      found.add(
          new DirectoryEntry(
              (int) content.get(at, 2),
              (short) content.get(at + 2, 2),
              (int) content.get(at + 4, 2),
              content.slice(at + ENTRY_HEADER, end)));
      at = end;
    }
    DirectoryRun run = new DirectoryRun(listingOffset, block, number, found);
    PlacedRun placed = new PlacedRun(start, run, directory);
    runs.add(placed);
    lead(placed.inodeBlock(), ImagePart.INODES, block, 0);
    int entryAt = start + RUN_HEADER;
    for (DirectoryEntry entry : found) {
      PlacedEntry each = new PlacedEntry(entryAt, entry, placed, inode(run.inodeOf(entry)));
      entries.add(each);
      entryAt = each.end();
    }
    return at;
  }

  private void readExports() throws IOException {
    SquashfsTable table = reader.table(TableKind.EXPORT).orElse(null);
    for (int i = 0; table != null && i < table.entryCount(); i++) {
      MetadataRef ref = reader.inodeRef(i + 1L).orElseThrow();
      ImageField field = new ImageField(ImagePart.EXPORTS, i * REF, REF, "");
      lead(field, ImagePart.INODES, ref.block(), ref.offset());
    }
  }

  private void readXattrs() throws IOException {
    SquashfsTable table = reader.table(TableKind.XATTR).orElse(null);
    for (int i = 0; table != null && i < table.entryCount(); i++) {
      var set = reader.xattrSet(i);
      ImageField field =
          new ImageField(ImagePart.XATTR_SETS, i * TableKind.XATTR.entryLength(), REF, "");
      lead(field, ImagePart.XATTRS, set.ref().block(), set.ref().offset());
      int at = find(ImagePart.XATTRS, set.ref());
      for (long left = set.count(); left > 0; left--) {
        at = readXattr(at);
      }
    }
  }

  private int readXattr(int at) {
    MetadataContent content = content(ImagePart.XATTRS);
    boolean isOutOfLine = (content.get(at, 2) & 0x100) != 0;
    PlacedXattr xattr = new PlacedXattr(at, (int) content.get(at + 2, 2), isOutOfLine);
    xattrs.add(xattr);
    ImageField size = xattr.valueSize();
    if (isOutOfLine) {
      MetadataRef ref = MetadataRef.of(content.get(xattr.valueRef().at(), REF));
      lead(xattr.valueRef(), ImagePart.XATTRS, ref.block(), ref.offset());
    }
    return size.at() + size.length() + (int) content.get(size.at(), size.length());
  }

  private List<Integer> fragmentLengths() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    for (long i = 0; i < superblock.fragmentCount(); i++) {
      lengths.add(reader.fragmentData(reader.fragment(i)).length());
    }
    return lengths;
  }
}
