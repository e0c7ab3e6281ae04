package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PXELINUX 6.04 asks for the files that we say, in this order, and boots the same. */
@Tag("oracle")
class PxelinuxOracleTest {
  private static final String MAC = "52:54:00:12:34:56";
  private static final String IP = "10.0.2.15";
  private static final int TRIES = 3;

  @TempDir Path directory = Path.of("");

  /** Which configuration there is, in which directory the boot file is, and the machine's UUID. */
  private record Case(String config, String bootDirectory, String uuid) {}

  private static final String UUID_A = "00112233-4455-6677-8899-aabbccddeeff";
  private static final String UUID_B = "564d0fc7-1a2b-4c3d-8e4f-0123456789ab";

  private static final List<Case> CASES =
      List.of(
          new Case("default", "", UUID_A),
          new Case("01-52-54-00-12-34-56", "", UUID_A),
          new Case("33221100-5544-7766-8899-aabbccddeeff", "", UUID_A),
          new Case("c70f4d56-2b1a-3d4c-8e4f-0123456789ab", "", UUID_B),
          new Case("0A00020F", "", UUID_A),
          new Case("0A00", "", UUID_A),
          new Case("0", "", UUID_B),
          new Case("0a00020f", "", UUID_A),
          new Case("default", "boot", UUID_A),
          new Case("01-52-54-00-12-34-56", "boot/x", UUID_B));

  @Test
  void requestsAndResult() throws IOException, InterruptedException {
    for (Case each : CASES) {
      check(each);
    }
  }

  private void check(Case each) throws IOException, InterruptedException {
    Path root = Files.createTempDirectory(directory, "tftp");
    Path configs = root.resolve(each.bootDirectory()).resolve("pxelinux.cfg");
    Files.createDirectories(configs);
    Files.writeString(
        configs.resolve(each.config()),
        "DEFAULT l\nLABEL l\nKERNEL k\nAPPEND a b\nINITRD i\nIPAPPEND 2\n");
    if (each.config().equals("0a00020f")) {
      Files.writeString(configs.resolve("default"), "DEFAULT k plain\n");
    }
    TreePath bootDirectory = TreePath.of(each.bootDirectory());
    PxelinuxClient client =
        PxelinuxClient.builder().mac(MAC).ip(IP).uuid(UUID.fromString(each.uuid())).build();
    PxelinuxDirectory.Selection selection =
        PxelinuxDirectory.of(root, bootDirectory).select(client);

    List<String> ours = selection.tried().stream().map(Bytes::toString).toList();
    OracleRun run = run(each, root);
    for (int i = 1; i < TRIES && !requests(run).equals(ours); i++) {
      run = run(each, root); // on a busy machine the emulated one may be too slow
    }
    assertEquals(ours, requests(run), each.toString());
    SyslinuxHost.Builder host = SyslinuxHost.builder(root).workingDirectory(bootDirectory);
    client.describeTo(host);
    SyslinuxMenu menu =
        SyslinuxConsumer.SYSLINUX_6_04.menu(
            host.build(), selection.config().orElseThrow(), ReadLimits.defaults());
    String commandLine =
        run.rows().stream()
            .filter(row -> row.get(0).equals("boot"))
            .map(row -> row.get(2))
            .findFirst()
            .orElse("(nothing)");
    assertEquals(
        menu.bootMenu().defaultEntry().orElseThrow().commandLine().toString(),
        commandLine,
        each.toString());
  }

  private static OracleRun run(Case each, Path root) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(root.toString()));
    arguments.add(
        each.bootDirectory().isEmpty() ? "pxelinux.0" : each.bootDirectory() + "/pxelinux.0");
    arguments.addAll(List.of("--uuid", each.uuid(), "--mac", MAC, "--timeout", "120"));
    return Oracles.script("pxe-boot.sh").timeLimit(Duration.ofMinutes(5)).run(arguments).orFail();
  }

  /** The configurations among all files that were asked for. */
  private static List<String> requests(OracleRun run) {
    return run.rows().stream()
        .filter(row -> row.get(0).equals("request"))
        .map(row -> row.get(2))
        .filter(name -> name.contains("pxelinux.cfg/"))
        .map(name -> name.startsWith("/") ? name.substring(1) : name)
        .distinct()
        .toList();
  }
}
