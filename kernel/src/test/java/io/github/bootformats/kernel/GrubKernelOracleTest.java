package io.github.bootformats.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gives kernels with all kinds of headers to GRUB i386-pc in QEMU, and reads what it says. */
@Tag("oracle")
class GrubKernelOracleTest {
  private static final int FILE_BYTES = 64 << 10;
  private static final int SAMPLE = 40;
  private static final int FULL = 1_000;
  private static final int PER_BOOT = 100;

  /** Which values a field gets that GRUB looks at. */
  private static final Map<SetupField, long[]> VALUES =
      Map.of(
          SetupField.BOOT_FLAG, new long[] {0, 0x55aa, 0xaa54},
          SetupField.SETUP_SECTS, new long[] {0, 1, 4, 63, 64, 65, 255},
          SetupField.HEADER, new long[] {0, 0x53726449},
          SetupField.VERSION, new long[] {0, 0x1ff, 0x200, 0x202, 0x203, 0x205, 0x206, 0x209},
          SetupField.LOADFLAGS, new long[] {0, 0x80, 0x81, 0xfe, 0xff},
          SetupField.CMDLINE_SIZE, new long[] {0, 1, 255, 0xffff, 0xffffffffL},
          SetupField.TYPE_OF_LOADER, new long[] {0, 0xff},
          SetupField.JUMP, new long[] {0, 0x10eb});

  @TempDir private Path directory;

  @Test
  void refusals() throws Exception {
    long seed = Oracles.seed();
    System.out.println("seed of the kernels: " + seed);
    Random random = new Random(seed);
    List<SetupHeader> headers = new ArrayList<>();
    for (Map.Entry<SetupField, long[]> field : VALUES.entrySet()) {
      Arrays.stream(field.getValue()).forEach(v -> headers.add(base().with(field.getKey(), v)));
    }
    for (int i = Oracles.count(SAMPLE, FULL); i > 0; i--) {
      headers.add(random(random));
    }
    Map<String, Integer> outcomes = new LinkedHashMap<>();
    for (int from = 0; from < headers.size(); from += PER_BOOT) {
      List<SetupHeader> some = headers.subList(from, Math.min(from + PER_BOOT, headers.size()));
      List<String> said = ask(some);
      for (int i = 0; i < some.size(); i++) {
        SetupHeader header = some.get(i);
        String expected =
            KernelConsumer.GRUB_2_06
                .refusal(header, FILE_BYTES)
                .map(refusal -> "error: " + refusal + ".")
                .orElse("");
        assertEquals(expected, said.get(i), () -> header + " " + header.toBytes().toHex());
        outcomes.merge(expected, 1, Integer::sum);
      }
    }
    System.out.println(outcomes);
    assertEquals(5, outcomes.size(), "not all ways to end: " + outcomes);
  }

  private static SetupHeader base() {
    return SetupHeader.create(0x206)
        .with(SetupField.SETUP_SECTS, 4)
        .with(SetupField.SYSSIZE, 64)
        .with(SetupField.LOADFLAGS, 1)
        .with(SetupField.CMDLINE_SIZE, 255);
  }

  private static SetupHeader random(Random random) {
    SetupHeader header = base();
    List<SetupField> fields = VALUES.keySet().stream().sorted().toList();
    for (int i = random.nextInt(4); i >= 0; i--) {
      SetupField field = fields.get(random.nextInt(fields.size()));
      long[] values = VALUES.getOrDefault(field, new long[1]);
      header = header.with(field, values[random.nextInt(values.length)]);
    }
    return header;
  }

  /** What GRUB says of each kernel; nothing when it takes it. */
  private List<String> ask(List<SetupHeader> headers) throws IOException, InterruptedException {
    Path files = Files.createTempDirectory(directory, "kernels");
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      byte[] file = new byte[FILE_BYTES];
      headers.get(i).toBytes().copyTo(file, 0);
      Files.write(files.resolve("k" + i), file);
      script.append("if linux /k").append(i).append(" x; then echo =").append(i);
      script.append(" yes; else echo =").append(i).append(" no; fi\n");
    }
    script.append("menuentry end { linux /last end; }\n");
    OracleRun run =
        Oracles.script("grub-boot.sh")
            .timeLimit(Duration.ofMinutes(4))
            .run(
                Files.writeString(files.resolveSibling(files.getFileName() + ".cfg"), script)
                    .toString(),
                files.toString(),
                "--timeout",
                "200")
            .orFail();
    List<String> said = new ArrayList<>();
    StringBuilder message = new StringBuilder();
    for (List<String> row : run.rows()) {
      String line = row.get(0).equals("out") ? row.get(1).strip() : "";
      if (line.startsWith("=")) {
        assertEquals("=" + said.size() + (message.isEmpty() ? " yes" : " no"), line);
        said.add(message.toString());
        message.setLength(0);
      } else {
        message.append(line);
      }
    }
    assertEquals(headers.size(), said.size(), run::out);
    return said;
  }

  /** The kernel that this system boots, and what file(1) says of it. */
  @Test
  void fileSaysTheSameOfADistributionsKernel() throws Exception {
    OracleCommand file = Oracles.tool("file", "file");
    List<Path> kernels;
    try (var boot = Files.list(Path.of("/boot"))) {
      kernels = boot.filter(path -> path.getFileName().toString().startsWith("vmlinuz")).toList();
    }
    assertTrue(!kernels.isEmpty(), "no kernel in /boot");
    for (Path path : kernels) {
      KernelImage kernel;
      try (ImageSource image = ImageSource.open(path)) {
        kernel = KernelImage.read(image).orThrow(Severity.INFO);
      }
      String said = file.run("-b", path.toString()).orFail().out().strip();
      Bytes version = kernel.version().orElseThrow();
      assertTrue(said.contains(kernel.kind() + ", version " + version + ","), said);
    }
  }
}
