package io.github.bootformats.benchmarks;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.syslinux.SyslinuxConsumer;
import io.github.bootformats.syslinux.SyslinuxDocument;
import io.github.bootformats.syslinux.SyslinuxMenu;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A SYSLINUX configuration of many entries, read and made a menu of. Time that grows as the size
 * does is linear; 50 MB/s are 20 ms for a megabyte.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SyslinuxBenchmark {
  private static final String ENTRY =
      """
      LABEL linux%d
        MENU LABEL ^Debian GNU/Linux, kernel 6.1.0-%d-amd64
        LINUX /boot/vmlinuz-6.1.0-%d-amd64
        INITRD /boot/initrd.img-6.1.0-%d-amd64
        APPEND root=UUID=0e1f2a3b-4c5d-6e7f-8091-a2b3c4d5e6f7 ro quiet splash

      """;

  @Param({"100000", "1000000", "10000000"})
  private int bytes;

  private Bytes text = Bytes.empty();

  /** Writes the configuration. */
  @Setup
  public void write() {
    StringBuilder config = new StringBuilder(bytes + ENTRY.length());
    config.append("DEFAULT linux0\nTIMEOUT 50\n\n");
    for (int i = 0; config.length() < bytes; i++) {
      config.append(ENTRY.formatted(i, i, i, i));
    }
    text = Bytes.utf8(config.toString());
  }

  /** Reads the lines. */
  @Benchmark
  public SyslinuxDocument parse() {
    return SyslinuxDocument.parse(text).model();
  }

  /** Reads the lines and makes the menu, with the command line of each entry. */
  @Benchmark
  public SyslinuxMenu menu() {
    return SyslinuxConsumer.SYSLINUX_6_04.menu(SyslinuxDocument.parse(text).model());
  }
}
