package io.github.bootformats.partition.mbr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Every byte of an MBR is reached by the typed fields, and by one of them only. */
class MbrPropertiesTest {
  private static final long U32 = 0xFFFF_FFFFL;

  @Provide
  Arbitrary<Bytes> sectors() {
    return Arbitraries.of(512, 1024, 2048, 4096)
        .flatMap(n -> Arbitraries.bytes().array(byte[].class).ofSize(n).map(Bytes::of));
  }

  @Property
  void sector_isItsFields(@ForAll("sectors") Bytes bytes) {
    MbrSector sector = MbrSector.of(bytes);
    MbrSector.Builder rebuilt =
        MbrSector.builder(SectorSize.of(bytes.length()))
            .bootCode(sector.bootCode())
            .diskSignature(sector.diskSignature())
            .reserved(sector.reserved())
            .bootSignature(sector.bootSignature())
            .tail(sector.tail());
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = sector.entry(slot);
      rebuilt.entry(
          slot,
          new MbrEntry(
              entry.bootIndicator(),
              copy(entry.firstChs()),
              entry.type(),
              copy(entry.lastChs()),
              entry.firstLba(),
              entry.sectors()));
    }
    assertEquals(bytes, rebuilt.build().bytes());
    assertEquals(sector, rebuilt.build());
    assertEquals(sector.hashCode(), rebuilt.build().hashCode());
  }

  private static Chs copy(Chs chs) {
    return new Chs(chs.cylinder(), chs.head(), chs.sector());
  }

  @Property
  void entry_liesWhereReadersLook(
      @ForAll("sectors") Bytes bytes, @ForAll @IntRange(max = 3) int slot) {
    ByteBuffer buffer = bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    MbrEntry entry = MbrSector.of(bytes).entry(slot);
    int at = 446 + 16 * slot;
    assertEquals(Byte.toUnsignedInt(buffer.get(at)), entry.bootIndicator());
    assertEquals(Byte.toUnsignedInt(buffer.get(at + 4)), entry.type());
    assertEquals(Integer.toUnsignedLong(buffer.getInt(at + 8)), entry.firstLba());
    assertEquals(Integer.toUnsignedLong(buffer.getInt(at + 12)), entry.sectors());
    assertEquals(Byte.toUnsignedInt(buffer.get(at + 1)), entry.firstChs().head());
    assertEquals(buffer.get(at + 2) & 0x3F, entry.firstChs().sector());
    assertEquals(
        (buffer.get(at + 2) & 0xC0) * 4 + Byte.toUnsignedInt(buffer.get(at + 3)),
        entry.firstChs().cylinder());
  }

  @Property
  void field_changesItsBytesOnly(
      @ForAll("sectors") Bytes bytes,
      @ForAll @LongRange(max = U32) long u32,
      @ForAll @IntRange(max = 0xFFFF) int u16,
      @ForAll @IntRange(max = 3) int slot,
      @ForAll @IntRange(max = 440) int codeLength) {
    MbrSector sector = MbrSector.of(bytes);
    assertOnly(bytes, sector.toBuilder().diskSignature(u32).build(), 440, 4);
    assertOnly(bytes, sector.toBuilder().reserved(u16).build(), 444, 2);
    assertOnly(bytes, sector.toBuilder().bootSignature(u16).build(), 510, 2);
    assertOnly(
        bytes,
        sector.toBuilder().entry(slot, MbrEntry.of(0x83, u32, 1)).build(),
        446 + 16 * slot,
        16);
    MbrSector code = sector.toBuilder().bootCode(Bytes.zeros(codeLength)).build();
    assertOnly(bytes, code, 0, 440);
    assertTrue(code.bootCode().isZero());
    assertOnly(
        bytes, sector.toBuilder().tail(Bytes.zeros(bytes.length() - 512)).build(), 512, 4096);
  }

  private static void assertOnly(Bytes before, MbrSector after, int at, int length) {
    int end = Math.min(at + length, before.length());
    assertEquals(before.slice(0, at), after.bytes().slice(0, at));
    assertEquals(before.slice(end, before.length()), after.bytes().slice(end, before.length()));
  }

  @Property
  void chs_isTheLbaWithinItsReach(@ForAll @LongRange(max = 1024L * 255 * 63 - 1) long lba) {
    Chs chs = Chs.ofLba(lba);
    assertEquals(lba, chs.toLba(255, 63));
    assertTrue(chs.sector() >= 1 && chs.head() <= 254, chs::toString);
  }

  @Property
  void chs_isClampedBeyond(@ForAll @LongRange(min = 1024L * 255 * 63, max = U32 * 2) long lba) {
    assertEquals(Chs.CLAMPED, Chs.ofLba(lba));
  }

  @Property
  void ebrEntry_hasAbsoluteChs(
      @ForAll @LongRange(max = 100_000) long base,
      @ForAll @LongRange(max = 100_000) long first,
      @ForAll @LongRange(min = 1, max = 100_000) long sectors) {
    MbrEntry entry = MbrEntry.of(0x83, first, sectors, base);
    assertEquals(first, entry.firstLba());
    assertEquals(base + first, entry.firstChs().toLba(255, 63));
    assertEquals(base + first + sectors - 1, entry.lastChs().toLba(255, 63));
  }
}
