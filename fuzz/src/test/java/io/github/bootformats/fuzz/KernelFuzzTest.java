package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.IpParameter;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelConsole;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.api.boot.RootDevice;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.kernel.KernelConsumer;
import io.github.bootformats.kernel.KernelImage;
import io.github.bootformats.kernel.SetupField;
import io.github.bootformats.kernel.SetupHeader;
import io.github.bootformats.kernel.X86Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels' headers and command lines. */
class KernelFuzzTest {
  static Stream<byte[]> kernels() {
    return Stream.of(
        bzImage(), flat("RISCV", 48, "RSC\005", 56), flat("ARMd", 56, "PE", 64), zboot());
  }

  private static byte[] bzImage() {
    SetupHeader setup =
        SetupHeader.create(0x20f)
            .with(SetupField.SETUP_SECTS, 1)
            .with(SetupField.SYSSIZE, 32)
            .with(SetupField.KERNEL_VERSION, 0x180)
            .with(SetupField.LOADFLAGS, 1)
            .with(SetupField.PAYLOAD_LENGTH, 100);
    byte[] file = new byte[1536];
    setup.toBytes().copyTo(file, 0);
    Bytes.utf8("6.1.0-test (me@here) #1 SMP").copyTo(file, 0x380);
    return file;
  }

  private static byte[] flat(String magic, int at, String second, int there) {
    byte[] file = new byte[600];
    file[0] = 'M';
    file[1] = 'Z';
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(0x3c, 64).putLong(16, 4096);
    Bytes.utf8(magic).copyTo(file, at);
    Bytes.utf8(second).copyTo(file, there);
    return file;
  }

  private static byte[] zboot() {
    byte[] file = flat("zimg", 4, "PE", 64);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 512).putInt(12, 80);
    Bytes.utf8("gzip").copyTo(file, 24);
    return file;
  }

  @MethodSource("kernels")
  @DictionaryFile(resourcePath = "kernel.dict")
  @FuzzTest
  void image(byte[] data) {
    Attempt.succeeds(
        () -> {
          var read = KernelImage.read(ImageSource.of(data));
          KernelImage kernel = read.model();
          assertEquals(data.length, kernel.fileBytes());
          read.diagnostics();
          kernel.version().ifPresent(version -> assertTrue(version.length() <= data.length));
          kernel.release();
          kernel.pe().ifPresent(pe -> assertTrue(pe.offset() < data.length, "the PE header"));
          kernel
              .payload()
              .ifPresent(p -> assertTrue(p.offset() >= 0 && p.length() >= 0, "the payload"));
          if (kernel instanceof X86Kernel x86) {
            KernelConsumer.GRUB_2_06.refusal(x86);
            setup(x86.setup());
          }
        });
  }

  /** Setting a field to what it says changes nothing. */
  private static void setup(SetupHeader setup) {
    for (SetupField field : SetupField.values()) {
      if (setup.has(field)) {
        assertEquals(setup.toBytes(), setup.with(field, setup.get(field)).toBytes());
      }
    }
    setup.flags();
    setup.extendedFlags();
  }

  static Stream<byte[]> commandLines() {
    return Stream.of(
            "BOOT_IMAGE=/vmlinuz root=UUID=1234-5678 ro quiet console=ttyS0,115200n8 a=\"b c\"",
            "root=/dev/nfs ip=1.2.3.4:5.6.7.8::255.0.0.0:h:eth0:off:8.8.8.8 -- init \"x y\"",
            "\"a b=c\" d=\"e=f\" g-h=1 g_h=2 i.j root=PARTUUID=x/PARTNROFF=1 \"open")
        .map(Configs::bytes);
  }

  @MethodSource("commandLines")
  @DictionaryFile(resourcePath = "cmdline.dict")
  @FuzzTest
  void commandLine(byte[] data) {
    Bytes text = Bytes.of(data);
    if (text.indexOf(0, 0) >= 0) {
      return;
    }
    KernelCommandLine line = KernelCommandLine.parse(text);
    assertEquals(text, line.toBytes());
    line.root();
    line.consoles();
    line.ip();
    RootDevice.parse(text);
    KernelConsole.parse(text);
    IpParameter.parse(text);
    assertEquals(Optional.empty(), line.without("quiet").last("quiet"));
    if (!line.isOpen()) {
      KernelCommandLine changed = line.with("root", "/dev/x y");
      assertEquals(Optional.of(Bytes.utf8("/dev/x y")), changed.value("root"));
      assertEquals(1, changed.all("root").size());
      assertEquals(line.initArguments(), changed.initArguments());
    }
    int half = text.length() / 2;
    assertWritten(text.slice(0, half), text.slice(half, text.length()));
  }

  /** What a parameter is written as must be read as its name and value. */
  private static void assertWritten(Bytes name, Bytes value) {
    KernelParameter parameter;
    try {
      parameter = KernelParameter.of(name, value);
    } catch (IllegalArgumentException e) {
      return;
    }
    KernelCommandLine line = KernelCommandLine.parse(parameter.text());
    assertEquals(1, line.words().size(), () -> "one word: " + line);
    if (!line.parameters().isEmpty()) {
      assertEquals(parameter, line.parameters().get(0));
    }
  }
}
