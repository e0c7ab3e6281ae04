package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of a disk because gdisk, or somebody who multiplies with 32 bits, looks there. */
class SideReadsTest {
  private static final DiskLayout GPT = CleanDisks.gpt(SectorSize.B512);
  private static final DiskLayout MBR = CleanDisks.mbr(SectorSize.B512);
  private static final int PRIMARY = 0;
  private static final int BACKUP = 1;

  /** Entries of 128 bytes whose array has 2<sup>32</sup> bytes. */
  private static final long WRAPPING = 1L << 25;

  private static List<String> pieces(MemoryImage disk) throws IOException {
    return DiskLayout.read(disk, SectorSize.B512).model().otherPieces().stream()
        .map(p -> p.bytes().length() + " at " + p.offset())
        .toList();
  }

  private static List<String> pieces(DiskLayout layout) throws IOException {
    return pieces(CleanDisks.image(layout));
  }

  @Test
  void disksInGoodOrderHaveNone() throws IOException {
    assertEquals(List.of(), pieces(GPT));
    assertEquals(List.of(), pieces(MBR));
    assertEquals(List.of(), pieces(LayoutEdits.header(GPT, PRIMARY, h -> h.headerCrc(1))));
  }

  /** gdisk moves an array behind the last usable LBA, or before the first one, and looks there. */
  @Test
  void arrayThatIsWrong_isLookedForWhereItOughtToBe() throws IOException {
    assertEquals(List.of(), pieces(LayoutEdits.header(GPT, PRIMARY, h -> h.entryArrayCrc(1))));
    assertEquals(
        List.of("16384 at " + 1001 * 512),
        pieces(LayoutEdits.header(GPT, PRIMARY, h -> h.entryArrayCrc(1).lastUsableLba(1000))));
    assertEquals(
        List.of("16384 at " + (700 - 32) * 512),
        pieces(LayoutEdits.header(GPT, BACKUP, h -> h.entryArrayCrc(1).firstUsableLba(700))));
    assertEquals(
        List.of(7 * 512 + " at " + 2041 * 512),
        pieces(LayoutEdits.header(GPT, PRIMARY, h -> h.entryArrayCrc(1).lastUsableLba(2040))));
    assertEquals(
        List.of(),
        pieces(LayoutEdits.header(GPT, PRIMARY, h -> h.entryArrayCrc(1).lastUsableLba(2047))));
  }

  @Test
  void arrayThatEndsWithinASectorBeforeTheFirstUsableLba() throws IOException {
    DiskLayout layout =
        LayoutEdits.header(GPT, BACKUP, h -> h.entryArrayCrc(1).entryCount(9).firstUsableLba(700));
    assertEquals(List.of(9 * 128 + " at " + (700 - 3) * 512), pieces(layout));
  }

  @Test
  void arrayOfMoreThan4GiB_isReadAsFarAs32BitsCount() throws IOException {
    DiskLayout layout =
        LayoutEdits.header(
            GPT, PRIMARY, h -> h.entryCount(WRAPPING + 40).entriesLba(100).lastUsableLba(2047));
    assertEquals(List.of("5120 at " + 100 * 512), pieces(layout));
    assertEquals(
        List.of(),
        pieces(
            LayoutEdits.header(
                GPT, PRIMARY, h -> h.entryCount(WRAPPING).entriesLba(100).lastUsableLba(2047))));
  }

  @Test
  void headerWithoutEntries_isTakenForOneOf128_orOfAsManyAsTheOther() throws IOException {
    DiskLayout layout =
        LayoutEdits.header(GPT, PRIMARY, h -> h.entryCount(0).entriesLba(100).entryArrayCrc(1));
    assertEquals(List.of("16384 at 51200"), pieces(layout));
    assertEquals(
        List.of("25600 at 51200"),
        pieces(LayoutEdits.header(layout, BACKUP, h -> h.entryCount(200).keepHeaderCrc())));
  }

  @Test
  void headerThatIsRightButForItsEntrySize_countsAsRight() throws IOException {
    for (long size : new long[] {64, 256, 0x1000_0000}) {
      DiskLayout layout = LayoutEdits.header(GPT, PRIMARY, h -> h.keepHeaderCrc().entrySize(size));
      List<String> known = size == 256 ? List.of() : List.of("16384 at 1024");
      assertEquals(known, pieces(layout), "size " + size);
      assertEquals(
          List.of(), pieces(LayoutEdits.header(GPT, PRIMARY, h -> h.headerCrc(1).entrySize(size))));
      assertEquals(
          List.of(),
          pieces(LayoutEdits.header(GPT, PRIMARY, h -> h.entrySize(size))).stream()
              .filter(piece -> piece.endsWith(" at 1024") && size == 256)
              .toList());
    }
  }

  /** gdisk takes the second entry of an EBR for a link, whatever its type. */
  @Test
  void secondEntriesOfEbrsAreFollowed() throws IOException {
    assertEquals(
        List.of("512 at " + (512 + 300) * 512),
        pieces(LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(0x83, 300, 10))));
    assertEquals(List.of(), pieces(LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(0x83, 1536, 10))));
    assertEquals(List.of(), pieces(LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(0x83, 0, 10))));
    DiskLayout unsigned =
        LayoutEdits.ebr(MBR, 2, b -> b.entry(1, MbrEntry.of(0x83, 300, 10)).bootSignature(0));
    assertEquals(List.of(), pieces(unsigned));
    DiskLayout mbrWithoutSignature =
        LayoutEdits.mbr(
            LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(0x83, 300, 10)), b -> b.bootSignature(0));
    assertEquals(
        List.of("512 at " + (512 + 300) * 512),
        pieces(mbrWithoutSignature),
        "for whoever puts the signature there");
  }

  /** A link in the first entry goes before one in the second. */
  @Test
  void firstEntriesOfEbrsAreFollowedIfTheyAreLinks() throws IOException {
    DiskLayout layout =
        LayoutEdits.ebr(
            MBR, 2, b -> b.entry(0, MbrEntry.of(5, 300, 10)).entry(1, MbrEntry.of(0x83, 400, 10)));
    assertEquals(List.of(), pieces(layout));
    DiskLayout data =
        LayoutEdits.ebr(
            MBR, 2, b -> b.entry(0, MbrEntry.of(7, 300, 10)).entry(1, MbrEntry.of(0x83, 400, 10)));
    assertEquals(List.of("512 at " + 912 * 512), pieces(data));
  }

  @Test
  void noMoreThan128LinksAreFollowed() throws IOException {
    MemoryImage disk = MemoryImage.ofSize(1 << 20);
    disk.write(
        0,
        MbrSector.builder(SectorSize.B512)
            .entry(0, MbrEntry.of(5, 1000, 1000))
            .build()
            .bytes()
            .asByteBuffer());
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      MbrSector ebr =
          MbrSector.builder(SectorSize.B512).entry(1, MbrEntry.of(0x83, 2 * i + 2, 1)).build();
      disk.write((1000 + 2 * i) * 512L, ebr.bytes().asByteBuffer());
      if (i > 0 && i < 128) {
        expected.add("512 at " + (1000 + 2 * i) * 512);
      }
    }
    assertEquals(expected, pieces(disk));
  }
}
