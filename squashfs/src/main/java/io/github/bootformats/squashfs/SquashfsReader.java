package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.BlockCodec;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The structures of an image, each as it is stored and where it is stored. Nothing is read before
 * it is asked for, and nothing is refused that can be told: an image that Linux would not mount can
 * be looked at here as far as it goes.
 *
 * <p>Instances serve any number of threads.
 */
public final class SquashfsReader implements Closeable {
  private static final int MIN_BLOCK_LOG = 12;
  private static final int MAX_BLOCK_LOG = 20;

  /** The kv table's position and the number of ids come first, then four bytes of nothing. */
  static final int XATTR_HEADER_LENGTH = 16;

  private final ImageSource source;
  private final SquashfsOptions options;
  private final SquashfsSuperblock superblock;
  private final SquashfsCompression compression;
  private final StoredBlocks stored;
  private final MetadataStore metadata;
  private final DataStore data;
  private final TableReader tables;

  private SquashfsReader(
      ImageSource source,
      SquashfsOptions options,
      SquashfsSuperblock superblock,
      SquashfsCompression compression,
      BlockCodec codec) {
    this.source = source;
    this.options = options;
    this.superblock = superblock;
    this.compression = compression;
    long claimed = superblock.bytesUsed();
    long size = claimed >= 0 && claimed < source.size() ? claimed : source.size();
    this.stored = new StoredBlocks(source, size, codec, options.limits());
    this.metadata = new MetadataStore(stored, options.metadataCacheBytes());
    this.data = new DataStore(stored, (int) superblock.blockSize(), options.dataCacheBytes());
    this.tables = new TableReader(superblock, stored, metadata, options.limits());
  }

  /**
   * Opens an image.
   *
   * @param source the image; borrowed, and not closed by this reader
   * @param options limits, codecs and caches
   * @return a reader, which must be closed
   * @throws io.github.bootformats.api.UnsupportedFormatException if it is SquashFS, but not
   *     little-endian version 4.0, or its compression is not there
   * @throws io.github.bootformats.api.MalformedFormatException if it is no SquashFS, or has no
   *     block size that can be
   * @throws IOException if reading fails
   */
  public static SquashfsReader open(ImageSource source, SquashfsOptions options)
      throws IOException {
    requireNonNull(options);
    var other = Signature.otherKind(source);
    if (other.isPresent()) {
      throw other.get();
    }
    SquashfsSuperblock superblock = SquashfsSuperblock.read(source);
    checkMagic(superblock);
    checkBlockSize(superblock);
    SquashfsCompression compression = compression(superblock);
    BlockCodec codec =
        options
            .codec(compression)
            .orElseThrow(
                () ->
                    SquashfsFinding.COMPRESSION.unsupportedAt(
                        SuperblockField.COMPRESSION.offset(),
                        "there is no codec for " + compression));
    // A slice of all: closing it ends all reading, and not the source that was lent.
    ImageSource image = source.slice(0, source.size());
    return new SquashfsReader(image, options, superblock, compression, codec);
  }

  private static void checkMagic(SquashfsSuperblock superblock) throws IOException {
    if (superblock.value(SuperblockField.MAGIC) != SquashfsSuperblock.MAGIC) {
      throw SquashfsFinding.MAGIC.thrownAt(
          0, "expected hsqs, found \"%s\"".formatted(superblock.encode().slice(0, 4)));
    }
  }

  private static void checkBlockSize(SquashfsSuperblock superblock) throws IOException {
    long log = superblock.value(SuperblockField.BLOCK_LOG);
    long size = superblock.blockSize();
    if (log < MIN_BLOCK_LOG || log > MAX_BLOCK_LOG || size != 1L << log) {
      throw SquashfsFinding.BLOCK_SIZE.thrownAt(
          SuperblockField.BLOCK_SIZE.offset(),
          "a block has 2^12 to 2^20 bytes, not %s, which should be 2^%s".formatted(size, log));
    }
  }

  private static SquashfsCompression compression(SquashfsSuperblock superblock) throws IOException {
    return superblock
        .compression()
        .orElseThrow(
            () ->
                SquashfsFinding.COMPRESSION.unsupportedAt(
                    SuperblockField.COMPRESSION.offset(),
                    "compression %s, of 1 to 6 that are known"
                        .formatted(superblock.value(SuperblockField.COMPRESSION))));
  }

  /**
   * Returns the superblock.
   *
   * @return the first 96 bytes
   */
  public SquashfsSuperblock superblock() {
    return superblock;
  }

  /**
   * Returns the compression.
   *
   * @return what the superblock says
   */
  public SquashfsCompression compression() {
    return compression;
  }

  /**
   * Returns how much of a file goes into a block.
   *
   * @return bytes, a power of two from 4 KiB to 1 MiB
   */
  public int blockSize() {
    return data.blockSize();
  }

  /**
   * Returns how much of the source is read: what the superblock says, or less where the image is
   * cut off.
   *
   * @return bytes
   */
  public long size() {
    return stored.size();
  }

  /**
   * Reads the options of the compression.
   *
   * @return the options; empty where the superblock has no {@link
   *     SuperblockFlag#COMPRESSOR_OPTIONS}
   * @throws io.github.bootformats.api.FormatException if their block is damaged
   * @throws IOException if reading fails
   */
  public Optional<CompressorOptions> compressorOptions() throws IOException {
    if (!superblock.has(SuperblockFlag.COMPRESSOR_OPTIONS)) {
      return Optional.empty();
    }
    byte[] bytes = metadata.get(SquashfsSuperblock.LENGTH).bytes();
    return Optional.of(CompressorOptions.decode(compression, Bytes.of(bytes)));
  }

  /**
   * Reads how a metadata block is stored.
   *
   * @param position where it begins, in bytes from the start of the image
   * @return the block, whose length is at most 8192
   * @throws io.github.bootformats.api.FormatException if it is longer or ends outside the image
   * @throws IOException if reading fails
   */
  public MetadataBlock metadataBlock(long position) throws IOException {
    return metadata.describe(position);
  }

  /**
   * Reads the content of a metadata block.
   *
   * @param position where it begins, in bytes from the start of the image
   * @return 1 to 8192 bytes, decompressed
   * @throws io.github.bootformats.api.FormatException if it is damaged
   * @throws IOException if reading fails
   */
  public Bytes metadata(long position) throws IOException {
    return Bytes.of(metadata.get(position).bytes());
  }

  /**
   * Reads where a table is.
   *
   * @param kind which table
   * @return the table; empty where it is missing: its position is {@link
   *     SquashfsSuperblock#NO_TABLE}, or there are no fragments
   * @throws io.github.bootformats.api.FormatException if its list does not lie within the image, or
   *     is longer than {@link SquashfsLimits#MAX_POINTER_BYTES}
   * @throws IOException if reading fails
   */
  public Optional<SquashfsTable> table(TableKind kind) throws IOException {
    return Optional.ofNullable(tables.table(kind));
  }

  /**
   * Reads an owner or a group.
   *
   * @param index an index of the id table
   * @return the id, 0 to 2<sup>32</sup>-1
   * @throws io.github.bootformats.api.FormatException if there is no such entry
   * @throws IOException if reading fails
   */
  public long id(int index) throws IOException {
    return tables.id(index);
  }

  /**
   * Reads where a fragment is.
   *
   * @param index an index of the fragment table
   * @return the fragment's block
   * @throws io.github.bootformats.api.FormatException if there is no such entry
   * @throws IOException if reading fails
   */
  public DataBlock fragment(long index) throws IOException {
    return tables.fragment(index);
  }

  /**
   * Finds an inode by its number.
   *
   * @param number the number, from 1
   * @return where the inode is; empty where the image has no export table or no such number
   * @throws io.github.bootformats.api.FormatException if the table is damaged
   * @throws IOException if reading fails
   */
  public Optional<MetadataRef> inodeRef(long number) throws IOException {
    return tables.inodeRef(number);
  }

  /**
   * Reads an inode.
   *
   * @param ref where it is
   * @return the inode
   * @throws io.github.bootformats.api.FormatException if there is none
   * @throws IOException if reading fails
   */
  public SquashfsInode inode(MetadataRef ref) throws IOException {
    return InodeReader.read(inodeCursor(ref.packed()), ref, options.limits());
  }

  /** Begins to read at an inode. */
  MetadataCursor inodeCursor(long ref) throws IOException {
    return metadata.cursor(
        superblock.inodeTable() + MetadataRef.readBlockOf(ref), MetadataRef.offsetOf(ref));
  }

  /** Begins to read metadata at a position of the image. */
  MetadataCursor metadataCursor(long position, int offset) throws IOException {
    return metadata.cursor(position, offset);
  }

  /** Begins to read what follows an inode: a list of blocks, an index. */
  MetadataCursor cursorAfter(SquashfsInode inode) throws IOException {
    MetadataCursor cursor = inodeCursor(inode.ref().packed());
    cursor.skip(inode.type().fixedLength());
    return cursor;
  }

  /**
   * Reads the listing of a directory, run by run.
   *
   * @param directory the directory
   * @return a cursor before its first run
   * @throws io.github.bootformats.api.FormatException if the listing's first block is damaged
   * @throws IOException if reading fails
   */
  public DirectoryReader directory(DirectoryInode directory) throws IOException {
    return new DirectoryReader(listing(directory));
  }

  /** Begins to read a listing; one that is empty points anywhere. */
  ListingCursor listing(DirectoryInode directory) throws IOException {
    long length = directory.listingLength();
    MetadataCursor cursor =
        length == 0
            ? MetadataCursor.over(Bytes.empty())
            : metadata.cursor(
                superblock.directoryTable() + directory.listingBlock(), directory.listingOffset());
    return new ListingCursor(cursor, length, 0);
  }

  /** Begins to read a listing at a run that the index tells. */
  ListingCursor listing(DirectoryInode directory, DirectoryIndexEntry from) throws IOException {
    long offset = directory.listingOffset() + from.listingOffset();
    MetadataCursor cursor =
        metadata.cursor(
            superblock.directoryTable() + from.block(), (int) (offset % MetadataBlock.MAX_LENGTH));
    return new ListingCursor(cursor, directory.listingLength(), from.listingOffset());
  }

  /**
   * Reads the index of a directory.
   *
   * @param directory the directory
   * @return its entries, up to 65535
   * @throws io.github.bootformats.api.FormatException if it is damaged
   * @throws IOException if reading fails
   */
  public List<DirectoryIndexEntry> index(DirectoryInode directory) throws IOException {
    if (directory.indexCount() == 0) {
      return List.of();
    }
    return DirectoryIndex.read(cursorAfter(directory), directory.indexCount());
  }

  /**
   * Reads the list of a file's blocks, without the fragment.
   *
   * @param file the file
   * @return a cursor before its first block
   * @throws io.github.bootformats.api.FormatException if the inode's block is damaged
   * @throws IOException if reading fails
   */
  public BlockListReader blocks(FileInode file) throws IOException {
    return new BlockListReader(cursorAfter(file), file.blocksStart(), file.blockCount(blockSize()));
  }

  /**
   * Reads where the metadata blocks of extended attributes begin.
   *
   * @return bytes from the start of the image; empty where the image has no table of those
   * @throws io.github.bootformats.api.FormatException if the table is damaged
   * @throws IOException if reading fails
   */
  public OptionalLong xattrStart() throws IOException {
    return tables.table(TableKind.XATTR) == null
        ? OptionalLong.empty()
        : OptionalLong.of(tables.xattrBlocks());
  }

  /**
   * Reads where a file's extended attributes are.
   *
   * @param index an index of the xattr id table
   * @return the entry
   * @throws io.github.bootformats.api.FormatException if there is no such entry
   * @throws IOException if reading fails
   */
  public XattrSet xattrSet(long index) throws IOException {
    return tables.xattrSet(index);
  }

  /**
   * Reads extended attributes.
   *
   * @param set where they are
   * @return the attributes in the order of the image
   * @throws io.github.bootformats.api.FormatException if they are damaged, or have more than {@link
   *     SquashfsLimits#MAX_XATTR_BYTES}
   * @throws IOException if reading fails
   */
  public List<SquashfsXattr> xattrs(XattrSet set) throws IOException {
    return new XattrReader(metadata, tables.xattrBlocks(), options.limits()).read(set);
  }

  /**
   * Reads a fragment.
   *
   * @param fragment where it is
   * @return the bytes, decompressed, at most a block
   * @throws io.github.bootformats.api.FormatException if it is damaged
   * @throws IOException if reading fails
   */
  public Bytes fragmentData(DataBlock fragment) throws IOException {
    return Bytes.of(data.fragment(fragment));
  }

  TableReader tables() {
    return tables;
  }

  DataStore data() {
    return data;
  }

  ReadLimits limits() {
    return options.limits();
  }

  ImageSource source() {
    return source;
  }

  /** Ends all reading and frees caches and decoders. The source stays open. */
  @Override
  public void close() throws IOException {
    source.close();
    stored.close();
    metadata.clear();
    data.clear();
  }
}
