package io.github.bootformats.kernel;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Kernels with changed bytes and cut off, read and described. */
final class HostileKernels implements HostileSuite {
  private final List<byte[]> seeds =
      List.of(Kernels.bzImage(), Kernels.arm64(), Kernels.riscv(), Kernels.zboot());

  @Override
  public int count() {
    return HostileHarness.count(2_000, 100_000);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    Random random = new Random(index);
    byte[] file = seeds.get(index % seeds.size()).clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      int at = random.nextInt(random.nextBoolean() ? 0x290 : file.length);
      file[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : -random.nextInt(2));
    }
    int length = random.nextInt(4) == 0 ? random.nextInt(file.length) : file.length;
    ImageSource image = ImageSource.of(file).slice(0, length);
    KernelProvider provider = new KernelProvider();
    String detected = provider.detect(image, "vmlinuz").confidence().name();
    var report =
        provider.capability(Capability.REPORT).orElseThrow().report(image, ReadLimits.defaults());
    KernelImage kernel = KernelImage.read(image).model();
    String refusal =
        kernel instanceof X86Kernel x86
            ? KernelConsumer.GRUB_2_06.refusal(x86).orElse("taken")
            : kernel.kind();
    return detected + " " + report.findings().size() + " findings, " + refusal;
  }
}
