package io.github.bootformats.squashfs;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileTree;
import java.io.IOException;

/** Writes one image: data, then the tables, at last the superblock. */
final class ImagePacker {
  private static final int VERSION_MAJOR = 4;

  private final SquashfsWriteOptions options;
  private final PackCounter counter;
  private final BlockCompressor metadata;
  private final ImageOutput output;
  private final NodeFacts facts;
  private final InodeTableWriter inodes;
  private final DirectoryTableWriter listings;

  private ImagePacker(
      SquashfsWriteOptions options,
      PackCounter counter,
      BlockCompressor metadata,
      ImageOutput output) {
    this.options = options;
    this.counter = counter;
    this.metadata = metadata;
    this.output = output;
    this.facts = new NodeFacts(options, counter, metadata);
    this.inodes = new InodeTableWriter(metadata);
    this.listings = new DirectoryTableWriter(metadata);
  }

  /** Writes a tree; the target is not touched before all of the tree was seen once. */
  static SquashfsPacked pack(
      SquashfsWriteOptions options,
      FileTree tree,
      ImageTarget target,
      ReadLimits limits,
      Progress progress)
      throws IOException {
    TreeSurvey survey = TreeSurvey.of(tree, limits, options, progress);
    PackCounter counter = new PackCounter(progress, survey.contentBytes());
    try (BlockCompressor metadata =
        new BlockCompressor(options.compressor(), options.blockSize())) {
      return new ImagePacker(options, counter, metadata, ImageOutput.begin(target))
          .pack(tree, limits, survey);
    }
  }

  private SquashfsPacked pack(FileTree tree, ReadLimits limits, TreeSurvey survey)
      throws IOException {
    CompressorOptions stored = options.compressor().storedOptions(options.blockSize()).orElse(null);
    if (stored != null) {
      output.append(MetadataWriter.rawBlock(stored.encode()));
    }
    if (options.compressor().compression() == SquashfsCompression.LZMA) {
      counter.add(SquashfsFinding.COMPRESSION_NOT_IN_LINUX, "Linux cannot decompress lzma");
    }
    long dataStart = output.position();
    try (BlockPipeline pipeline = new BlockPipeline(output, options)) {
      FragmentPacker fragments = new FragmentPacker(pipeline, options.blockSize(), metadata);
      DataWriter data = new DataWriter(options, limits, survey, pipeline, fragments, counter);
      TreePacker packer = new TreePacker(survey, pipeline, data, facts, inodes, listings, counter);
      try (PackWalk walk = new PackWalk(tree, limits, options)) {
        packer.pack(walk);
      }
      fragments.flush();
      pipeline.drain();
      long dataLength = output.position() - dataStart;
      return finish(begun(stored != null, packer.root()), fragments, dataLength);
    }
  }

  /** Returns all of the superblock that does not depend on where the tables are. */
  private SquashfsSuperblock begun(boolean hasOptions, MetadataRef root) {
    int blockSize = options.blockSize();
    return SquashfsSuperblock.zeros()
        .with(SuperblockField.MAGIC, SquashfsSuperblock.MAGIC)
        .with(SuperblockField.INODE_COUNT, counter.inodeCount())
        .with(
            SuperblockField.MODIFICATION_TIME, options.creationTime().orElse(counter.latestMtime()))
        .with(SuperblockField.BLOCK_SIZE, blockSize)
        .with(SuperblockField.COMPRESSION, options.compressor().compression().id())
        .with(SuperblockField.BLOCK_LOG, Integer.numberOfTrailingZeros(blockSize))
        .with(SuperblockField.FLAGS, flags(hasOptions))
        .with(SuperblockField.ID_COUNT, facts.ids().size())
        .with(SuperblockField.VERSION_MAJOR, VERSION_MAJOR)
        .with(SuperblockField.ROOT_INODE, root.packed());
  }

  private int flags(boolean hasOptions) {
    return bit(options.fragments() == SquashfsFragments.NEVER, SuperblockFlag.NO_FRAGMENTS)
        | bit(options.fragments() == SquashfsFragments.ALWAYS, SuperblockFlag.ALWAYS_FRAGMENTS)
        | bit(options.findsDuplicates(), SuperblockFlag.DUPLICATES)
        | bit(options.hasExportTable(), SuperblockFlag.EXPORTABLE)
        | bit(!options.keepsXattrs(), SuperblockFlag.NO_XATTRS)
        | bit(hasOptions, SuperblockFlag.COMPRESSOR_OPTIONS);
  }

  private static int bit(boolean isSet, SuperblockFlag flag) {
    return isSet ? flag.bit() : 0;
  }

  private SquashfsPacked finish(SquashfsSuperblock begun, FragmentPacker fragments, long dataLength)
      throws IOException {
    SquashfsSuperblock superblock =
        appendTables(begun, fragments).with(SuperblockField.BYTES_USED, output.position());
    counter.checkCancelled();
    long length = output.finish(superblock, options.padding());
    return new SquashfsPacked(superblock, counter, length, dataLength, facts.xattrs().size());
  }

  /** Writes the tables in the order that Linux demands. */
  private SquashfsSuperblock appendTables(SquashfsSuperblock begun, FragmentPacker fragments)
      throws IOException {
    SquashfsSuperblock superblock = begun.with(SuperblockField.INODE_TABLE, output.position());
    inodes.appendTo(output);
    superblock = superblock.with(SuperblockField.DIRECTORY_TABLE, output.position());
    listings.appendTo(output);
    // Also where there are none: 7-Zip wants to know where their table would be.
    superblock =
        superblock
            .with(SuperblockField.FRAGMENT_COUNT, fragments.count())
            .with(SuperblockField.FRAGMENT_TABLE, fragments.appendTo(output));
    superblock =
        superblock.with(
            SuperblockField.EXPORT_TABLE,
            options.hasExportTable()
                ? inodes.export().appendTo(output, metadata)
                : SquashfsSuperblock.NO_TABLE);
    superblock = superblock.with(SuperblockField.ID_TABLE, facts.ids().appendTo(output, metadata));
    boolean hasXattrs = !facts.xattrs().isEmpty();
    return superblock.with(
        SuperblockField.XATTR_TABLE,
        hasXattrs ? facts.xattrs().appendTo(output) : SquashfsSuperblock.NO_TABLE);
  }
}
