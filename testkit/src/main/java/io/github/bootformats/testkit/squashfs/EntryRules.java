package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.testkit.squashfs.SquashfsRule.inMetadata;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.InodeType;
import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** The rules of the entries of directories. */
final class EntryRules {
  private static final int MAX_BASIC_TYPE = 7;

  static final List<SquashfsRule> ALL =
      List.of(
          inMetadata(
              "entry-offset",
              SquashfsFinding.ENTRY_INODE,
              "An entry leads to a byte where no inode begins",
              EntryRules::leadBeside),
          inMetadata(
              "entry-number",
              SquashfsFinding.ENTRY_NUMBER,
              "An entry has another number than its inode",
              (draft, random) -> {
                PlacedEntry entry = draw(draft, random);
                int delta = entry.entry().inodeDelta();
                draft.set(entry.inodeDelta(), random.oneOf(delta + 1, delta - 1, 0x8000));
              }),
          inMetadata(
              "entry-type-unknown",
              SquashfsFinding.ENTRY_TYPE,
              "The type of an entry is none",
              (draft, random) ->
                  draft.set(draw(draft, random).type(), random.oneOf(0, 15, 0x100, 0xFFFF))),
          inMetadata(
              "entry-type-extended",
              SquashfsFinding.ENTRY_TYPE,
              "The type of an entry is that of an extended inode, though entries have basic ones",
              (draft, random) -> {
                PlacedEntry entry = draw(draft, random);
                draft.set(entry.type(), entry.entry().type() + MAX_BASIC_TYPE);
              }),
          inMetadata(
              "entry-type-differs",
              SquashfsFinding.ENTRY_TYPE,
              "An entry says a directory, and leads to something else, or the other way round",
              EntryRules::otherType),
          inMetadata(
              "name-long",
              "The name of an entry is longer than 256 bytes",
              (draft, random) ->
                  draft.set(draw(draft, random).nameLength(), random.oneOf(256, 0x7FFF, 0xFFFF))),
          inMetadata(
              "name-slash",
              SquashfsFinding.NAME,
              "A name has a slash in it",
              (draft, random) -> putIntoName(draft, "/", random)),
          inMetadata(
              "name-nul",
              SquashfsFinding.NAME,
              "A name has a NUL in it",
              (draft, random) -> putIntoName(draft, "\0", random)),
          inMetadata(
              "name-dot",
              SquashfsFinding.NAME,
              "A name is that of the directory itself, one dot",
              (draft, random) -> rename(draft, RuleTree.FIRST, ".")),
          inMetadata(
              "name-dot-dot",
              SquashfsFinding.NAME,
              "A name is that of the directory above, two dots",
              (draft, random) ->
                  rename(
                      draft,
                      random.oneOf(
                          List.of(RuleTree.THIRD, RuleTree.LINK_BEFORE, RuleTree.DIRECTORY_AFTER)),
                      "..")),
          inMetadata(
              "name-path",
              SquashfsFinding.NAME,
              "A name is a path that leads out of the directory",
              (draft, random) ->
                  rename(
                      draft,
                      random.oneOf(List.of(RuleTree.BLOCKS, RuleTree.LINKED)),
                      random.oneOf(List.of("../out", "/out/x", "x/../y")))),
          inMetadata(
              "names-unsorted",
              SquashfsFinding.NAME_ORDER,
              "Two names do not ascend",
              (draft, random) -> {
                rename(draft, RuleTree.FIRST, RuleTree.SECOND);
                rename(draft, RuleTree.SECOND, RuleTree.FIRST);
              }),
          inMetadata(
              "names-twice",
              SquashfsFinding.NAME_ORDER,
              "Two files in a directory have the same name",
              (draft, random) -> rename(draft, RuleTree.SECOND, RuleTree.FIRST)),
          inMetadata(
              "names-twice-link",
              SquashfsFinding.NAME_ORDER,
              "A symbolic link and a directory behind it have the same name, so that who extracts"
                  + " them may write through the link",
              (draft, random) -> rename(draft, RuleTree.DIRECTORY_AFTER, RuleTree.LINK_BEFORE)));

  private EntryRules() {}

  private static PlacedEntry draw(ImageDraft draft, SeededRandom random) {
    return random.oneOf(draft.structures().entries());
  }

  private static void leadBeside(ImageDraft draft, SeededRandom random) {
    ImageField offset = draw(draft, random).inodeOffset();
    draft.set(offset, random.oneOf(draft.get(offset) + 1, 8193, 0xFFFF));
  }

  private static void otherType(ImageDraft draft, SeededRandom random) {
    PlacedEntry entry = draw(draft, random);
    boolean isDirectory = entry.inode().inode() instanceof DirectoryInode;
    InodeType type =
        isDirectory
            ? random.oneOf(List.of(InodeType.FILE, InodeType.SYMLINK))
            : InodeType.DIRECTORY;
    draft.set(entry.type(), type.id());
  }

  private static void putIntoName(ImageDraft draft, String character, SeededRandom random) {
    PlacedEntry entry = draw(draft, random);
    byte[] name = entry.name().toByteArray();
    name[random.below(name.length)] = (byte) character.charAt(0);
    draft.set(entry.nameBytes(), Bytes.of(name));
  }

  private static void rename(ImageDraft draft, String name, String newName) {
    draft.set(draft.entry(name).nameBytes(), Bytes.utf8(newName));
  }
}
