package io.github.bootformats.partition;

import static io.github.bootformats.partition.FindingCase.at;
import static io.github.bootformats.partition.FindingCase.gpt;
import static io.github.bootformats.partition.LayoutEdits.bothHeaders;
import static io.github.bootformats.partition.LayoutEdits.entry;
import static io.github.bootformats.partition.LayoutEdits.header;
import static io.github.bootformats.partition.LayoutEdits.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.Guids;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoils a clean GPT disk in one point and expects exactly the findings of that. */
class GptFindingsTest {
  private static final int BACKUP = 2047 * 512;
  private static final int BACKUP_ARRAY = 2015 * 512;
  private static final int FIRST_ENTRY = 1024;

  static Stream<FindingCase> all() {
    return Stream.of(headers(), arrays(), entries(), copies()).flatMap(cases -> cases);
  }

  static Stream<FindingCase> headers() {
    return Stream.of(
        gpt(d -> d),
        gpt(
            d -> bothHeaders(d, h -> h.revision(0x20000)),
            at("gpt.revision", 512 + 8),
            at("gpt.revision", BACKUP + 8)),
        gpt(
            d -> header(d, 1, h -> h.signature(Bytes.utf8("EFI PARU"))),
            at("gpt.signature", BACKUP)),
        gpt(d -> header(d, 0, h -> h.headerSize(91)), at("gpt.header-size", 512 + 12)),
        gpt(d -> header(d, 0, h -> h.headerSize(513)), at("gpt.header-size", 512 + 12)),
        gpt(d -> header(d, 0, h -> h.headerCrc(0)), at("gpt.header-crc", 512 + 16)),
        gpt(d -> header(d, 0, h -> h.reserved(7)), at("gpt.reserved", 512 + 20)),
        gpt(d -> header(d, 0, h -> h.myLba(2)), at("gpt.my-lba", 512 + 24)),
        gpt(d -> header(d, 1, h -> h.alternateLba(3)), at("gpt.alternate-lba", BACKUP + 32)),
        gpt(d -> header(d, 0, h -> h.alternateLba(1)), at("gpt.alternate-lba", 512 + 32)),
        gpt(d -> header(d, 0, h -> h.alternateLba(1000)), at("gpt.alternate-lba", 512 + 32)),
        gpt(
            d -> bothHeaders(d, h -> h.diskGuid(Guids.ZERO)),
            at("gpt.disk-guid", 512 + 56),
            at("gpt.disk-guid", BACKUP + 56)),
        gpt(
            d -> bothHeaders(d, h -> h.lastUsableLba(2048)),
            at("gpt.usable-range", 512 + 48),
            at("gpt.usable-range", BACKUP + 48),
            at("gpt.array-in-usable", BACKUP + 72)),
        gpt(
            d -> bothHeaders(d, h -> h.lastUsableLba(2014).firstUsableLba(2015)),
            at("gpt.usable-range", 512 + 48),
            at("gpt.partition-outside-usable", FIRST_ENTRY + 32),
            at("gpt.partition-outside-usable", FIRST_ENTRY + 128 + 32),
            at("gpt.usable-range", BACKUP + 48)),
        gpt(
            d -> bothHeaders(d, h -> h.firstUsableLba(-1)),
            at("gpt.usable-range", 512 + 40),
            at("gpt.partition-outside-usable", FIRST_ENTRY + 32),
            at("gpt.partition-outside-usable", FIRST_ENTRY + 128 + 32),
            at("gpt.usable-range", BACKUP + 40)),
        gpt(
            d -> bothHeaders(d, h -> h.firstUsableLba(1)),
            at("gpt.header-in-usable", 512 + 40),
            at("gpt.array-in-usable", 512 + 72),
            at("gpt.header-in-usable", BACKUP + 40)),
        gpt(
            d -> bothHeaders(d, h -> h.lastUsableLba(2047)),
            at("gpt.header-in-usable", 512 + 48),
            at("gpt.header-in-usable", BACKUP + 48),
            at("gpt.array-in-usable", BACKUP + 72)),
        gpt(d -> bothHeaders(d, h -> h.firstUsableLba(33)), at("gpt.array-in-usable", 512 + 72)),
        gpt(
            d -> header(d, 0, h -> h.tail(Bytes.zeros(420)).headerSize(512)),
            at("gpt.copies-differ", BACKUP + 12)),
        gpt(d -> header(d, 1, h -> h.tail(tail(5))), at("gpt.tail-nonzero", BACKUP + 92 + 5)),
        gpt(
            d -> header(d, 1, h -> h.diskGuid(CleanDisks.LINUX)),
            at("gpt.copies-differ", BACKUP + 56)));
  }

  private static Bytes tail(int at) {
    byte[] tail = new byte[420];
    tail[at] = 1;
    return Bytes.of(tail);
  }

  static Stream<FindingCase> arrays() {
    return Stream.of(
        gpt(d -> header(d, 0, h -> h.entryArrayCrc(1)), at("gpt.array-crc", 512 + 88)),
        gpt(
            d -> bothHeaders(d, h -> h.entriesLba(2048)),
            at("gpt.array-range", 512 + 72),
            at("gpt.array-range", BACKUP + 72)),
        gpt(
            d -> bothHeaders(d, h -> h.entriesLba(Long.MIN_VALUE)),
            at("gpt.array-range", 512 + 72),
            at("gpt.array-range", BACKUP + 72)),
        gpt(
            d -> bothHeaders(d, h -> h.entryCount(0)),
            at("gpt.array-range", 512 + 80),
            at("gpt.array-range", BACKUP + 80)),
        gpt(
            d -> bothHeaders(d, h -> h.entryCount(0xFFFF_FFFFL).entrySize(0xFFFF_FFFFL)),
            at("gpt.array-range", 512 + 72),
            at("gpt.entry-size", 512 + 84),
            at("gpt.array-range", BACKUP + 72),
            at("gpt.entry-size", BACKUP + 84)),
        gpt(
            d -> header(d, 1, h -> h.entriesLba(2047).entryCount(4)),
            at("gpt.array-overlap", BACKUP + 72),
            at("gpt.array-small", BACKUP + 80),
            at("gpt.copies-differ", BACKUP + 80),
            at("gpt.array-crc", BACKUP + 88)),
        gpt(d -> resize(resize(d, 0, 8, 128), 1, 8, 128), at("gpt.array-small", BACKUP + 80)),
        gpt(
            d -> resize(resize(d, 0, 256, 64), 1, 256, 64),
            at("gpt.entry-size", 512 + 84),
            at("gpt.entry-size", BACKUP + 84)),
        gpt(
            d -> resize(resize(d, 0, 64, 256), 1, 64, 256),
            at("gpt.entry-size-unusual", 512 + 84),
            at("gpt.entry-size-unusual", BACKUP + 84)),
        gpt(
            d -> {
              GptEntryArray array =
                  GptEntryArray.unused(64, 256)
                      .with(
                          3,
                          CleanDisks.partition(4, 64, 64).toBuilder()
                              .extra(tail(100).slice(0, 128))
                              .build());
              UnaryOperator<GptTable> set = t -> t.withArray(array).sealed();
              return table(table(d, 0, set), 1, set);
            },
            at("gpt.entry-size-unusual", 512 + 84),
            at("gpt.entry-extra", FIRST_ENTRY + 3 * 256 + 128 + 100),
            at("gpt.entry-size-unusual", BACKUP + 84)),
        gpt(
            d -> table(d, 1, t -> t.withEntry(5, CleanDisks.partition(9, 300, 301))),
            at("gpt.copies-differ", BACKUP_ARRAY + 5 * 128)));
  }

  /** Gives a copy an array of other dimensions that has no partitions. */
  private static DiskLayout resize(DiskLayout disk, int copy, int count, int size) {
    return table(
        disk,
        copy,
        t ->
            t.withArray(GptEntryArray.unused(count, size))
                .sealed()
                .withHeader(
                    t.withArray(GptEntryArray.unused(count, size)).sealed().header().toBuilder()
                        .entriesLba(t.lba() == 1 ? 2 : 2047 - (count * size + 511) / 512)
                        .build()));
  }

  static Stream<FindingCase> entries() {
    return Stream.of(
        gpt(
            d -> entry(d, 0, e -> e.firstLba(127).lastLba(64)),
            at("gpt.partition-reversed", FIRST_ENTRY + 40)),
        gpt(
            d -> entry(d, 1, e -> e.lastLba(-1)),
            at("gpt.partition-outside-disk", FIRST_ENTRY + 128 + 40)),
        gpt(
            d -> entry(d, 1, e -> e.firstLba(3000).lastLba(3000)),
            at("gpt.partition-outside-disk", FIRST_ENTRY + 128 + 32)),
        gpt(
            d -> entry(d, 1, e -> e.lastLba(2015)),
            at("gpt.partition-outside-usable", FIRST_ENTRY + 128 + 40)),
        gpt(
            d -> entry(d, 0, e -> e.firstLba(33)),
            at("gpt.partition-outside-usable", FIRST_ENTRY + 32)),
        gpt(
            d -> entry(d, 1, e -> e.firstLba(127)),
            at("gpt.partition-overlap", FIRST_ENTRY + 128 + 32)),
        gpt(
            d -> entry(d, 1, e -> e.uniqueGuid(CleanDisks.partition(1, 0, 0).uniqueGuid())),
            at("gpt.duplicate-guid", FIRST_ENTRY + 128 + 16)),
        gpt(
            d ->
                entry(entry(d, 0, e -> e.uniqueGuid(Guids.ZERO)), 1, e -> e.uniqueGuid(Guids.ZERO)),
            at("gpt.unique-guid-zero", FIRST_ENTRY + 16),
            at("gpt.unique-guid-zero", FIRST_ENTRY + 128 + 16)),
        gpt(d -> entry(d, 0, e -> e.attributes(0xFFFF_0000_0000_0007L))),
        gpt(
            d -> entry(d, 0, e -> e.attributes(8)),
            at("gpt.attributes-undefined", FIRST_ENTRY + 48)),
        gpt(
            d -> entry(d, 1, e -> e.typeGuid(Guids.ZERO)),
            at("gpt.unused-not-zero", FIRST_ENTRY + 128 + 16)),
        gpt(
            d -> entry(d, 0, e -> e.name("x".repeat(36))),
            at("gpt.name-unterminated", FIRST_ENTRY + 126)),
        gpt(
            d -> entry(d, 0, e -> e.nameBytes(name(0x41, 0, 0, 0x100))),
            at("gpt.name-garbage", FIRST_ENTRY + 56 + 7)),
        gpt(d -> entry(d, 0, e -> e.name("\uD83D\uDCBE"))),
        gpt(
            d -> entry(d, 0, e -> e.nameBytes(name(0x41, 0xD83D, 0x42))),
            at("gpt.name-surrogate", FIRST_ENTRY + 56 + 2)),
        gpt(
            d -> entry(d, 0, e -> e.nameBytes(name(0x41, 0x42, 0xDCBE))),
            at("gpt.name-surrogate", FIRST_ENTRY + 56 + 4)),
        gpt(
            d -> entry(d, 0, e -> e.nameBytes(name(0x41, 0xD83D))),
            at("gpt.name-surrogate", FIRST_ENTRY + 56 + 2)),
        gpt(
            d -> entry(d, 0, e -> e.nameBytes(name(0xDCBE, 0xD83D))),
            at("gpt.name-surrogate", FIRST_ENTRY + 56)));
  }

  private static Bytes name(int... units) {
    byte[] name = new byte[GptEntry.NAME_UNITS * 2];
    for (int i = 0; i < units.length; i++) {
      name[2 * i] = (byte) units[i];
      name[2 * i + 1] = (byte) (units[i] >> 8);
    }
    return Bytes.of(name);
  }

  static Stream<FindingCase> copies() {
    return Stream.of(
        gpt(
            d -> d.toBuilder().gptTables(d.gptTables().subList(0, 1)).build(),
            at("gpt.backup-missing", BACKUP)),
        gpt(
            d -> d.toBuilder().gptTables(d.gptTables().subList(1, 2)).build(),
            at("gpt.primary-missing", 512)),
        gpt(
            d -> size(d, 3000 * 512L),
            at("mbr.protective-size", 458),
            at("gpt.backup-not-at-end", BACKUP)),
        gpt(
            d -> {
              DiskLayout grown = size(d, 3000 * 512L);
              List<GptTable> tables = new ArrayList<>(grown.gptTables());
              tables.add(
                  GptTable.of(
                      2999,
                      tables.get(1).header().toBuilder().myLba(2999).entriesLba(2900).build(),
                      tables.get(1).array().orElseThrow()));
              return grown.toBuilder().gptTables(tables).build();
            },
            at("mbr.protective-size", 458),
            at("gpt.backup-not-at-end", BACKUP),
            at("gpt.stray-header", 2999 * 512)),
        gpt(
            d -> size(d, 2000 * 512L),
            at("mbr.protective-size", 458),
            at("gpt.alternate-lba", 512 + 32),
            at("gpt.backup-missing", 512 + 32),
            at("gpt.usable-range", 512 + 48)));
  }

  private static DiskLayout size(DiskLayout layout, long size) {
    return DiskLayout.builder(size, layout.sectorSize())
        .mbr(layout.mbr())
        .gptTables(layout.gptTables())
        .build();
  }

  @ParameterizedTest
  @MethodSource("all")
  void edit_isFoundThere_andNothingElse(FindingCase c) throws IOException {
    assertEquals(c.findings(), FindingCase.codes(CleanDisks.reread(c.disk()).findings()));
  }
}
