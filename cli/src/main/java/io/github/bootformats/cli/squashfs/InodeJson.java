package io.github.bootformats.cli.squashfs;

import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.squashfs.DataBlock;
import io.github.bootformats.squashfs.DeviceInode;
import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.FileInode;
import io.github.bootformats.squashfs.SquashfsInode;
import io.github.bootformats.squashfs.SymlinkInode;
import java.io.IOException;
import java.util.HexFormat;

/** An inode for programs. Keys that a type does not have are left out. */
public final class InodeJson {
  /** The version of the keys. */
  public static final String SCHEMA = "squashfs-inode/1";

  private InodeJson() {}

  /** Returns the document. */
  public static String of(InodeFacts facts) throws IOException {
    SquashfsInode inode = facts.inode();
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.field("number", inode.header().number());
          json.field("place", inode.ref().toString());
          json.field("offset", facts.position());
          json.field("type", InodeText.type(inode));
          json.field("mode", "%04o".formatted(inode.header().mode()));
          json.field("uid", facts.uid());
          json.field("gid", facts.gid());
          json.field("mtime", inode.header().modificationTime());
          json.field("nlink", inode.nlink());
          more(json, facts);
          json.array(
              "xattrs",
              facts.xattrs(),
              xattr -> {
                json.field("name", InodeFacts.name(xattr));
                json.field("hex", HexFormat.of().formatHex(xattr.value().toByteArray()));
                if (xattr.valueRef().isPresent()) {
                  json.field("place", xattr.valueRef().get().toString());
                }
              });
        });
  }

  private static void more(JsonText json, InodeFacts facts) throws IOException {
    SquashfsInode inode = facts.inode();
    if (inode instanceof FileInode file) {
      file(json, facts, file);
    } else if (inode instanceof DirectoryInode directory) {
      json.field("listingBytes", directory.listingLength());
      json.field("listingPlace", directory.listingBlock() + ":" + directory.listingOffset());
      json.field("parent", directory.parentNumber());
      json.field("indexEntries", directory.indexCount());
    } else if (inode instanceof SymlinkInode link) {
      json.field("target", link.target().toString());
    } else if (inode instanceof DeviceInode device) {
      json.field("rdev", device.device().major() + ":" + device.device().minor());
    }
  }

  private static void file(JsonText json, InodeFacts facts, FileInode file) throws IOException {
    json.field("size", file.size());
    json.field("sparseBytes", file.sparseBytes());
    json.field("blockCount", facts.blockCount());
    json.array("blocks", facts.blocks(), block -> block(json, block));
    if (facts.fragment().isPresent()) {
      DataBlock fragment = facts.fragment().get();
      json.object(
          "fragment",
          at -> {
            at.field("index", file.fragmentIndex());
            at.field("offset", fragment.position());
            at.field("stored", fragment.storedLength());
            at.field("from", file.fragmentOffset());
            at.field("length", file.tailLength(facts.reader().blockSize()));
          });
    }
  }

  private static void block(JsonText json, DataBlock block) throws IOException {
    json.field("offset", block.position());
    json.field("stored", block.storedLength());
    json.field("compressed", block.isCompressed());
    json.field("hole", block.isHole());
  }
}
