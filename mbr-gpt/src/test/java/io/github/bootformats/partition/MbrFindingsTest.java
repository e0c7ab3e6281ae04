package io.github.bootformats.partition;

import static io.github.bootformats.partition.FindingCase.at;
import static io.github.bootformats.partition.FindingCase.gpt;
import static io.github.bootformats.partition.FindingCase.mbrDisk;
import static io.github.bootformats.partition.LayoutEdits.ebr;
import static io.github.bootformats.partition.LayoutEdits.ebrEntry;
import static io.github.bootformats.partition.LayoutEdits.mbr;
import static io.github.bootformats.partition.LayoutEdits.mbrEntry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoils a clean disk's MBR or EBRs in one point and expects exactly the findings of that. */
class MbrFindingsTest {
  private static final SectorSize B512 = SectorSize.B512;

  static Stream<FindingCase> all() {
    return Stream.of(protection(), mbrs(), ebrs()).flatMap(cases -> cases);
  }

  static Stream<FindingCase> protection() {
    MbrEntry ee = CleanDisks.gpt(B512).mbr().entry(0);
    return Stream.of(
        gpt(
            d -> mbrEntry(d, 0, new MbrEntry(0, ee.firstChs(), 0xEE, ee.lastChs(), 2, 2046)),
            at("mbr.protective-start", 454),
            at("mbr.protective-size", 458)),
        gpt(
            d ->
                mbrEntry(
                    d, 0, new MbrEntry(0, ee.firstChs(), 0xEE, ee.lastChs(), 1, 0xFFFF_FFFFL))),
        gpt(
            d -> mbrEntry(d, 0, new MbrEntry(0, ee.firstChs(), 0xEE, ee.lastChs(), 1, 100)),
            at("mbr.protective-size", 458)),
        gpt(d -> mbrEntry(d, 0, ee.withActive(true)), at("mbr.protective-boot-indicator", 446)),
        gpt(d -> mbrEntry(d, 2, MbrEntry.of(0x83, 64, 64)), at("mbr.hybrid", 446 + 32 + 4)),
        gpt(d -> mbrEntry(d, 0, MbrEntry.EMPTY), at("gpt.protective-mbr-missing", 450)),
        gpt(
            d -> mbr(d, b -> b.bootSignature(0)),
            at("mbr.no-signature", 510),
            at("gpt.protective-mbr-missing", 510)),
        gpt(
            d -> mbr(mbrEntry(d, 0, MbrEntry.of(0x83, 64, 64)), b -> b.diskSignature(1)),
            at("mbr.stale-gpt", 512)),
        gpt(
            d -> d.toBuilder().gptTables(List.of()).build(),
            at("mbr.protective-without-gpt", 450)));
  }

  static Stream<FindingCase> mbrs() {
    MbrEntry first = CleanDisks.mbr(B512).mbr().entry(0);
    return Stream.of(
        mbrDisk(d -> d),
        mbrDisk(
            d -> mbrEntry(d, 0, new MbrEntry(1, first.firstChs(), 0x83, first.lastChs(), 64, 64)),
            at("mbr.boot-indicator", 446)),
        mbrDisk(
            d -> mbrEntry(d, 1, MbrEntry.of(0x83, 128, 128).withActive(true)),
            at("mbr.multiple-active", 462)),
        mbrDisk(
            d -> mbr(d, b -> b.bootSignature(0x55AA)).toBuilder().ebrs(List.of()).build(),
            at("mbr.no-signature", 510)),
        mbrDisk(d -> mbr(d, b -> b.diskSignature(0)), at("mbr.disk-signature", 440)),
        mbrDisk(d -> mbrEntry(d, 1, MbrEntry.of(0, 128, 128)), at("mbr.type-zero-used", 462 + 4)),
        mbrDisk(
            d -> mbrEntry(d, 3, new MbrEntry(0, Chs.ZERO, 0x83, Chs.ZERO, 5, 0)),
            at("mbr.sectors-zero", 494 + 12)),
        mbrDisk(d -> mbrEntry(d, 3, MbrEntry.of(0x83, 0, 10)), at("mbr.start-zero", 494 + 8)),
        mbrDisk(
            d -> mbrEntry(d, 3, MbrEntry.of(0x83, 1600, 1000)), at("mbr.outside-disk", 494 + 12)),
        mbrDisk(d -> mbrEntry(d, 3, MbrEntry.of(0x83, 2048, 1)), at("mbr.outside-disk", 494 + 8)),
        mbrDisk(d -> mbrEntry(d, 1, MbrEntry.of(0x83, 127, 129)), at("mbr.overlap", 462 + 8)),
        mbrDisk(
            d -> mbrEntry(d, 1, new MbrEntry(0, new Chs(7, 7, 7), 0x83, Chs.ofLba(255), 128, 128)),
            at("mbr.chs-mismatch", 462 + 1)),
        mbrDisk(
            d -> mbrEntry(d, 1, new MbrEntry(0, Chs.ofLba(128), 0x83, new Chs(7, 7, 7), 128, 128)),
            at("mbr.chs-mismatch", 462 + 5)),
        mbrDisk(
            d -> mbrEntry(d, 3, MbrEntry.of(0x0F, 1600, 10)),
            // What lies there is no EBR.
            at("mbr.multiple-extended", 494 + 4),
            at("mbr.ebr-no-signature", 1600 * 512 + 510)));
  }

  static Stream<FindingCase> ebrs() {
    int one = 512 * 512;
    int two = 768 * 512;
    int three = 1024 * 512;
    return Stream.of(
        mbrDisk(d -> ebr(d, 1, b -> b.bootSignature(0)), at("mbr.ebr-no-signature", two + 510)),
        mbrDisk(
            d -> ebrEntry(d, 2, 1, MbrEntry.of(0x05, 1536, 1)),
            at("mbr.ebr-outside-disk", three + 462 + 8)),
        mbrDisk(
            d -> {
              DiskLayout linked = ebrEntry(d, 2, 1, MbrEntry.of(0x05, 1100, 1));
              List<Ebr> all = new ArrayList<>(linked.ebrs());
              all.add(new Ebr(1612, MbrSector.builder(B512).build()));
              return linked.toBuilder().ebrs(all).build();
            },
            at("mbr.ebr-outside-extended", three + 462 + 8)),
        mbrDisk(
            d -> ebrEntry(d, 2, 1, MbrEntry.of(0x05, 256, 1)), at("mbr.ebr-loop", three + 462 + 8)),
        mbrDisk(
            d -> ebrEntry(d, 2, 1, MbrEntry.of(0x05, 512, 1)), at("mbr.ebr-loop", three + 462 + 8)),
        mbrDisk(
            d ->
                ebrEntry(
                    ebrEntry(
                        ebrEntry(d, 0, 1, MbrEntry.of(0x05, 512, 1)),
                        2,
                        1,
                        MbrEntry.of(0x05, 256, 1)),
                    1,
                    1,
                    MbrEntry.EMPTY),
            at("mbr.ebr-backward", three + 462 + 8)),
        mbrDisk(
            d -> ebrEntry(d, 0, 2, MbrEntry.of(0x85, 256, 1)),
            at("mbr.ebr-multiple-links", one + 478 + 4)),
        mbrDisk(
            d -> ebrEntry(d, 2, 1, MbrEntry.of(0x83, 200, 10)),
            at("mbr.ebr-multiple-data", three + 462 + 4)),
        mbrDisk(
            d ->
                ebrEntry(
                    ebrEntry(d, 0, 0, d.ebrs().get(0).sector().entry(1)),
                    0,
                    1,
                    d.ebrs().get(0).sector().entry(0)),
            at("mbr.ebr-link-first", one + 462 + 4)),
        mbrDisk(
            d -> ebrEntry(d, 2, 0, MbrEntry.of(0x83, 64, 449)),
            at("mbr.logical-outside-extended", three + 446 + 8)),
        mbrDisk(
            d -> ebrEntry(d, 2, 0, MbrEntry.of(0x83, 64, 2000)),
            at("mbr.logical-outside-extended", three + 446 + 8),
            at("mbr.outside-disk", three + 446 + 12)),
        mbrDisk(
            d -> ebrEntry(d, 0, 0, MbrEntry.of(0x83, 64, 256 + 1)),
            at("mbr.overlap", two + 446 + 8)),
        // A long primary partition does not hide that another one overlaps a logical one.
        mbrDisk(
            d ->
                mbrEntry(
                    mbrEntry(d, 1, MbrEntry.of(0x83, 128, 700)), 3, MbrEntry.of(0x83, 600, 30)),
            at("mbr.overlap", 446 + 32 + 8),
            at("mbr.overlap", 446 + 48 + 8),
            at("mbr.overlap", 446 + 48 + 8),
            at("mbr.overlap", one + 446 + 8)),
        mbrDisk(
            d -> ebrEntry(d, 0, 0, MbrEntry.of(0x83, 0, 10)), at("mbr.start-zero", one + 446 + 8)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void edit_isFoundThere_andNothingElse(FindingCase c) throws IOException {
    assertEquals(c.findings(), FindingCase.codes(CleanDisks.reread(c.disk()).findings()));
  }
}
