package io.github.bootformats.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelImageTest {
  private static ReadResult<KernelImage> read(byte[] file) throws IOException {
    return KernelImage.read(ImageSource.of(file));
  }

  private static List<KernelFinding> findings(byte[] file) throws IOException {
    return read(file).diagnostics().stream().map(d -> KernelFinding.of(d).orElseThrow()).toList();
  }

  private static byte[] with(SetupField field, long value) {
    byte[] file = Kernels.bzImage();
    SetupHeader.of(Bytes.of(file)).with(field, value).toBytes().copyTo(file, 0);
    return file;
  }

  @Test
  void bzImage() throws IOException {
    ReadResult<KernelImage> read = read(Kernels.bzImage());
    assertEquals(List.of(), read.diagnostics());
    X86Kernel kernel = assertInstanceOf(X86Kernel.class, read.model());
    assertEquals(Architecture.X86_64, kernel.architecture());
    assertEquals("bzImage", kernel.kind());
    assertEquals(Optional.of(Bytes.utf8(Kernels.VERSION)), kernel.version());
    assertEquals(Optional.of(Bytes.utf8("6.1.0-test")), kernel.release());
    assertEquals(Optional.of(new Payload(2048, 512, "zstd")), kernel.payload());
    assertFalse(kernel.isEfiApplication());
    assertEquals("x86-64 bzImage 6.1.0-test", kernel.toString());
    assertEquals("boot protocol 2.15", kernel.setup().toString());
    assertEquals(1536, kernel.setup().setupBytes());
    assertEquals(1024, kernel.setup().protectedModeBytes());
    assertEquals(EnumSet.of(LoadFlag.LOADED_HIGH), kernel.setup().flags());
    assertEquals(EnumSet.of(ExtendedLoadFlag.KERNEL_64), kernel.setup().extendedFlags());
  }

  @Test
  void aPeHeaderMakesAnEfiApplication() throws IOException {
    byte[] file = Kernels.bzImage();
    Kernels.addPe(file, 0x8664);
    ReadResult<KernelImage> read = read(file);
    assertEquals(List.of(), read.diagnostics());
    assertTrue(read.model().isEfiApplication());
    PeHeader pe = read.model().pe().orElseThrow();
    assertEquals(new PeHeader(64, 0x8664, PeHeader.EFI_APPLICATION, 4096, 1472), pe);
    assertTrue(pe.isSigned());
  }

  @Test
  void aPeHeaderOutsideTheFileIsAFinding() throws IOException {
    byte[] file = Kernels.bzImage();
    Kernels.addPe(file, 0x8664);
    file[0x3f] = 0x7f;
    assertEquals(List.of(KernelFinding.PE_DAMAGED), findings(file));
    assertFalse(read(file).model().isEfiApplication());
  }

  @Test
  void arm64() throws IOException {
    FlatKernel kernel = assertInstanceOf(FlatKernel.class, read(Kernels.arm64()).model());
    assertEquals("arm64 Image", kernel.toString());
    assertEquals(1 << 20, kernel.imageBytes());
    assertEquals(0xa, kernel.flags());
    assertTrue(kernel.isEfiApplication());
  }

  @Test
  void riscv() throws IOException {
    FlatKernel kernel = assertInstanceOf(FlatKernel.class, read(Kernels.riscv()).model());
    assertEquals("riscv64 Image", kernel.toString());
    assertEquals(0x200000, kernel.textOffset());
  }

  @Test
  void zboot() throws IOException {
    KernelImage kernel = read(Kernels.zboot()).model();
    assertEquals("loongarch64 EFI zboot image", kernel.toString());
    assertEquals(Optional.of(new Payload(4096, 1000, "gzip")), kernel.payload());
  }

  @Test
  void zbootPayloadOutside() throws IOException {
    byte[] file = Kernels.zboot();
    file[11] = 1;
    assertEquals(List.of(KernelFinding.PAYLOAD_OUTSIDE), findings(file));
  }

  @Test
  void whatIsOddIsFound() throws IOException {
    assertEquals(List.of(KernelFinding.BOOT_FLAG_MISSING), findings(with(SetupField.BOOT_FLAG, 0)));
    assertEquals(
        List.of(KernelFinding.PROTOCOL_UNKNOWN), findings(with(SetupField.VERSION, 0x210)));
    assertEquals(List.of(KernelFinding.HEADER_SHORT), findings(with(SetupField.JUMP, 0x10eb)));
    assertEquals(List.of(KernelFinding.RESERVED_FLAGS), findings(with(SetupField.LOADFLAGS, 9)));
    assertEquals(List.of(KernelFinding.TRUNCATED), findings(with(SetupField.SYSSIZE, 65)));
    assertEquals(
        List.of(KernelFinding.VERSION_OUTSIDE), findings(with(SetupField.KERNEL_VERSION, 0x400)));
    assertEquals(
        List.of(KernelFinding.PAYLOAD_OUTSIDE), findings(with(SetupField.PAYLOAD_LENGTH, 513)));
    assertEquals(
        List.of(KernelFinding.PAYLOAD_UNKNOWN), findings(with(SetupField.PAYLOAD_OFFSET, 511)));
  }

  @Test
  void findingsTellTheirPlace() throws IOException {
    Diagnostic finding = read(with(SetupField.BOOT_FLAG, 1)).diagnostics().get(0);
    assertEquals(510, finding.offset().orElseThrow());
    assertEquals("0x0001, not 0xaa55: no loader takes it", finding.message());
  }

  @Test
  void anOldProtocolHasFewFields() throws IOException {
    byte[] file = with(SetupField.VERSION, 0x203);
    X86Kernel kernel = (X86Kernel) read(file).model();
    assertTrue(kernel.setup().has(SetupField.INITRD_ADDR_MAX));
    assertFalse(kernel.setup().has(SetupField.XLOADFLAGS));
    assertEquals(Architecture.X86, kernel.architecture());
    assertEquals(Optional.empty(), kernel.payload());
  }

  @Test
  void whatIsNoKernelIsRefused() {
    for (int length : new int[] {0, 1, 64, 655, 656, 4096}) {
      MalformedFormatException refusal =
          assertThrows(MalformedFormatException.class, () -> read(new byte[length]));
      assertEquals("kernel.unknown", refusal.reason());
    }
  }

  @Test
  void everyTruncationIsAKernelOrRefused() throws IOException {
    byte[] whole = Kernels.bzImage();
    Kernels.addPe(whole, 0x8664);
    int kernels = 0;
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Bytes.copyOf(whole, 0, length).toByteArray();
      try {
        KernelFinding expected =
            whole.length - length < 16
                ? KernelFinding.LAST_PARAGRAPH_SHORT
                : KernelFinding.TRUNCATED;
        assertTrue(findings(cut).contains(expected), () -> cut.length + " bytes");
        kernels++;
      } catch (MalformedFormatException e) {
        assertTrue(cut.length < SetupHeader.BYTES);
      }
    }
    assertEquals(whole.length - SetupHeader.BYTES, kernels);
  }
}
