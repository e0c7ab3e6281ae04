package io.github.bootformats.cli.demo;

import io.github.bootformats.cli.term.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Boots a disk in QEMU, without hardware support for it, and without changing it. */
public final class QemuRun {
  private static final String PROGRAM = "qemu-system-x86_64";
  private static final int LIMIT_MINUTES = 3;

  private QemuRun() {}

  /**
   * Boots a disk and shows what its system says on the serial port.
   *
   * @param disk the disk
   * @param expected the line after which all is well
   * @return whether it was said
   * @throws IOException if there is no QEMU
   */
  public static boolean boot(Path disk, String expected, Terminal terminal) throws IOException {
    Process qemu =
        new ProcessBuilder(
                List.of(
                    PROGRAM,
                    "-accel",
                    "tcg",
                    "-m",
                    "512",
                    "-nodefaults",
                    "-no-reboot",
                    "-display",
                    "none",
                    "-serial",
                    "stdio",
                    "-drive",
                    "file="
                        + disk.toString().replace(",", ",,")
                        + ",format=raw,if=virtio,snapshot=on"))
            .redirectErrorStream(true)
            .start();
    qemu.getOutputStream().close();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(qemu.getInputStream(), StandardCharsets.UTF_8))) {
      ScheduledFuture<?> unused =
          clock.schedule(qemu::destroyForcibly, LIMIT_MINUTES, TimeUnit.MINUTES);
      String line = lines.readLine();
      while (line != null) {
        terminal.println("    " + terminal.message(line));
        terminal.flush();
        if (line.strip().equals(expected)) {
          return true;
        }
        line = lines.readLine();
      }
      return false;
    } finally {
      clock.shutdownNow();
      qemu.destroyForcibly();
    }
  }
}
