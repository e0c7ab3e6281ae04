package io.github.bootformats.partition.convert;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.WritePlan;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.internal.change.DiskKind;
import io.github.bootformats.partition.internal.change.IdSource;
import io.github.bootformats.partition.internal.change.NewIds;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns a table into one of another kind, and a disk into one of another size. Immutable: the
 * methods that set something return a changed copy, and nothing is written.
 *
 * <pre>{@code
 * LayoutChange change = layout.convert().toGpt();
 * change.steps().forEach(System.out::println);
 * change.writes().applyTo(target);
 * }</pre>
 *
 * <p><b>What stays.</b> No conversion moves a partition or writes into one: starts and sizes are
 * the same afterwards, and so is the boot code of the MBR. A boot loader that lies between the MBR
 * and the first partition without being in one, as GRUB's does on an MBR disk, is overwritten by a
 * GPT.
 *
 * <p><b>When writing is cut off</b>, a disk has its old or its new table; see {@link WritePlan} for
 * the conditions.
 *
 * <p><b>Types</b> become those that mean the same, as far as there is one. An MBR type without such
 * a GPT type, or the other way round, is an obstacle, until {@link #gptType} or {@link #mbrType}
 * says what it shall be.
 */
public final class LayoutConversion {
  private final DiskLayout layout;
  private final IdSource ids;
  private final ConversionTypes types;
  private final boolean protectiveLast;

  private LayoutConversion(
      DiskLayout layout, IdSource ids, ConversionTypes types, boolean protectiveLast) {
    this.layout = layout;
    this.ids = ids;
    this.types = types;
    this.protectiveLast = protectiveLast;
  }

  /**
   * Starts with a layout; the same as {@link DiskLayout#convert()}.
   *
   * @param layout the layout to convert
   * @return its conversions
   */
  public static LayoutConversion of(DiskLayout layout) {
    return new LayoutConversion(
        requireNonNull(layout), IdSource.RANDOM, ConversionTypes.SAME, false);
  }

  /**
   * Derives new GUIDs and signatures from a seed, as {@link GptBuilder#seed} and {@link
   * MbrBuilder#seed} do; otherwise they are random.
   *
   * @param text any text; give different disks different ones
   * @return the same conversions with another source of GUIDs
   */
  public LayoutConversion seed(String text) {
    return new LayoutConversion(
        layout, IdSource.seeded(requireNonNull(text)), types, protectiveLast);
  }

  /**
   * Takes new GUIDs and signatures from a source; otherwise they are random.
   *
   * @param source asked for each GUID that is needed
   * @return the same conversions with another source of GUIDs
   */
  public LayoutConversion guids(Supplier<UUID> source) {
    return new LayoutConversion(layout, IdSource.of(requireNonNull(source)), types, protectiveLast);
  }

  /**
   * Chooses the type that a partition gets by {@link #toGpt}.
   *
   * @param number the partition, as Linux counts them
   * @param type the type's GUID, not zero
   * @return the same conversions with another type
   */
  public LayoutConversion gptType(int number, UUID type) {
    return new LayoutConversion(layout, ids, types.withGpt(number, type), protectiveLast);
  }

  /**
   * Chooses the type that a partition gets by {@link #toMbr} and {@link #toHybridMbr}.
   *
   * @param number the partition's number in the GPT
   * @param type 1 to 255, neither that of an extended nor of a protective partition
   * @return the same conversions with another type
   */
  public LayoutConversion mbrType(int number, int type) {
    return new LayoutConversion(layout, ids, types.withMbr(number, type), protectiveLast);
  }

  /**
   * Has {@link #toHybridMbr} put the protective partition behind the others. Without this, it is
   * the first, as UEFI wants it; some boot loaders and systems take the first partition for their
   * own.
   *
   * @return the same conversions with another order
   */
  public LayoutConversion protectiveLast() {
    return new LayoutConversion(layout, ids, types, true);
  }

  /**
   * Makes a GPT of an MBR. Partitions keep their numbers, logical ones too; the extended partition
   * and its EBRs are dropped. They get new GUIDs and no names, and the active one the attribute
   * {@code legacy-boot}, so that {@link #toMbr} can make it active again. A GPT stays as it is.
   *
   * <p>The table has 128 entries, or more if there are more partitions. Where partitions lie so
   * near to the start or the end of the disk that there is no room for these, it has as many as
   * there is room for; all consumers take that.
   *
   * @return the change; an {@linkplain LayoutChange#isEmpty() empty} one for a GPT
   * @throws FormatException if that is impossible: for the {@linkplain #obstaclesToGpt obstacles}
   * @throws IllegalArgumentException if a type was chosen for a partition that is not there
   */
  public LayoutChange toGpt() throws FormatException {
    return new MbrToGpt(layout, types).change(ids).requireWritable();
  }

  /**
   * Lists why {@link #toGpt} is impossible. The codes of what is not damaged, but cannot be put
   * into a GPT, begin with {@code convert.}:
   *
   * <table>
   *   <caption>Obstacles</caption>
   *   <tr><td>{@code convert.no-room-at-start}<td>a partition begins before a GPT would end; header
   *       and entries need three sectors at least, beside the MBR
   *   <tr><td>{@code convert.no-room-at-end}<td>a partition ends where the backup would be
   *   <tr><td>{@code convert.disk-too-small}<td>there is no partition, but no room either
   *   <tr><td>{@code convert.type}<td>no GPT type means the same as the partition's
   *   <tr><td>{@code convert.nested-label}<td>a partition has a table of its own, such as a BSD
   *       disklabel, which Linux would no longer open
   *   <tr><td>{@code convert.other-label}<td>there is another label that the GPT might destroy
   *   <tr><td>{@code convert.number}<td>there are more logical partitions than Linux has numbers for
   * </table>
   *
   * <p>Others are those of a {@linkplain DiskLayout#findings() finding}: the table is damaged, or
   * consumers do not see the same partitions. {@link DiskLayout#repair()} may help.
   *
   * @return the reasons; none if it is possible
   */
  public List<Diagnostic> obstaclesToGpt() {
    return new MbrToGpt(layout, types).obstacles();
  }

  /**
   * Makes an MBR of a GPT; both headers of the GPT are wiped. An MBR stays as it is.
   *
   * <p>Up to four partitions become primary ones. They keep numbers up to 4; others get what is
   * free. Of more, all but three become logical ones: partitions that follow each other on the
   * disk, each with a free sector before it for its EBR. Names, GUIDs and attributes are dropped;
   * the first partition with the attribute {@code legacy-boot} becomes active. The disk signature
   * is that of the protective MBR, or a new one where that is zero.
   *
   * @return the change; an {@linkplain LayoutChange#isEmpty() empty} one for an MBR
   * @throws FormatException if that is impossible: for the {@linkplain #obstaclesToMbr obstacles}
   * @throws IllegalArgumentException if a type was chosen for a partition that is not there
   */
  public LayoutChange toMbr() throws FormatException {
    return new GptToMbr(layout, types).change(ids).requireWritable();
  }

  /**
   * Lists why {@link #toMbr} is impossible. The codes of what is not damaged, but cannot be put
   * into an MBR, begin with {@code convert.}:
   *
   * <table>
   *   <caption>Obstacles</caption>
   *   <tr><td>{@code convert.beyond-32-bits}<td>a partition lies beyond 2 TiB, on a disk with
   *       sectors of 512 bytes
   *   <tr><td>{@code convert.no-room-for-ebrs}<td>there are more than four partitions, and no
   *       sector is free before those that would have to be logical ones
   *   <tr><td>{@code convert.number}<td>there are more than Linux has numbers for; util-linux shows
   *       no more than 56 logical partitions, GPT fdisk 124
   *   <tr><td>{@code convert.type}<td>no MBR type means the same as the partition's
   *   <tr><td>{@code convert.hybrid}<td>a hybrid MBR has a partition that is not in the GPT
   * </table>
   *
   * <p>Others are those of a {@linkplain DiskLayout#findings() finding}.
   *
   * @return the reasons; none if it is possible
   */
  public List<Diagnostic> obstaclesToMbr() {
    return new GptToMbr(layout, types).obstacles();
  }

  /**
   * Puts partitions of a GPT into its MBR, too, in place of all that is there, beside a protective
   * one from LBA 1 up to the first of them. For machines that boot from an MBR only; whoever
   * changes one of the two tables must change the other (UEFI 2.10 does not know hybrid MBRs).
   *
   * @param numbers up to three partitions, in the order of the MBR's entries; none makes an
   *     ordinary protective MBR
   * @return the change; an {@linkplain LayoutChange#isEmpty() empty} one if the MBR is just so
   * @throws FormatException if that is impossible: there is no whole GPT ({@code convert.no-gpt} or
   *     the code of a finding), or an entry of an MBR cannot describe a partition ({@code
   *     convert.type}, {@code convert.beyond-32-bits})
   * @throws IllegalArgumentException if there are more than three numbers, one twice, or one of no
   *     partition
   */
  public LayoutChange toHybridMbr(int... numbers) throws FormatException {
    return HybridMbr.of(layout, types, numbers).change(protectiveLast).requireWritable();
  }

  /**
   * Makes the table one for a disk of another size. The backup of a GPT goes to the new end; where
   * it was lost, it is made anew. Nothing else changes.
   *
   * <p>A file that is to grow must have its new size before the change is written; one that is to
   * shrink, keep the old one until then.
   *
   * @param bytes the new size, not negative
   * @return the change; an {@linkplain LayoutChange#isEmpty() empty} one if the table is right for
   *     that size
   * @throws FormatException if that is impossible: a partition lies behind the new end ({@code
   *     mbr.no-room}, {@code gpt.no-room}; see {@link #smallestDiskSize}), or there is no whole
   *     table
   */
  public LayoutChange toDiskSize(long bytes) throws FormatException {
    return DiskResize.to(layout, bytes).requireWritable();
  }

  /**
   * Returns how small a disk can be that holds all partitions and the table where they are.
   *
   * @return bytes, for {@link #toDiskSize}
   * @throws FormatException if there is no whole table
   */
  public long smallestDiskSize() throws FormatException {
    return DiskResize.smallest(layout);
  }

  /**
   * Gives the disk and all its partitions new identities: the GUIDs of a GPT, the disk signature of
   * an MBR. For a copy that is to be used beside its original.
   *
   * @return the change
   * @throws FormatException if there is no table, or its copies are not whole and the same
   */
  public LayoutChange toNewIds() throws FormatException {
    DiskKind.changeable(layout);
    return NewIds.all(layout, ids).requireWritable();
  }
}
