package io.github.bootformats.benchmarks.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubMenu;
import io.github.bootformats.grub.GrubScript;
import java.nio.charset.StandardCharsets;
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

/** Parses scripts of a size, and runs one of the shape of a distribution's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GrubBenchmark {
  private static final String HEAD =
      """
      ### BEGIN /etc/grub.d/00_header ###
      if [ -s $prefix/grubenv ]; then
        load_env
      fi
      if [ "${next_entry}" ] ; then
         set default="${next_entry}"
         set next_entry=
         save_env next_entry
         set boot_once=true
      else
         set default="0"
      fi
      if [ x"${feature_menuentry_id}" = xy ]; then
        menuentry_id_option="--id"
      else
        menuentry_id_option=""
      fi
      export menuentry_id_option
      function load_video {
        if [ x$feature_all_video_module = xy ]; then
          insmod all_video
        else
          insmod efi_gop
        fi
      }
      set timeout=5
      ### END /etc/grub.d/00_header ###
      """;
  private static final String ENTRY =
      """
      menuentry 'Linux %d' --class gnu-linux $menuentry_id_option 'linux-%d' {
      	load_video
      	insmod gzio
      	if [ x$grub_platform = xxen ]; then insmod xzio; insmod lzopio; fi
      	search --no-floppy --fs-uuid --set=root 7d5f45a2-9c3f-4f6c-8a29-d2c0e2e7d0c1
      	echo	'Loading Linux %d ...'
      	linux	/boot/vmlinuz-%d root=UUID=7d5f45a2-9c3f-4f6c-8a29-d2c0e2e7d0c1 ro  quiet
      	initrd	/boot/initrd.img-%d
      }
      """;

  /** The size of the script that is parsed, in bytes. */
  @Param({"5000000", "10000000"})
  private int bytes;

  private Bytes large = Bytes.empty();
  private Bytes usual = Bytes.empty();

  /** Makes the scripts. */
  @Setup
  public void scripts() {
    usual = script(6000);
    large = script(bytes);
  }

  private static Bytes script(int size) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; text.length() < size; i++) {
      text.append(ENTRY.replace("%d", Integer.toString(i)));
    }
    return Bytes.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Parses the script of the size. */
  @Benchmark
  public GrubScript parse() {
    return GrubScript.parse(large);
  }

  /** Parses and runs the usual script, and the entry that is booted by default. */
  @Benchmark
  public Bytes evaluate() {
    GrubMenu menu = GrubScript.parse(usual).evaluate(GrubHost.empty());
    return menu.defaultEntry().orElseThrow().commandLine();
  }
}
