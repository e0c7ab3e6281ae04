package io.github.bootformats.testkit.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.squashfs.MetadataBlock;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An image with its metadata decompressed, to be changed and then encoded again. References between
 * parts stay right, however long their blocks become, unless they are changed themselves.
 */
final class ImageDraft {
  private final SquashfsSuperblock superblock;
  private final Bytes head;
  private final Map<ImagePart, MetadataContent> contents;
  private final List<ImageReference> references;
  private final ImageStructures structures;
  private final Map<ImageField, Bytes> changed = new LinkedHashMap<>();
  private PlacedInode root;
  private boolean isExpanded;

  /**
   * Creates a draft.
   *
   * @param head what comes before the inode table: superblock, options and data
   */
  ImageDraft(
      SquashfsSuperblock superblock,
      Bytes head,
      Map<ImagePart, MetadataContent> contents,
      List<ImageReference> references,
      ImageStructures structures) {
    this.superblock = superblock;
    this.head = head;
    this.contents = new EnumMap<>(contents);
    this.references = new ArrayList<>(references);
    this.structures = structures;
    this.root = structures.root();
  }

  SquashfsSuperblock superblock() {
    return superblock;
  }

  int blockSize() {
    return (int) superblock.blockSize();
  }

  Bytes head() {
    return head;
  }

  ImageStructures structures() {
    return structures;
  }

  boolean has(ImagePart part) {
    return contents.containsKey(part);
  }

  MetadataContent content(ImagePart part) {
    return requireNonNull(contents.get(part), part::toString);
  }

  List<ImageReference> references() {
    return references;
  }

  /** Returns what was changed, with the bytes that were there before. */
  Map<ImageField, Bytes> changed() {
    return changed;
  }

  PlacedInode root() {
    return root;
  }

  void moveRoot(PlacedInode inode) {
    root = inode;
  }

  /** Returns whether the last block of inodes decompresses to more than 8 KiB. */
  boolean isExpanded() {
    return isExpanded;
  }

  void expand() {
    isExpanded = true;
  }

  long get(ImageField field) {
    return content(field.part()).get(field.at(), field.length());
  }

  void set(ImageField field, long value) {
    set(field, LittleEndian.of(field.length(), value));
  }

  /** Changes a field; where it is a reference, it says from now on what it is given here. */
  void set(ImageField field, Bytes value) {
    MetadataContent content = content(field.part());
    changed.putIfAbsent(field, content.slice(field.at(), field.at() + field.length()));
    references.removeIf(field::overlaps);
    content.put(field.at(), value);
  }

  /** Has a field lead to the metadata block with a byte of another part. */
  void lead(ImageField field, ImagePart target, int targetAt) {
    set(field, 0);
    references.add(new ImageReference(field.part(), field.at(), field.length(), target, targetAt));
  }

  /** Has an entry, the only one of its run, lead to another inode. */
  void lead(PlacedEntry entry, PlacedInode inode) {
    lead(entry.run().inodeBlock(), ImagePart.INODES, inode.at());
    set(entry.inodeOffset(), inode.at() % MetadataBlock.MAX_LENGTH);
    set(entry.run().inodeNumber(), inode.inode().header().number());
    set(entry.inodeDelta(), 0);
  }

  List<PlacedInode> inodes(Predicate<PlacedInode> wanted) {
    return structures.inodes().stream().filter(wanted).toList();
  }

  List<PlacedInode> inodes(FileType type) {
    return inodes(inode -> inode.inode().type().fileType() == type);
  }

  /** Returns the entry of a name of {@link RuleTree}, which no other file has. */
  PlacedEntry entry(String name) {
    Bytes bytes = Bytes.utf8(name);
    return structures.entries().stream()
        .filter(entry -> entry.name().equals(bytes))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no entry " + name));
  }
}
