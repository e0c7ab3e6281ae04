package io.github.bootformats.partition.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the programs that make file systems write is named as blkid names it. */
@Tag("oracle")
class VolumeOracleTest {
  private static final List<String> COMPARED = List.of("TYPE", "LABEL", "UUID");

  @TempDir Path directory = Path.of("");

  @ParameterizedTest(name = "{0} {2} {3}")
  @CsvSource({
    "mkfs.ext2,  e2fsprogs,      8, -q -L two",
    "mkfs.ext2,  e2fsprogs,      8, -q -O extents",
    "mkfs.ext3,  e2fsprogs,      8, -q",
    "mkfs.ext4,  e2fsprogs,      8, -q -L sixteen-bytes-ab",
    "mkfs.ext4,  e2fsprogs,      8, -q -b 4096 -O ^has_journal",
    "mke2fs,     e2fsprogs,      8, -q -O journal_dev",
    "mkfs.fat,   dosfstools,     2, -F 12 -n TWELVE",
    "mkfs.fat,   dosfstools,    20, -F 16",
    "mkfs.fat,   dosfstools,    64, -F 32 -n ESP",
    "mkfs.fat,   dosfstools,    64, -F 32 -S 4096",
    "mkfs.exfat, exfatprogs,    64, -L Ex",
    "mkfs.exfat, exfatprogs,     8, -c 32K",
    "mkntfs,     ntfs-3g,        8, -F -q",
    "mkfs.xfs,   xfsprogs,     400, -q -L xl",
    "mkfs.btrfs, btrfs-progs,  200, -q -L bt",
    "mkfs.f2fs,  f2fs-tools,   100, -q -l Eff",
    "mkswap,     util-linux,     4, -L sw",
    "mkswap,     util-linux,     4, -p 65536"
  })
  void namedAsByBlkid(String program, String packageName, int mebibytes, String options)
      throws IOException, InterruptedException {
    Path image = directory.resolve("image");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((long) mebibytes << 20);
    }
    Oracles.tool(program, packageName).run((options + " " + image).split(" ", -1)).orFail();
    assertEquals(blkid(image), ours(image));
  }

  @ParameterizedTest
  @CsvSource({"luks1", "luks2"})
  void encrypted(String version) throws IOException, InterruptedException {
    Path image = Files.write(directory.resolve("image"), new byte[20 << 20]);
    Path key = Files.writeString(directory.resolve("key"), "secret");
    String options =
        "luksFormat -q --type %s --pbkdf pbkdf2 --pbkdf-force-iterations 1000 --key-file %s %s"
            .formatted(version, key, image);
    Oracles.tool("cryptsetup", "cryptsetup-bin").run(options.split(" ", -1)).orFail();
    assertEquals(blkid(image), ours(image));
  }

  @ParameterizedTest
  @CsvSource({"''", "-volid MADE-BY-XORRISO"})
  void isoImages(String option) throws IOException, InterruptedException {
    Path image = directory.resolve("image.iso");
    Files.writeString(Files.createDirectory(directory.resolve("in")).resolve("file"), "content");
    String options =
        "-as mkisofs -quiet %s -o %s %s".formatted(option, image, directory.resolve("in"));
    Oracles.tool("xorriso", "xorriso").run(options.split(" +", -1)).orFail();
    assertEquals(blkid(image), ours(image));
  }

  private static Map<String, String> blkid(Path image) throws IOException, InterruptedException {
    OracleRun run =
        Oracles.tool("blkid", "util-linux").run("-p", "-o", "export", image.toString()).orFail();
    return new TreeMap<>(
        run.out()
            .lines()
            .map(line -> line.split("=", 2))
            .filter(pair -> COMPARED.contains(pair[0]))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("\\", ""))));
  }

  private static Map<String, String> ours(Path image) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (ImageSource source = ImageSource.open(image)) {
      for (Volume volume : Volume.identify(source)) {
        found.merge("TYPE", volume.type().id(), (a, b) -> a + "," + b);
        volume.label().ifPresent(label -> found.put("LABEL", label));
        volume.uuid().ifPresent(uuid -> found.put("UUID", uuid));
        long claimed = volume.claimedBytes().orElse(0);
        assertEquals(0, Math.max(0, claimed - source.size()), "claims " + claimed);
      }
    }
    return found;
  }
}
