package io.github.bootformats.partition.gpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Every byte of a GPT is reached by the typed fields, and by one of them only. */
class GptPropertiesTest {
  @Provide
  Arbitrary<Bytes> sectors() {
    return Arbitraries.of(512, 1024, 2048, 4096).flatMap(GptPropertiesTest::garbage);
  }

  @Provide
  Arbitrary<Bytes> entries() {
    return Arbitraries.of(128, 129, 256, 512).flatMap(GptPropertiesTest::garbage);
  }

  private static Arbitrary<Bytes> garbage(int length) {
    return Arbitraries.bytes().array(byte[].class).ofSize(length).map(Bytes::of);
  }

  @Property
  void header_isItsFields(@ForAll("sectors") Bytes sector) {
    GptHeader header = GptHeader.of(sector);
    GptHeader rebuilt =
        GptHeader.builder(SectorSize.of(sector.length()))
            .signature(header.signature())
            .revision(header.revision())
            .headerSize(header.headerSize())
            .headerCrc(header.headerCrc())
            .reserved(header.reserved())
            .myLba(header.myLba())
            .alternateLba(header.alternateLba())
            .firstUsableLba(header.firstUsableLba())
            .lastUsableLba(header.lastUsableLba())
            .diskGuid(header.diskGuid())
            .entriesLba(header.entriesLba())
            .entryCount(header.entryCount())
            .entrySize(header.entrySize())
            .entryArrayCrc(header.entryArrayCrc())
            .tail(header.tail())
            .build();
    assertEquals(sector, rebuilt.bytes());
    assertEquals(header, rebuilt);
    assertEquals(header.hashCode(), rebuilt.hashCode());
  }

  /** The setters with the bytes that are theirs: offset and length. */
  private static final Map<UnaryOperator<GptHeader.Builder>, List<Integer>> HEADER_FIELDS =
      Map.ofEntries(
          Map.entry(h -> h.signature(Bytes.utf8("12345678")), List.of(0, 8)),
          Map.entry(h -> h.revision(0x01020304), List.of(8, 4)),
          Map.entry(h -> h.reserved(0x01020304), List.of(20, 4)),
          Map.entry(h -> h.myLba(0x0102030405060708L), List.of(24, 8)),
          Map.entry(h -> h.alternateLba(0x0102030405060708L), List.of(32, 8)),
          Map.entry(h -> h.firstUsableLba(0x0102030405060708L), List.of(40, 8)),
          Map.entry(h -> h.lastUsableLba(0x0102030405060708L), List.of(48, 8)),
          Map.entry(h -> h.diskGuid(new UUID(-1, -1)), List.of(56, 16)),
          Map.entry(h -> h.entriesLba(0x0102030405060708L), List.of(72, 8)),
          Map.entry(h -> h.entryCount(0x01020304), List.of(80, 4)),
          Map.entry(h -> h.entrySize(0x01020304), List.of(84, 4)),
          Map.entry(h -> h.entryArrayCrc(0x01020304), List.of(88, 4)));

  @Property(tries = 200)
  void headerField_changesItsBytesAndTheCrc(
      @ForAll("sectors") Bytes sector, @ForAll @IntRange(min = 92, max = 512) int headerSize) {
    GptHeader header = GptHeader.of(sector).toBuilder().headerSize(headerSize).build();
    assertEquals(crcOf(header, headerSize), header.headerCrc());
    HEADER_FIELDS.forEach(
        (edit, place) -> {
          GptHeader changed = edit.apply(header.toBuilder()).build();
          assertEquals(crcOf(changed, headerSize), changed.headerCrc());
          assertDiffersIn(header.bytes(), changed.bytes(), place.get(0), place.get(1), 16, 4);
          GptHeader unsealed = edit.apply(header.toBuilder()).keepHeaderCrc().build();
          assertDiffersIn(header.bytes(), unsealed.bytes(), place.get(0), place.get(1), 0, 0);
        });
  }

  private static long crcOf(GptHeader header, int size) {
    byte[] bytes = header.bytes().slice(0, size).toByteArray();
    ByteBuffer.wrap(bytes).putInt(16, 0);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  /** Bytes outside of the two places must be the same. */
  private static void assertDiffersIn(
      Bytes before, Bytes after, int at, int length, int otherAt, int otherLength) {
    TreeSet<Integer> outside = new TreeSet<>();
    for (int i = 0; i < before.length(); i++) {
      boolean mine = i >= at && i < at + length;
      boolean others = i >= otherAt && i < otherAt + otherLength;
      if (before.at(i) != after.at(i) && !mine && !others) {
        outside.add(i);
      }
    }
    assertEquals(before.length(), after.length());
    assertEquals(new TreeSet<>(), outside);
  }

  @Property
  void entry_isItsFields(@ForAll("entries") Bytes bytes) {
    GptEntry entry = GptEntry.of(bytes);
    GptEntry rebuilt =
        GptEntry.builder(entry.typeGuid(), entry.uniqueGuid())
            .firstLba(entry.firstLba())
            .lastLba(entry.lastLba())
            .attributes(entry.attributes())
            .nameBytes(entry.nameBytes())
            .extra(entry.extra())
            .build();
    assertEquals(bytes, rebuilt.bytes());
    assertEquals(entry, rebuilt);
    assertEquals(entry.hashCode(), rebuilt.hashCode());
  }

  @Property(tries = 200)
  void entryField_changesItsBytesOnly(@ForAll("entries") Bytes bytes, @ForAll long value) {
    GptEntry entry = GptEntry.of(bytes);
    UUID guid = new UUID(value, ~value);
    assertDiffersIn(bytes, entry.toBuilder().typeGuid(guid).build().bytes(), 0, 16, 0, 0);
    assertDiffersIn(bytes, entry.toBuilder().uniqueGuid(guid).build().bytes(), 16, 16, 0, 0);
    assertDiffersIn(bytes, entry.toBuilder().firstLba(value).build().bytes(), 32, 8, 0, 0);
    assertDiffersIn(bytes, entry.toBuilder().lastLba(value).build().bytes(), 40, 8, 0, 0);
    assertDiffersIn(bytes, entry.toBuilder().attributes(value).build().bytes(), 48, 8, 0, 0);
    assertDiffersIn(bytes, entry.toBuilder().name("x" + value).build().bytes(), 56, 72, 0, 0);
    assertEquals("x" + value, entry.toBuilder().name("x" + value).build().name());
  }

  /** Latin-1 names, wide ones, ones with garbage after the terminator, and full fields. */
  @Provide
  Arbitrary<char[]> nameFields() {
    Arbitrary<Character> latin1 = Arbitraries.chars().range('\0', '\u00ff');
    Arbitrary<Character> nul = Arbitraries.just('\0');
    Arbitrary<Character> mostlyLatin1 =
        Arbitraries.frequencyOf(
            Tuple.of(30, latin1), Tuple.of(1, nul), Tuple.of(1, Arbitraries.chars()));
    return Arbitraries.oneOf(mostlyLatin1, latin1, Arbitraries.chars())
        .array(char[].class)
        .ofSize(GptEntry.NAME_UNITS);
  }

  @Property
  void name_endsAtTheFirstNul(@ForAll("nameFields") char[] units) {
    ByteBuffer field = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
    field.asCharBuffer().put(units);
    GptEntry entry =
        GptEntry.builder(Guids.ZERO, Guids.ZERO).nameBytes(Bytes.copyOf(field)).build();
    String expected = new String(units);
    int nul = expected.indexOf('\0');
    assertEquals(nul < 0 ? expected : expected.substring(0, nul), entry.name());
  }

  @Property
  void fields_lieWhereTheSpecificationSays(@ForAll("entries") Bytes bytes) {
    ByteBuffer buffer = bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    GptEntry entry = GptEntry.of(bytes);
    assertEquals(buffer.getLong(32), entry.firstLba());
    assertEquals(buffer.getLong(40), entry.lastLba());
    assertEquals(buffer.getLong(48), entry.attributes());
    // The last eight bytes of a GUID are not swapped.
    assertEquals(bytes.asByteBuffer().getLong(8), entry.typeGuid().getLeastSignificantBits());
    String text = entry.typeGuid().toString();
    assertEquals("%08x".formatted(buffer.getInt(0)), text.substring(0, 8));
    assertEquals("%04x".formatted(buffer.getShort(4)), text.substring(9, 13));
    assertEquals("%04x".formatted(buffer.getShort(6)), text.substring(14, 18));
  }

  @Property
  void guid_survives(@ForAll long high, @ForAll long low) {
    UUID guid = new UUID(high, low);
    assertEquals(guid, Guids.decode(Guids.encode(guid), 0));
  }

  @Property(tries = 300)
  void array_isItsEntries(
      @ForAll @IntRange(min = 0, max = 20) int count, @ForAll("entries") Bytes pattern) {
    int size = pattern.length();
    byte[] bytes = new byte[count * size];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (pattern.at(i % size) * (i / size));
    }
    GptEntryArray array = GptEntryArray.of(Bytes.of(bytes), size);
    GptEntryArray rebuilt = GptEntryArray.unused(count, size);
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rebuilt = rebuilt.with(i, array.entry(i));
      if (array.entry(i).isUsed()) {
        used.add(i);
      }
    }
    assertEquals(array, rebuilt);
    assertEquals(array.bytes(), rebuilt.bytes());
    assertEquals(array.hashCode(), rebuilt.hashCode());
    assertEquals(count, array.count());
    assertEquals(used, array.usedIndexes());
  }

  @Property(tries = 300)
  void table_entryChangesItsBytesAndTwoCrcs(
      @ForAll @Size(4) List<Long> lbas, @ForAll @IntRange(min = 0, max = 7) int index) {
    GptEntryArray array = GptEntryArray.unused(8, GptEntry.BYTES);
    for (int i = 0; i < 4; i++) {
      GptEntry entry =
          GptEntry.builder(new UUID(1, 2), new UUID(3, i)).firstLba(lbas.get(i)).build();
      array = array.with(2 * i, entry);
    }
    GptHeader header = GptHeader.builder(SectorSize.B512).myLba(1).build();
    GptTable table = GptTable.of(1, header, array).sealed();
    assertEquals(true, table.arrayCrcValid() && table.header().headerCrcValid());
    GptEntry entry = GptEntry.builder(new UUID(5, 6), new UUID(7, 8)).build();
    GptTable changed = table.withEntry(index, entry);
    assertEquals(true, changed.arrayCrcValid() && changed.header().headerCrcValid());
    assertDiffersIn(
        table.array().orElseThrow().bytes(),
        changed.array().orElseThrow().bytes(),
        index * GptEntry.BYTES,
        GptEntry.BYTES,
        0,
        0);
    assertDiffersIn(table.header().bytes(), changed.header().bytes(), 16, 4, 88, 4);
    assertNotEquals(table, changed);
    assertEquals(changed, changed.sealed());
    assertEquals(table, changed.withEntry(index, array.entry(index)));
  }
}
