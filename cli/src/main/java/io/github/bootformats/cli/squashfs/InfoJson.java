package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What an image is made of, for programs. All sizes are bytes. */
public final class InfoJson {
  /** The version of the keys. */
  public static final String SCHEMA = "squashfs-info/1";

  private InfoJson() {}

  /** Returns the document. */
  public static String of(ImageFacts facts, List<Diagnostic> findings) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          superblock(json, facts.reader());
          inodes(json, facts);
          data(json, facts);
          json.array("parts", facts.parts(), part -> part(json, part));
          json.array("largest", facts.largest(), file -> file(json, file));
          json.findings("diagnostics", findings);
        });
  }

  static void superblock(JsonText json, SquashfsReader reader) throws IOException {
    SquashfsSuperblock superblock = reader.superblock();
    json.field("compression", reader.compression().title());
    json.field("compressorOptions", Wording.compression(reader));
    json.field("modificationTime", superblock.modificationTime());
    json.field("blockSize", superblock.blockSize());
    json.field("bytesUsed", superblock.bytesUsed());
    json.strings("flags", superblock.flags().stream().map(Wording::flag).toList());
    json.field("fragments", superblock.fragmentCount());
    json.field("ids", superblock.idCount());
    json.field("rootInode", superblock.rootInode().toString());
  }

  private static void inodes(JsonText json, ImageFacts facts) throws IOException {
    json.object(
        "inodes",
        inodes -> {
          inodes.field("all", facts.reader().superblock().inodeCount());
          for (FileType type : FileType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
            inodes.field(name, facts.inodes().getOrDefault(type, 0L));
          }
          inodes.field("withXattrs", facts.withXattrs());
        });
    json.field("names", facts.names());
  }

  private static void data(JsonText json, ImageFacts facts) throws IOException {
    json.object(
        "data",
        data -> {
          data.field("fileBytes", facts.fileBytes());
          data.field("holes", facts.holes());
          data.field("holeBytes", facts.holeBytes());
          data.field("uncompressedBlocks", facts.rawBlocks());
          data.field("tails", facts.tails());
          data.field("duplicates", facts.duplicates());
          data.field("duplicateBytes", facts.duplicateBytes());
        });
  }

  private static void part(JsonText json, Part part) throws IOException {
    json.field("name", part.name());
    json.field("offset", part.offset());
    json.field("stored", part.stored());
    json.field("unpacked", part.unpacked());
    json.field("blocks", part.blocks());
  }

  private static void file(JsonText json, FileFacts file) throws IOException {
    json.field("path", file.path().toBytes().toString());
    json.field("size", file.size());
    json.field("stored", file.stored());
    json.field("holes", file.holes());
  }
}
