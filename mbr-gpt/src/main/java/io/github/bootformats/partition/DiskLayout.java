package io.github.bootformats.partition;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.convert.LayoutConversion;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.finding.LayoutFindings;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.repair.LayoutRepair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that partition tables put on a disk, structure by structure: the MBR sector, the EBRs
 * that it leads to, the GPT copies, and what other readers look at on the way.
 *
 * <p>This is the raw level: nothing is interpreted, so nothing is wrong. Whether the disk
 * <i>has</i> partitions, and which, depends on who looks: {@link #as}. {@link #findings()} lists
 * what is odd. {@link #encode} gives the bytes back, exactly those that were read; a layout with a
 * changed part encodes to bytes that differ in that part only.
 *
 * <p>A layout is a plain immutable value and holds no source open. It takes about the memory of the
 * structures that it holds: 40 KiB for a usual GPT disk, at most what the limits allow.
 *
 * <pre>{@code
 * try (ImageSource disk = ImageSource.open(Path.of("disk.img"))) {
 *   DiskLayout layout = DiskLayout.read(disk, SectorSize.B512).model();
 *   for (Partition p : layout.as(PartitionConsumer.LINUX_6_1).partitions()) {
 *     System.out.println(p.number() + " " + p.typeName() + " " + p.length());
 *   }
 * }
 * }</pre>
 */
public final class DiskLayout {
  /**
   * Bytes of a GPT entry array that are read. A larger one is a finding, and its table has no
   * {@linkplain GptTable#array() array}. Usual are 16 KiB; Linux takes at most 4 MiB.
   */
  public static final ReadLimits.Limit MAX_ENTRY_ARRAY_BYTES =
      ReadLimits.Limit.of("gpt.entry-array-bytes", 4 << 20);

  /** EBRs that are followed. When there are more, the rest is left out with a finding. */
  public static final ReadLimits.Limit MAX_EBRS = ReadLimits.Limit.of("mbr.ebrs", 8192);

  private final LayoutParts parts;
  private final Map<Long, Ebr> ebrsByLba;

  private DiskLayout(LayoutParts parts) {
    this.parts = parts;
    this.ebrsByLba = parts.ebrsByLba();
  }

  /**
   * Reads a disk with the default limits.
   *
   * @param disk the disk; not closed, never written
   * @param sectorSize the size of the disk's sectors; {@link SectorSizes#evidence} helps where it
   *     is not known
   * @return the layout and its {@link #findings()}, which are worked out when they are asked for
   * @throws IOException if reading fails; never because of what is read
   */
  public static ReadResult<DiskLayout> read(ImageSource disk, SectorSize sectorSize)
      throws IOException {
    return read(disk, sectorSize, ReadLimits.defaults());
  }

  /**
   * Reads a disk. The effort is bounded by the limits, not by what the disk claims: at most three
   * GPT headers, three arrays of {@link #MAX_ENTRY_ARRAY_BYTES}, {@link #MAX_EBRS} EBRs and a few
   * sectors where other labels lie; where the arrays or the links are damaged, as much again for
   * what some consumers then look at.
   *
   * @param disk the disk; not closed, never written
   * @param sectorSize the size of the disk's sectors
   * @param limits how much the disk may ask for
   * @return the layout and its {@link #findings()}, which are worked out when they are asked for
   * @throws IOException if reading fails; never because of what is read
   */
  public static ReadResult<DiskLayout> read(
      ImageSource disk, SectorSize sectorSize, ReadLimits limits) throws IOException {
    DiskLayout layout = new LayoutReader(disk, sectorSize, limits).read();
    return ReadResult.of(layout, layout::findings);
  }

  /**
   * Starts an empty layout: a zero MBR sector and nothing else. Any structures can be put together,
   * ones that contradict each other too; {@link GptBuilder} and {@link MbrBuilder} make correct
   * layouts.
   *
   * @param diskSize the size of the disk in bytes, not negative
   * @param sectorSize the size of its sectors
   * @return a builder
   */
  public static Builder builder(long diskSize, SectorSize sectorSize) {
    return new Builder(LayoutParts.empty(diskSize, sectorSize));
  }

  /**
   * Starts with this layout.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(parts);
  }

  /**
   * Returns the size of the disk's sectors.
   *
   * @return the unit of every LBA in this layout
   */
  public SectorSize sectorSize() {
    return parts.sectorSize();
  }

  /**
   * Returns the size of the disk.
   *
   * @return bytes
   */
  public long diskSize() {
    return parts.diskSize();
  }

  /**
   * Returns how many whole sectors the disk has.
   *
   * @return sectors; what remains of the disk behind the last whole one is not addressable
   */
  public long sectorCount() {
    return sectorSize().sectorsIn(diskSize());
  }

  /**
   * Returns the LBA of the last whole sector.
   *
   * @return the LBA; -1 on a disk without one
   */
  public long lastLba() {
    return sectorCount() - 1;
  }

  /**
   * Returns the sector at LBA 0, whatever it holds.
   *
   * @return the sector; all zeros on a disk that is smaller than a sector
   */
  public MbrSector mbr() {
    return parts.mbr();
  }

  /**
   * Returns every sector that can be reached as an EBR: through an extended entry of the MBR, then
   * through the links of each EBR, in whichever slot. Readers differ in which links they follow;
   * this is what any of them may meet. Entries and links count, whether or not the boot signature
   * is missing in the MBR or an EBR.
   *
   * @return the EBRs, each once, in the order in which they are first reached
   */
  public List<Ebr> ebrs() {
    return parts.ebrs();
  }

  /**
   * Looks an EBR up.
   *
   * @param lba where it lies
   * @return the EBR, or empty
   */
  public Optional<Ebr> ebrAt(long lba) {
    return Optional.ofNullable(ebrsByLba.get(lba));
  }

  /**
   * Returns every copy of a GPT that was found: at LBA 1, at the last LBA, and where the header at
   * LBA 1 says that the other one is. A sector counts as a header when it begins with {@code EFI
   * PART}, or lies where one is expected and has a valid header CRC.
   *
   * @return at most three copies on a disk that was read, in ascending order of their LBAs
   */
  public List<GptTable> gptTables() {
    return parts.gptTables();
  }

  /**
   * Looks a GPT copy up.
   *
   * @param lba where its header lies
   * @return the copy, or empty
   */
  public Optional<GptTable> gptAt(long lba) {
    return gptTables().stream().filter(t -> t.lba() == lba).findFirst();
  }

  /**
   * Returns the primary copy of the GPT.
   *
   * @return the copy at LBA 1, or empty
   */
  public Optional<GptTable> primaryGpt() {
    return gptAt(GptTable.PRIMARY_LBA);
  }

  /**
   * Returns the backup copy of the GPT: the one that the primary header points to, else the one at
   * the last LBA.
   *
   * @return the copy, or empty
   */
  public Optional<GptTable> backupGpt() {
    return primaryGpt()
        .flatMap(p -> gptAt(p.header().alternateLba()))
        .filter(t -> t.lba() != GptTable.PRIMARY_LBA)
        .or(() -> lastLba() > GptTable.PRIMARY_LBA ? gptAt(lastLba()) : Optional.empty());
  }

  /**
   * Returns the tables that lie inside primary MBR partitions and that Linux's MBR parser opens:
   * BSD disklabels, Solaris and UnixWare VTOCs, Minix subpartitions.
   *
   * @return the nested tables, in the order of the MBR's slots
   */
  public List<NestedLabel> nestedLabels() {
    return parts.nestedLabels();
  }

  /**
   * Returns what else the disk looks like: labels and boot sectors that this module names but does
   * not open.
   *
   * @return the other labels, in the order of their offsets
   */
  public List<ForeignLabel> foreignLabels() {
    return parts.foreignLabels();
  }

  /**
   * Returns what else was read, because some consumer looks there. Not structures of the layout:
   * they are not written, and layouts that differ in them only are equal.
   *
   * @return the pieces; none for most disks
   */
  public List<DiskPiece> otherPieces() {
    return parts.otherPieces();
  }

  /**
   * Returns everything that is odd about this layout: damaged, against the specification, or read
   * differently by different consumers. Computed anew at each call. Where an MBR with ordinary
   * partitions makes a GPT {@linkplain LayoutFinding#MBR_STALE_GPT stale}, that is all that is said
   * of the GPT; entries are looked at in the copy that readers use.
   *
   * @return the findings, each with the code and severity of a {@link LayoutFinding}, in the order
   *     of their places on the disk; at most about a thousand
   */
  public List<Diagnostic> findings() {
    return LayoutFindings.of(this, parts.readFindings());
  }

  /**
   * Returns the partitions as a consumer sees them.
   *
   * @param consumer who looks
   * @return the partitions, or the consumer's refusal
   */
  public PartitionMap as(PartitionConsumer consumer) {
    return consumer.see(this);
  }

  /**
   * Returns this layout with other boot code in its MBR; table and disk signature stay.
   *
   * @param code at most 440 bytes
   * @return a layout that differs in the boot code only
   */
  public DiskLayout withBootCode(Bytes code) {
    return toBuilder().mbr(mbr().toBuilder().bootCode(code).build()).build();
  }

  /**
   * Starts to plan changes of the partitions: add, remove, resize, renumber.
   *
   * @return a plan without changes
   */
  public LayoutPlan plan() {
    return LayoutPlan.of(this);
  }

  /**
   * Starts to put right what is wrong.
   *
   * @return the repairs of this layout
   */
  public LayoutRepair repair() {
    return LayoutRepair.of(this);
  }

  /**
   * Starts to turn the table into one of another kind, or the disk into one of another size.
   *
   * @return the conversions of this layout
   */
  public LayoutConversion convert() {
    return LayoutConversion.of(this);
  }

  /**
   * Encodes every structure of this layout, in the order in which they may be written to a disk
   * that holds nothing of value; see {@link WritePlan} for what that order guarantees. Structures
   * that do not lie on the disk are left out.
   *
   * @return the writes
   */
  public WritePlan encode() {
    return LayoutEncoder.encode(this);
  }

  /**
   * Encodes what must be written to turn another layout into this one: only sectors that change, in
   * an order that keeps a valid GPT readable at every moment; see {@link WritePlan} for exactly
   * what a crash can leave.
   *
   * <p>What the disk holds is taken from the other layout's structures; places that they do not
   * cover are written whatever is there. A GPT header of the other layout that would still be found
   * although this layout has none there is overwritten with zeros, last of all. Nothing else is
   * ever wiped.
   *
   * @param current what the disk holds now, as it was read
   * @return the writes, none when both layouts are the same
   * @throws IllegalArgumentException if the layouts are for disks of different sector sizes
   */
  public WritePlan encodeOver(DiskLayout current) {
    return LayoutEncoder.encodeOver(requireNonNull(current), this);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DiskLayout other && parts.equals(other.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return "DiskLayout[%s bytes, %s, %s, %s EBRs, %s]"
        .formatted(diskSize(), sectorSize(), mbr(), ebrs().size(), gptTables());
  }

  /** Puts a layout together, of any structures. */
  public static final class Builder {
    private final SectorSize sectorSize;
    private final List<Diagnostic> readFindings;
    private long diskSize;
    private MbrSector mbr;
    private List<Ebr> ebrs;
    private List<GptTable> gptTables;
    private List<NestedLabel> nestedLabels;
    private List<ForeignLabel> foreignLabels;
    private List<DiskPiece> otherPieces;

    private Builder(LayoutParts parts) {
      this.sectorSize = parts.sectorSize();
      this.readFindings = new ArrayList<>(parts.readFindings());
      this.diskSize = parts.diskSize();
      this.mbr = parts.mbr();
      this.ebrs = parts.ebrs();
      this.gptTables = parts.gptTables();
      this.nestedLabels = parts.nestedLabels();
      this.foreignLabels = parts.foreignLabels();
      this.otherPieces = parts.otherPieces();
    }

    /**
     * Sets the sector at LBA 0.
     *
     * @param mbr a sector of the disk's sector size
     * @return this builder
     */
    public Builder mbr(MbrSector mbr) {
      LayoutParts.checkSector(mbr.bytes(), sectorSize);
      this.mbr = mbr;
      return this;
    }

    /**
     * Sets the EBRs.
     *
     * @param ebrs EBRs in sectors of the disk's sector size
     * @return this builder
     */
    public Builder ebrs(List<Ebr> ebrs) {
      ebrs.forEach(e -> LayoutParts.checkSector(e.sector().bytes(), sectorSize));
      this.ebrs = ebrs;
      return this;
    }

    /**
     * Sets the copies of the GPT.
     *
     * @param tables headers in sectors of the disk's sector size, and their arrays
     * @return this builder
     */
    public Builder gptTables(List<GptTable> tables) {
      tables.forEach(t -> LayoutParts.checkSector(t.header().bytes(), sectorSize));
      this.gptTables = tables.stream().sorted(comparingLong(GptTable::lba)).toList();
      return this;
    }

    /**
     * Sets the nested tables.
     *
     * @param labels tables inside primary MBR partitions
     * @return this builder
     */
    public Builder nestedLabels(List<NestedLabel> labels) {
      this.nestedLabels = labels;
      return this;
    }

    /**
     * Sets what else the disk looks like.
     *
     * @param labels labels that are named only
     * @return this builder
     */
    public Builder foreignLabels(List<ForeignLabel> labels) {
      this.foreignLabels = labels;
      return this;
    }

    /**
     * Sets what the disk holds elsewhere.
     *
     * @param pieces what some consumer looks at
     * @return this builder
     */
    public Builder otherPieces(List<DiskPiece> pieces) {
      this.otherPieces = pieces;
      return this;
    }

    /** Adds what only the reader can know: a limit was met, a structure was out of reach. */
    Builder readFinding(Diagnostic finding) {
      readFindings.add(finding);
      return this;
    }

    /**
     * Sets another size of the disk; the structures stay where they are.
     *
     * @param bytes the size, not negative
     * @return this builder
     */
    public Builder diskSize(long bytes) {
      this.diskSize = LayoutParts.checkSize(bytes);
      return this;
    }

    /**
     * Returns the layout.
     *
     * @return an immutable layout
     */
    public DiskLayout build() {
      return new DiskLayout(
          new LayoutParts(
              sectorSize,
              diskSize,
              mbr,
              ebrs,
              gptTables,
              nestedLabels,
              foreignLabels,
              readFindings,
              otherPieces));
    }
  }
}
