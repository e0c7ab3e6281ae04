package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.internal.change.EbrChain;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import io.github.bootformats.partition.internal.change.ReachableEbrs;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An MBR and the EBRs that it leads to, while a plan is carried out. */
final class MbrPlanTable extends PlanTable {
  /** The number of the first logical partition. */
  static final int FIRST_LOGICAL = MbrSector.ENTRIES + 1;

  private static final long SECTOR_LIMIT = 1L << 32;

  private final MbrSlots slots;

  /** The logical partitions; looked at only when they matter, as readers may disagree on them. */
  private Optional<EbrChain> chain = Optional.empty();

  /** Whether the EBRs differ from those of the layout. */
  private boolean chainChanged;

  MbrPlanTable(DiskLayout layout, long alignment) {
    super(layout, alignment);
    this.slots = new MbrSlots(layout);
  }

  private static Extent place(MbrEntry primary) {
    return new Extent(primary.firstLba(), primary.sectors());
  }

  MbrSlots slots() {
    return slots;
  }

  Optional<MbrEntry> extended() {
    return slots.extended();
  }

  Extent extendedPlace() {
    return extended()
        .map(MbrPlanTable::place)
        .orElseThrow(() -> new IllegalArgumentException("there is no extended partition"));
  }

  /** Returns the chain of the extended partition. */
  EbrChain chain() throws FormatException {
    if (chain.isEmpty()) {
      chain = Optional.of(EbrChain.of(layout(), extendedPlace()));
    }
    return chain.get();
  }

  /** Returns the logical partitions; none where readers disagree about them. */
  private List<EbrChain.Logical> plainLogicals() {
    try {
      return extended().isPresent() ? chain().logicals() : List.of();
    } catch (FormatException e) {
      return List.of();
    }
  }

  /** Returns the chain to change it. */
  EbrChain changedChain() throws FormatException {
    EbrChain changed = chain();
    chainChanged = true;
    return changed;
  }

  /** Starts an extended partition, which nothing is in whatever lies there. */
  void startChain(long firstLba) {
    chain = Optional.of(EbrChain.empty(sectorSize(), firstLba));
    chainChanged = true;
  }

  private boolean isLogical(int number) throws FormatException {
    return number >= FIRST_LOGICAL
        && extended().isPresent()
        && number - FIRST_LOGICAL < chain().logicals().size();
  }

  private EbrChain.Logical logical(int number) throws FormatException {
    return chain().logicals().get(number - FIRST_LOGICAL);
  }

  /**
   * Refuses a table with several extended partitions: what one reader takes for free in one of them
   * may be a logical partition in another.
   */
  private void requireOneExtended() throws FormatException {
    List<Integer> extended = slots.allExtended();
    if (extended.size() > 1) {
      String numbers = extended.stream().map(String::valueOf).collect(Collectors.joining(" and "));
      throw MalformedFormatException.of(
          Diagnostic.of(
                  Severity.ERROR,
                  LayoutFinding.MBR_MULTIPLE_EXTENDED.code(),
                  "partitions %s are extended; remove all of them but one before any other change"
                      .formatted(numbers))
              .atOffset(MbrSector.entryOffset(extended.get(1) - 1)));
    }
  }

  /** Returns a partition's entry, with a start that may count from an EBR. */
  private MbrEntry entry(int number) throws FormatException {
    requireOneExtended();
    if (isLogical(number)) {
      return logical(number).entry();
    }
    if (!slots.isUsed(number)) {
      SortedSet<Integer> numbers = slots.used();
      IntStream.range(0, plainLogicals().size()).forEach(i -> numbers.add(FIRST_LOGICAL + i));
      throw noPartition(number, numbers);
    }
    return slots.get(number);
  }

  private Extent placeOf(int number) throws FormatException {
    return isLogical(number) ? logical(number).place() : place(slots.get(number));
  }

  private void replace(int number, MbrEntry entry, Extent place) throws FormatException {
    if (isLogical(number)) {
      changedChain().replace(number - FIRST_LOGICAL, new EbrChain.Logical(place, entry));
    } else {
      slots.set(number, entry);
    }
  }

  /** Returns what is free for primary partitions. */
  FreeSpace freeOutside() {
    FreeSpace free = new FreeSpace(1, Math.min(layout().sectorCount(), SECTOR_LIMIT), alignment());
    for (MbrEntry slot : slots.all()) {
      free.remove(slot.firstLba(), slot.firstLba() + slot.sectors());
    }
    logicalPlaces().forEach(place -> free.remove(place.first(), place.end()));
    return free;
  }

  /**
   * Returns what logical partitions take, which may lie outside of the extended one on odd disks.
   */
  private List<Extent> logicalPlaces() {
    List<EbrChain.Logical> logicals = plainLogicals();
    if (!logicals.isEmpty() || extended().isEmpty()) {
      return logicals.stream().map(EbrChain.Logical::place).toList();
    }
    List<Extent> places = new ArrayList<>();
    for (Ebr ebr : ebrs()) {
      places.add(new Extent(ebr.lba(), 1));
      for (MbrEntry entry : ebr.sector().entries()) {
        if (!entry.isExtended()) {
          places.add(new Extent(ebr.lba() + entry.firstLba(), entry.sectors()));
        }
      }
    }
    return places;
  }

  /** Returns what is free in the extended partition. */
  FreeSpace freeInside() throws FormatException {
    Extent extended = extendedPlace();
    long end = Math.min(extended.end(), layout().sectorCount());
    FreeSpace free =
        chain()
            .free(new Extent(extended.first(), Math.max(0, end - extended.first())), alignment());
    for (MbrEntry slot : slots.all()) {
      if (!EbrWalk.isLink(slot)) {
        free.remove(slot.firstLba(), slot.firstLba() + slot.sectors());
      }
    }
    return free;
  }

  private List<Extent> freeInsideIfPlain() {
    try {
      return extended().isPresent() ? freeInside().ranges() : List.of();
    } catch (FormatException e) {
      return List.of();
    }
  }

  @Override
  List<FreeRegion> freeRegions() throws FormatException {
    requireOneExtended();
    long lastStart =
        slots.all().stream()
            .filter(slot -> slot.sectors() != 0)
            .mapToLong(MbrEntry::firstLba)
            .max()
            .orElse(-1);
    List<FreeRegion> regions = new ArrayList<>();
    for (Extent range : freeOutside().ranges()) {
      boolean tail = range.first() > lastStart;
      regions.add(region(range, tail ? FreeRegion.Kind.TAIL : FreeRegion.Kind.GAP));
    }
    for (Extent range : freeInsideIfPlain()) {
      regions.add(region(range, FreeRegion.Kind.INSIDE_EXTENDED));
    }
    regions.sort(Comparator.comparingLong(FreeRegion::firstLba));
    return List.copyOf(regions);
  }

  @Override
  void add(List<NewPartition> partitions) throws FormatException {
    requireOneExtended();
    new MbrAdditions(this, partitions).add();
  }

  String describe(MbrEntry entry, Extent place) {
    return describe(place, MbrAdditions.typeName(entry.type()), "");
  }

  @Override
  void remove(int number) throws FormatException {
    boolean isOneOfSeveral = slots.allExtended().size() > 1 && slots.allExtended().contains(number);
    MbrEntry entry = isOneOfSeveral ? slots.get(number) : entry(number);
    String what = "partition %s removed: %s".formatted(number, describe(entry, placeOf(number)));
    if (isLogical(number)) {
      int last = FIRST_LOGICAL + chain().logicals().size() - 1;
      changedChain().remove(number - FIRST_LOGICAL);
      step(what);
      for (int behind = number + 1; behind <= last; behind++) {
        step("partition %s is now %s".formatted(behind, behind - 1));
      }
      return;
    }
    step(what + (EbrWalk.isLink(entry) ? ", with all logical partitions" : ""));
    slots.set(number, MbrEntry.EMPTY);
    if (EbrWalk.isLink(entry)) {
      chain = Optional.empty();
      chainChanged = true;
    }
  }

  @Override
  void resize(int number, PartitionSize size) throws FormatException {
    MbrEntry entry = entry(number);
    Extent place = placeOf(number);
    Extent resized = resized(number, size, place, isLogical(number) ? freeInside() : freeOutside());
    if (resized.equals(place)) {
      return;
    }
    if (!isLogical(number) && EbrWalk.isLink(entry) && resized.end() < chain().end()) {
      throw new IllegalArgumentException(
          "partition %s cannot shrink to %s: its logical partitions need %s"
              .formatted(
                  number, sizeText(resized.sectors()), sizeText(chain().end() - place.first())));
    }
    replace(
        number,
        new MbrEntry(
            entry.bootIndicator(),
            entry.firstChs(),
            entry.type(),
            Chs.ofLba(resized.last()),
            entry.firstLba(),
            resized.sectors()),
        resized);
  }

  @Override
  void renumber(int number, int newNumber) throws FormatException {
    entry(number);
    if (newNumber == number) {
      return;
    }
    if (isLogical(number)) {
      if (!isLogical(newNumber)) {
        throw new IllegalArgumentException(
            "partition %s is a logical one: it cannot become %s".formatted(number, newNumber));
      }
      List<Integer> order = logicalOrder();
      Integer moved = order.remove(number - FIRST_LOGICAL);
      order.add(newNumber - FIRST_LOGICAL, moved);
      reorderLogicals(order);
      return;
    }
    if (newNumber < 1 || newNumber >= FIRST_LOGICAL) {
      throw new IllegalArgumentException(
          "partition %s is a primary one: it cannot become %s".formatted(number, newNumber));
    }
    if (slots.isUsed(newNumber)) {
      throw taken(newNumber);
    }
    slots.swap(number, newNumber);
    step("partition %s is now %s".formatted(number, newNumber));
  }

  @Override
  void swap(int number, int other) throws FormatException {
    entry(number);
    entry(other);
    if (isLogical(number) != isLogical(other)) {
      throw new IllegalArgumentException(
          "partitions %s and %s are a primary and a logical one: they cannot be swapped"
              .formatted(number, other));
    }
    if (number == other) {
      return;
    }
    if (isLogical(number)) {
      List<Integer> order = logicalOrder();
      Integer one = order.get(number - FIRST_LOGICAL);
      order.set(number - FIRST_LOGICAL, order.get(other - FIRST_LOGICAL));
      order.set(other - FIRST_LOGICAL, one);
      reorderLogicals(order);
    } else {
      slots.swap(number, other);
      step("partition %s is now %s, and %s is %s".formatted(number, other, other, number));
    }
  }

  private List<Integer> logicalOrder() throws FormatException {
    return new ArrayList<>(IntStream.range(0, chain().logicals().size()).boxed().toList());
  }

  private void reorderLogicals(List<Integer> order) throws FormatException {
    if (order.equals(logicalOrder())) {
      return;
    }
    changedChain().reorder(order, freeInside());
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i) != i) {
        step("partition %s is now %s".formatted(FIRST_LOGICAL + order.get(i), FIRST_LOGICAL + i));
      }
    }
  }

  @Override
  void sort() throws FormatException {
    requireOneExtended();
    List<Integer> order = slots.sort();
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i) != i + 1) {
        step("partition %s is now %s".formatted(order.get(i), i + 1));
      }
    }
    if (extended().isPresent()) {
      List<EbrChain.Logical> logicals = chain().logicals();
      List<Integer> logicalOrder = logicalOrder();
      logicalOrder.sort(Comparator.comparingLong(i -> logicals.get(i).place().first()));
      reorderLogicals(logicalOrder);
    }
  }

  @Override
  void rename(int number, String name) {
    throw new IllegalArgumentException("partitions of an MBR have no names");
  }

  @Override
  void guid(int number, UUID guid) {
    throw new IllegalArgumentException("partitions of an MBR have no GUIDs");
  }

  @Override
  void retype(int number, String type) throws FormatException {
    MbrEntry entry = entry(number);
    int newType = MbrAdditions.type(type);
    if (newType == entry.type()) {
      return;
    }
    MbrEntry changed =
        new MbrEntry(
            entry.bootIndicator(),
            entry.firstChs(),
            newType,
            entry.lastChs(),
            entry.firstLba(),
            entry.sectors());
    if (changed.isExtended() != entry.isExtended()) {
      throw new IllegalArgumentException(
          "a partition cannot become an extended one, nor cease to be one; remove it and add"
              + " another");
    }
    replace(number, changed, placeOf(number));
    step(
        "partition %s is now %s instead of %s"
            .formatted(
                number, MbrAdditions.typeName(newType), MbrAdditions.typeName(entry.type())));
  }

  @Override
  void flag(int number, String flag, boolean set) throws FormatException {
    MbrAdditions.checkFlag(flag);
    setActive(number, set);
  }

  /** Sets or clears the boot indicator; when it is set, all others are cleared. */
  void setActive(int number, boolean active) throws FormatException {
    MbrEntry entry = entry(number);
    if ((entry.bootIndicator() == MbrEntry.ACTIVE) == active) {
      return;
    }
    if (active) {
      for (int other : activePartitions()) {
        setActive(other, false);
      }
      slots.clearActiveOfUnused();
    }
    replace(number, entry.withActive(active), placeOf(number));
    step("partition %s %s flag active".formatted(number, active ? "gets the" : "loses the"));
  }

  private List<Integer> activePartitions() {
    List<Integer> active = new ArrayList<>();
    for (int number : slots.used()) {
      if (slots.get(number).bootIndicator() == MbrEntry.ACTIVE) {
        active.add(number);
      }
    }
    List<EbrChain.Logical> logicals = plainLogicals();
    for (int i = 0; i < logicals.size(); i++) {
      if (logicals.get(i).entry().bootIndicator() == MbrEntry.ACTIVE) {
        active.add(FIRST_LOGICAL + i);
      }
    }
    return active;
  }

  @Override
  DiskLayout build() {
    DiskLayout.Builder changed =
        layout().toBuilder().mbr(slots.sector()).nestedLabels(slots.nestedLabels());
    if (chainChanged) {
      changed.ebrs(ebrs());
    }
    return changed.build();
  }

  private List<Ebr> ebrs() {
    return chain
        .map(EbrChain::ebrs)
        .or(() -> extended().map(entry -> ReachableEbrs.of(layout(), entry)))
        .orElse(List.of());
  }
}
