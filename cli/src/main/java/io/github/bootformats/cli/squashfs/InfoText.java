package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Shows what an image is made of, for people. */
public final class InfoText {
  private static final List<String> PARTS =
      List.of("", "offset", "stored", "unpacked", "ratio", "blocks");
  private static final boolean[] PARTS_RIGHT = {false, true, true, true, true, true};
  private static final List<String> LARGEST = List.of("size", "stored", "holes", "largest files");
  private static final boolean[] LARGEST_RIGHT = {true, true, true, false};
  private final Terminal terminal;

  public InfoText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows an image.
   *
   * @throws OutputException if the terminal cannot be written
   */
  public void print(String name, ImageFacts facts) throws IOException {
    SquashfsReader reader = facts.reader();
    terminal.println(
        terminal.styled(Style.BOLD, terminal.value(name))
            + "  "
            + Sizes.of(reader.superblock().bytesUsed()));
    print(labels(facts).lines(terminal));
    terminal.println("");
    print(parts(facts).lines(terminal));
    if (!facts.largest().isEmpty()) {
      terminal.println("");
      print(largest(facts).lines(terminal));
    }
  }

  private void print(List<String> lines) throws OutputException {
    for (String line : lines) {
      terminal.println(line);
    }
  }

  private static Labels labels(ImageFacts facts) throws IOException {
    SquashfsReader reader = facts.reader();
    SquashfsSuperblock superblock = reader.superblock();
    long stored = facts.parts().stream().mapToLong(Part::stored).sum();
    return new Labels()
        .add("compression", Wording.compression(reader))
        .add("made", Wording.time(superblock.modificationTime()))
        .add("block size", Sizes.of(superblock.blockSize()))
        .add("flags", Wording.flags(reader))
        .add("inodes", inodes(facts))
        .add("names", Long.toString(facts.names()))
        .add(
            "files",
            "%s in %s, %s of it"
                .formatted(
                    Sizes.of(facts.fileBytes()),
                    Sizes.of(stored),
                    Wording.ratio(stored, Math.max(1, facts.fileBytes()))))
        .add(
            "holes",
            facts.holes() == 0
                ? ""
                : "%s in %s"
                    .formatted(Sizes.of(facts.holeBytes()), Wording.count(facts.holes(), "block")))
        .add(
            "duplicates",
            facts.duplicates() == 0
                ? ""
                : "%s, %s that are stored once"
                    .formatted(
                        Wording.count(facts.duplicates(), "file"),
                        Sizes.of(facts.duplicateBytes())))
        .add(
            "tails",
            facts.tails() == 0
                ? ""
                : "of %s in %s"
                    .formatted(
                        Wording.count(facts.tails(), "file"),
                        Wording.count(superblock.fragmentCount(), "fragment")))
        .add(
            "uncompressed",
            facts.rawBlocks() == 0 ? "" : Wording.count(facts.rawBlocks(), "block") + " of data")
        .add(
            "xattrs",
            facts.withXattrs() == 0 ? "" : "on " + Wording.count(facts.withXattrs(), "inode"))
        .add("owners", Wording.count(superblock.idCount(), "id"));
  }

  private static String inodes(ImageFacts facts) {
    List<String> words = new ArrayList<>();
    for (FileType type : FileType.values()) {
      long count = facts.inodes().getOrDefault(type, 0L);
      if (count > 0) {
        words.add(Wording.count(count, Wording.type(type)));
      }
    }
    return facts.reader().superblock().inodeCount() + ": " + String.join(", ", words);
  }

  private static TextTable parts(ImageFacts facts) {
    TextTable table = new TextTable(PARTS, PARTS_RIGHT);
    for (Part part : facts.parts()) {
      table.add(
          List.of(
              part.name(),
              Long.toString(part.offset()),
              Sizes.of(part.stored()),
              Sizes.of(part.unpacked()),
              Wording.ratio(part.stored(), part.unpacked()),
              Long.toString(part.blocks())),
          Style.PLAIN);
    }
    return table;
  }

  private TextTable largest(ImageFacts facts) {
    TextTable table = new TextTable(LARGEST, LARGEST_RIGHT);
    for (FileFacts file : facts.largest()) {
      table.add(
          List.of(
              Sizes.of(file.size()),
              Sizes.of(file.stored()),
              file.holes() == 0 ? "" : Sizes.of(file.holes()),
              terminal.message(file.path().toBytes().toString())),
          Style.PLAIN);
    }
    return table;
  }
}
