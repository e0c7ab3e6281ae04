package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.squashfs.SquashfsPacked;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a new image has become, for people. */
public final class PackedText {
  private final Terminal terminal;

  /**
   * Prepares to show an image.
   *
   * @param terminal where to
   */
  public PackedText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows an image that was written.
   *
   * @param name what the user calls it
   * @param packed what was written
   * @param options how
   * @throws OutputException if the terminal cannot be written
   */
  public void print(String name, SquashfsPacked packed, SquashfsWriteOptions options)
      throws OutputException {
    terminal.println(
        terminal.styled(Style.BOLD, terminal.value(name)) + "  " + Sizes.of(packed.length()));
    for (String line : labels(packed, options).lines(terminal)) {
      terminal.println(line);
    }
  }

  private static Labels labels(SquashfsPacked packed, SquashfsWriteOptions options) {
    SquashfsSuperblock superblock = packed.superblock();
    long content = packed.contentLength();
    String ratio = Wording.ratio(packed.dataLength(), content);
    return new Labels()
        .add("compression", options.compressor().toString())
        .add("block size", Sizes.of(superblock.blockSize()))
        .add(
            "files",
            "%s in %s%s"
                .formatted(
                    Sizes.of(content),
                    Sizes.of(packed.dataLength()),
                    ratio.isEmpty() ? "" : ", " + ratio + " of it"))
        .add(
            "duplicates",
            packed.duplicates() == 0
                ? ""
                : "%s, %s".formatted(packed.duplicates(), Sizes.of(packed.duplicateLength())))
        .add("inodes", inodes(packed))
        .add("hard links", packed.hardLinks() == 0 ? "" : Long.toString(packed.hardLinks()))
        .add("fragments", Long.toString(superblock.fragmentCount()))
        .add("ids", Integer.toString(superblock.idCount()))
        .add("xattr sets", packed.xattrSets() == 0 ? "" : Integer.toString(packed.xattrSets()));
  }

  private static String inodes(SquashfsPacked packed) {
    return Arrays.stream(FileType.values())
        .filter(type -> packed.inodes(type) > 0)
        .map(type -> Wording.count(packed.inodes(type), Wording.type(type)))
        .collect(Collectors.joining(", "));
  }
}
