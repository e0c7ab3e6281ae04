package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.squashfs.DataBlock;
import io.github.bootformats.squashfs.DeviceInode;
import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.FileInode;
import io.github.bootformats.squashfs.InodeHeader;
import io.github.bootformats.squashfs.SquashfsInode;
import io.github.bootformats.squashfs.SquashfsXattr;
import io.github.bootformats.squashfs.SymlinkInode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Shows an inode for people. */
public final class InodeText {
  private static final List<String> BLOCKS =
      List.of("block", "offset", "stored", "unpacked", "ratio", "");
  private static final boolean[] RIGHT = {true, true, true, true, true, false};

  private final Terminal terminal;

  public InodeText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows an inode.
   *
   * @param name what was asked for
   */
  public void print(String name, InodeFacts facts) throws IOException {
    terminal.println(terminal.styled(Style.BOLD, terminal.value(name)));
    print(labels(facts).lines(terminal));
    if (!facts.blocks().isEmpty()) {
      terminal.println("");
      print(blocks(facts).lines(terminal));
      long more = facts.blockCount() - facts.blocks().size();
      if (more > 0) {
        terminal.println("and " + Wording.count(more, "block") + " more");
      }
    }
    if (!facts.xattrs().isEmpty()) {
      terminal.println("");
      Labels xattrs = new Labels();
      facts.xattrs().forEach(xattr -> xattrs.add(safe(InodeFacts.name(xattr)), value(xattr)));
      print(xattrs.lines(terminal));
    }
  }

  private void print(List<String> lines) throws IOException {
    for (String line : lines) {
      terminal.println(line);
    }
  }

  private String safe(String text) {
    return terminal.message(text);
  }

  private String value(SquashfsXattr xattr) {
    String stored = xattr.valueRef().map(ref -> "  (stored at %s)".formatted(ref)).orElse("");
    return "\"" + safe(xattr.value().toString()) + "\"" + stored;
  }

  private Labels labels(InodeFacts facts) {
    SquashfsInode inode = facts.inode();
    InodeHeader header = inode.header();
    Labels labels =
        new Labels()
            .add("inode", Long.toString(header.number()))
            .add(
                "place",
                "%s, byte %s of the metadata block at byte %s"
                    .formatted(inode.ref(), inode.ref().offset(), facts.position()))
            .add("type", "%s, %s".formatted(header.type().id(), type(inode)))
            .add("mode", "%04o".formatted(header.mode()))
            .add(
                "owner",
                "%s:%s, ids %s and %s of the table"
                    .formatted(facts.uid(), facts.gid(), header.uidIndex(), header.gidIndex()))
            .add("modified", Wording.time(header.modificationTime()))
            .add("links", Long.toString(inode.nlink()));
    addMore(labels, facts);
    return labels.add(
        "xattrs",
        inode.xattrIndex() == SquashfsInode.NO_XATTRS
            ? ""
            : "entry %s of the table, %s"
                .formatted(inode.xattrIndex(), Wording.count(facts.xattrs().size(), "attribute")));
  }

  static String type(SquashfsInode inode) {
    return inode.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void addMore(Labels labels, InodeFacts facts) {
    SquashfsInode inode = facts.inode();
    if (inode instanceof FileInode file) {
      addFile(labels, facts, file);
    } else if (inode instanceof DirectoryInode directory) {
      labels
          .add(
              "listing",
              "%s bytes at %s:%s of the directory table"
                  .formatted(
                      directory.listingLength(),
                      directory.listingBlock(),
                      directory.listingOffset()))
          .add("parent", "inode " + directory.parentNumber())
          .add(
              "index",
              directory.indexCount() == 0
                  ? ""
                  : Wording.count(directory.indexCount(), "name")
                      + ", the first "
                      + safe(facts.index().get(0).name().toString()));
    } else if (inode instanceof SymlinkInode link) {
      labels.add("target", safe(link.target().toString()));
    } else if (inode instanceof DeviceInode device) {
      DeviceNumber number = device.device();
      labels.add("device", number.major() + "," + number.minor());
    }
  }

  private static void addFile(Labels labels, InodeFacts facts, FileInode file) {
    labels
        .add("size", size(file.size()))
        .add("holes", file.sparseBytes() == 0 ? "" : size(file.sparseBytes()))
        .add(
            "blocks",
            facts.blockCount() == 0
                ? ""
                : "%s from byte %s on".formatted(facts.blockCount(), file.blocksStart()))
        .add(
            "fragment",
            facts
                .fragment()
                .map(
                    fragment ->
                        "%s at byte %s: %s bytes from byte %s on"
                            .formatted(
                                file.fragmentIndex(),
                                fragment.position(),
                                file.tailLength(facts.reader().blockSize()),
                                file.fragmentOffset()))
                .orElse(""));
  }

  private static String size(long bytes) {
    return bytes < 1024 ? bytes + " bytes" : "%s (%s bytes)".formatted(Sizes.of(bytes), bytes);
  }

  private static TextTable blocks(InodeFacts facts) {
    TextTable table = new TextTable(BLOCKS, RIGHT);
    for (int i = 0; i < facts.blocks().size(); i++) {
      DataBlock block = facts.blocks().get(i);
      long length = facts.lengthOf(i);
      table.add(
          List.of(
              Integer.toString(i),
              block.isHole() ? "" : Long.toString(block.position()),
              Integer.toString(block.storedLength()),
              Long.toString(length),
              Wording.ratio(block.storedLength(), length),
              block.isHole() ? "hole" : block.isCompressed() ? "" : "not compressed"),
          Style.PLAIN);
    }
    return table;
  }
}
