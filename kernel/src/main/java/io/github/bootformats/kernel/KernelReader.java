package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the headers of an image, and no more of it. */
final class KernelReader {
  /** The longest version string that is looked for, in bytes. */
  private static final int MAX_VERSION = 1024;

  private static final int KNOWN_LOAD_FLAGS = 0xe3;

  private final ImageSource image;
  private final List<Diagnostic> findings = new ArrayList<>();

  private KernelReader(ImageSource image) {
    this.image = image;
  }

  static ReadResult<KernelImage> read(ImageSource image) throws IOException {
    KernelReader reader = new KernelReader(image);
    KernelImage kernel = reader.read();
    return ReadResult.of(kernel, reader.findings);
  }

  /** Returns as much of the begin of a file as any of the headers needs. */
  static Bytes head(ImageSource image) throws IOException {
    return Bytes.read(image, 0, (int) Math.min(SetupHeader.BYTES, image.size()));
  }

  /** Returns whether this is the begin of a kernel for x86. */
  static boolean isX86(Bytes head) {
    return head.length() == SetupHeader.BYTES && SetupHeader.of(head).protocol() >= 0x200;
  }

  private KernelImage read() throws IOException {
    Bytes head = head(image);
    Optional<PeHeader> pe = PeHeader.read(head, image);
    if (pe.isEmpty() && PeHeader.isClaimed(head)) {
      findings.add(KernelFinding.PE_DAMAGED.at(0, "MZ, but no PE header within the file"));
    }
    KernelImage kernel = read(head, pe);
    if (kernel instanceof ZbootKernel zboot) {
      zboot.payload().ifPresent(this::checkPlace);
    }
    return kernel;
  }

  private KernelImage read(Bytes head, Optional<PeHeader> pe) throws IOException {
    if (isX86(head)) {
      SetupHeader setup = SetupHeader.of(head);
      check(setup);
      return new X86Kernel(image.size(), pe, setup, version(setup), payload(setup));
    }
    if (FlatKernel.matches(head)) {
      return new FlatKernel(image.size(), pe, head);
    }
    if (ZbootKernel.matches(head)) {
      return new ZbootKernel(image.size(), pe, head);
    }
    throw new MalformedFormatException(
        KernelFinding.FORMAT,
        "kernel.unknown",
        0,
        "not a kernel: neither HdrS at byte 514 nor the magic of an Image or of an EFI zboot"
            + " image");
  }

  private void check(SetupHeader setup) {
    if (!setup.hasBootFlag()) {
      findings.add(
          KernelFinding.BOOT_FLAG_MISSING.at(
              SetupField.BOOT_FLAG.offset(),
              "0x%04x, not 0xaa55: no loader takes it".formatted(setup.get(SetupField.BOOT_FLAG))));
    }
    if (setup.protocol() > SetupHeader.NEWEST) {
      findings.add(
          KernelFinding.PROTOCOL_UNKNOWN.at(
              SetupField.VERSION.offset(), setup + " is newer than 2.15"));
    }
    if (setup.end() < SetupHeader.end(Math.min(setup.protocol(), SetupHeader.NEWEST))) {
      findings.add(
          KernelFinding.HEADER_SHORT.at(
              SetupField.JUMP.offset(),
              "the header ends at byte %s, before the last field of %s"
                  .formatted(setup.end(), setup)));
    }
    long flags = setup.get(SetupField.LOADFLAGS) & ~KNOWN_LOAD_FLAGS;
    if (flags != 0) {
      findings.add(
          KernelFinding.RESERVED_FLAGS.at(
              SetupField.LOADFLAGS.offset(), "reserved bits 0x%02x of loadflags".formatted(flags)));
    }
    long end = setup.setupBytes() + setup.protectedModeBytes();
    if (setup.protocol() >= 0x204 && end > image.size()) {
      // The header counts paragraphs. Linux fills its last one, other programs do not.
      boolean rounded = end - image.size() < SetupHeader.PARAGRAPH;
      findings.add(
          (rounded ? KernelFinding.LAST_PARAGRAPH_SHORT : KernelFinding.TRUNCATED)
              .at(
                  image.size(),
                  "the protected-mode code goes up to byte %s, the file has %s"
                      .formatted(end, image.size())));
    }
  }

  private Optional<Bytes> version(SetupHeader setup) throws IOException {
    long pointer = setup.get(SetupField.KERNEL_VERSION);
    if (pointer == 0) {
      return Optional.empty();
    }
    long at = pointer + 0x200;
    if (at >= Math.min(setup.setupBytes(), image.size())) {
      findings.add(
          KernelFinding.VERSION_OUTSIDE.at(
              SetupField.KERNEL_VERSION.offset(),
              "the version is at byte %s, the setup code ends at byte %s"
                  .formatted(at, Math.min(setup.setupBytes(), image.size()))));
      return Optional.empty();
    }
    Bytes text = Bytes.read(image, at, (int) Math.min(MAX_VERSION, image.size() - at));
    return Optional.of(text.untilNul());
  }

  private Optional<Payload> payload(SetupHeader setup) throws IOException {
    if (!setup.has(SetupField.PAYLOAD_LENGTH) || setup.get(SetupField.PAYLOAD_LENGTH) == 0) {
      return Optional.empty();
    }
    long at = setup.setupBytes() + setup.get(SetupField.PAYLOAD_OFFSET);
    Payload payload = new Payload(at, setup.get(SetupField.PAYLOAD_LENGTH), Magic.UNKNOWN);
    if (!checkPlace(payload)) {
      return Optional.of(payload);
    }
    String compression =
        Magic.compression(Bytes.read(image, at, (int) Math.min(Magic.BYTES, payload.length())));
    if (compression.equals(Magic.UNKNOWN)) {
      findings.add(KernelFinding.PAYLOAD_UNKNOWN.at(at, "neither ELF nor of a known compression"));
    }
    return Optional.of(new Payload(at, payload.length(), compression));
  }

  private boolean checkPlace(Payload payload) {
    boolean isInside =
        payload.offset() <= image.size() && payload.length() <= image.size() - payload.offset();
    if (!isInside) {
      findings.add(
          KernelFinding.PAYLOAD_OUTSIDE.at(
              payload.offset(),
              "%s bytes from here on, the file has %s".formatted(payload.length(), image.size())));
    }
    return isInside;
  }
}
