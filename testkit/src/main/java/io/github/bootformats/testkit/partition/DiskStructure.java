package io.github.bootformats.testkit.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.partition.DiskLayout;
import java.util.List;

/**
 * A structure of partition tables on a disk, such as a header or an entry, with its fields.
 *
 * @param name what it is: {@code primary GPT header}, {@code EBR at LBA 64, entry 1}
 * @param kind which sort of structure; those of a kind have the same fields
 * @param offset where it lies, in bytes from the start of the disk
 * @param length how many bytes it has
 * @param fields its fields, in their order
 */
public record DiskStructure(
    String name, Kind kind, long offset, int length, List<DiskField> fields) {
  /** A sort of structure. */
  public enum Kind {
    /** What an MBR or EBR holds beside its entries. */
    BOOT_RECORD,

    /** An entry of an MBR or EBR. */
    MBR_ENTRY,

    /** A header of a GPT. */
    GPT_HEADER,

    /** An entry of a GPT's array. */
    GPT_ENTRY
  }

  /**
   * Creates a structure.
   *
   * @param name what it is
   * @param kind which sort of structure
   * @param offset where it lies, in bytes, not negative
   * @param length how many bytes it has, at least 1
   * @param fields its fields, in their order
   */
  public DiskStructure {
    requireNonNull(name);
    requireNonNull(kind);
    fields = List.copyOf(fields);
  }

  /**
   * Finds the structures of a disk: the MBR and its EBRs, the headers of the GPT, the entries in
   * use and one that is not. Of a disk with very many, the first few hundred are found.
   *
   * @param disk the disk as it was read
   * @return the structures, none twice; all lie on the disk
   */
  public static List<DiskStructure> of(DiskLayout disk) {
    return new StructureFinder(disk).find();
  }
}
