package io.github.bootformats.testkit.partition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.partition.DiskWrite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed gives the same bytes, whatever runs it and wherever. */
class SameBytesTest {
  private static PartitionDisks generator(String name) {
    return switch (name) {
      case "gpt" -> PartitionDisks.gpt();
      case "mbr" -> PartitionDisks.mbr();
      default -> PartitionDisks.any().with(DiskFeature.values());
    };
  }

  /** Returns a digest of sizes, structures and edits of disks. */
  private static String digest(Stream<DiskCase> disks) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      disks.forEachOrdered(
          disk -> {
            digest.update(Long.toString(disk.size()).getBytes(StandardCharsets.US_ASCII));
            for (DiskWrite write : disk.layout().encode().writes()) {
              digest.update(Long.toString(write.offset()).getBytes(StandardCharsets.US_ASCII));
              digest.update(write.bytes().toByteArray());
            }
            disk.edits().forEach(edit -> digest.update(edit.after().toByteArray()));
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** These change with the generators only, and then the changelog says so. */
  @ParameterizedTest
  @CsvSource({"gpt, 513985c421db16d3", "mbr, e6486fffc1002be9", "any, f6739eaed3540172"})
  void seedsGiveTheseBytes(String name, String expected) {
    assertEquals(expected, digest(generator(name).stream(1).limit(400)));
  }

  @Test
  void languageAndTimeZoneDoNotMatter() {
    String usual = digest(generator("any").stream(7).limit(200));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    try {
      assertEquals(usual, digest(generator("any").stream(7).limit(200)));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void casesCanBeMadeAgainAlone() {
    List<DiskCase> disks = PartitionDisks.any().stream(3).limit(100).toList();
    for (DiskCase disk : disks) {
      PartitionDisks any = PartitionDisks.any();
      DiskCase again =
          switch (disk.kind()) {
            case VALID -> any.valid(disk.seed());
            case NEARLY_VALID -> any.nearlyValid(disk.rule().orElseThrow(), disk.seed());
            case MUTANT -> any.mutant(disk.seed());
          };
      assertEquals(disk.description(), again.description());
      assertArrayEquals(disk.toByteArray(), again.toByteArray(), disk::toString);
    }
  }
}
