package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SuperblockField;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the superblock says of an image that cannot be shown as a whole, and why it cannot. */
public final class RefusedImage {
  private static final Map<String, SuperblockField> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("inodes", SuperblockField.INODE_TABLE);
    TABLES.put("directories", SuperblockField.DIRECTORY_TABLE);
    TABLES.put("fragments", SuperblockField.FRAGMENT_TABLE);
    TABLES.put("exports", SuperblockField.EXPORT_TABLE);
    TABLES.put("ids", SuperblockField.ID_TABLE);
    TABLES.put("xattrs", SuperblockField.XATTR_TABLE);
  }

  private final SquashfsReader reader;
  private final String refusal;

  public RefusedImage(SquashfsReader reader, FormatException refusal) {
    this.reader = reader;
    this.refusal = String.valueOf(refusal.getMessage());
  }

  /** Shows it to people. */
  public void print(Terminal terminal, String name) throws IOException {
    SquashfsSuperblock superblock = reader.superblock();
    terminal.println(
        terminal.styled(Style.BOLD, terminal.value(name)) + "  superblock of a damaged image");
    Labels labels =
        new Labels()
            .add("refused", terminal.message(refusal))
            .add("compression", Wording.compression(reader))
            .add("made", Wording.time(superblock.modificationTime()))
            .add("bytes used", Long.toUnsignedString(superblock.bytesUsed()))
            .add("block size", Long.toString(superblock.blockSize()))
            .add("flags", Wording.flags(reader))
            .add("inodes", Long.toString(superblock.inodeCount()))
            .add("fragments", Long.toString(superblock.fragmentCount()))
            .add("owners", Wording.count(superblock.idCount(), "id"))
            .add("root inode", superblock.rootInode().toString());
    TABLES.forEach((table, field) -> labels.add(table + " at", position(field)));
    for (String line : labels.lines(terminal)) {
      terminal.println(line);
    }
  }

  private String position(SuperblockField field) {
    long position = reader.superblock().value(field);
    return position == SquashfsSuperblock.NO_TABLE ? "none" : Long.toUnsignedString(position);
  }

  /** Returns the document for programs, which has {@code refusal} and no more than is known. */
  public String json() throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", InfoJson.SCHEMA);
          json.field("refusal", refusal);
          InfoJson.superblock(json, reader);
          json.field("inodeCount", reader.superblock().inodeCount());
          json.object(
              "tables",
              tables -> {
                for (Map.Entry<String, SuperblockField> table : TABLES.entrySet()) {
                  tables.field(table.getKey(), position(table.getValue()));
                }
              });
        });
  }
}
