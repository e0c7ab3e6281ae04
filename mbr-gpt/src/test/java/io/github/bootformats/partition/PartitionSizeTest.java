package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.PartitionSize;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PartitionSizeTest {
  @Test
  void parse_countsBytes_inPowersOf1024And1000() {
    Map<String, Long> sizes =
        Map.ofEntries(
            Map.entry("1", 1L),
            Map.entry("512B", 512L),
            Map.entry("64k", 65536L),
            Map.entry("64KiB", 65536L),
            Map.entry("64KB", 64000L),
            Map.entry(" 512 MiB ", 512L << 20),
            Map.entry("512m", 512L << 20),
            Map.entry("1.5G", 3L << 29),
            Map.entry(".5G", 1L << 29),
            Map.entry("2TB", 2_000_000_000_000L),
            Map.entry("1P", 1L << 50),
            Map.entry("7E", 7L << 60),
            Map.entry("1.9B", 1L),
            Map.entry("9223372036854775807", Long.MAX_VALUE));
    sizes.forEach(
        (text, bytes) -> assertEquals(PartitionSize.bytes(bytes), PartitionSize.parse(text)));
  }

  @Test
  void parse_takesSharesTheRestAndDifferences() {
    assertEquals(PartitionSize.sectors(2048), PartitionSize.parse("2048s"));
    assertEquals(PartitionSize.percentOfDisk(50), PartitionSize.parse("50%"));
    assertEquals(PartitionSize.percentOfDisk(33.3), PartitionSize.parse("33.30 %"));
    assertEquals(PartitionSize.percentOfFree(100), PartitionSize.parse("100%FREE"));
    assertEquals(PartitionSize.rest(), PartitionSize.parse("Rest"));
    assertEquals(PartitionSize.grownBy(64 << 20), PartitionSize.parse("+64M"));
    assertEquals(PartitionSize.shrunkBy(1000), PartitionSize.parse("-1KB"));
  }

  @Test
  void parse_refusesEverythingElse_andSaysWhatASizeIs() {
    for (String text :
        List.of(
            "", " ", "M", ".", "1..5G", "1.2.3", "x", "10X", "10MiBs", "10 iB", "5mi", "0x10",
            "1e9", "+50%", "-rest", "--1M", "1.5s", "+1s", "50%of", "1,5G", "\u0661G")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> PartitionSize.parse(text), text)
              .getMessage();
      assertEquals(
          "'"
              + text
              + "' is no size; sizes are like 512MiB, 1.5G, 2048s, 50%, 50%free, rest, +64M, -64M",
          message);
    }
    for (String text : List.of("0", "0.9B", "0s", "0%", "100.1%", "8E", "1" + "0".repeat(29))) {
      assertThrows(IllegalArgumentException.class, () -> PartitionSize.parse(text), text);
    }
    String slow = "9".repeat(100_000);
    assertThrows(IllegalArgumentException.class, () -> PartitionSize.parse(slow));
  }

  @Test
  void factories_refuseWhatIsNoSize() {
    List<Runnable> mistakes =
        List.of(
            () -> PartitionSize.bytes(0),
            () -> PartitionSize.bytes(-1),
            () -> PartitionSize.sectors(0),
            () -> PartitionSize.percentOfDisk(0),
            () -> PartitionSize.percentOfFree(100.5),
            () -> PartitionSize.percentOfFree(Double.NaN),
            () -> PartitionSize.grownBy(0),
            () -> PartitionSize.shrunkBy(0));
    mistakes.forEach(m -> assertThrows(IllegalArgumentException.class, m::run));
  }

  @Test
  void toString_isParsedBack() {
    for (PartitionSize size :
        List.of(
            PartitionSize.bytes(1 << 20),
            PartitionSize.sectors(2048),
            PartitionSize.percentOfDisk(12.5),
            PartitionSize.percentOfFree(100),
            PartitionSize.rest(),
            PartitionSize.grownBy(10),
            PartitionSize.shrunkBy(1 << 30))) {
      assertEquals(size, PartitionSize.parse(size.toString()));
      assertEquals(size.hashCode(), PartitionSize.parse(size.toString()).hashCode());
    }
    assertEquals("100%free", PartitionSize.percentOfFree(100).toString());
  }

  @Test
  void inBytes_isThereWhereNoDiskIsNeeded() {
    assertEquals(OptionalLong.of(4096 * 3), PartitionSize.sectors(3).inBytes(SectorSize.B4096));
    assertEquals(OptionalLong.of(5), PartitionSize.bytes(5).inBytes(SectorSize.B4096));
    assertEquals(
        OptionalLong.of(Long.MAX_VALUE),
        PartitionSize.sectors(Long.MAX_VALUE).inBytes(SectorSize.B512));
    assertTrue(PartitionSize.rest().inBytes(SectorSize.B512).isEmpty());
    assertTrue(PartitionSize.percentOfDisk(1).inBytes(SectorSize.B512).isEmpty());
    assertTrue(PartitionSize.grownBy(1).inBytes(SectorSize.B512).isEmpty());
  }
}
