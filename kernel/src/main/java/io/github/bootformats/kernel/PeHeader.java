package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.Optional;

/**
 * What makes an image an EFI application: the fields of its PE header that firmware looks at (PE
 * format, "COFF File Header" and "Optional Header").
 *
 * @param offset where {@code PE\0\0} is, in bytes from the begin of the file
 * @param machine the kind of processor, such as 0x8664
 * @param subsystem 10 for an EFI application
 * @param signatureOffset where the signatures for Secure Boot are, in bytes; 0 if there are none
 * @param signatureBytes how long they are, in bytes; 0 if there are none
 */
public record PeHeader(
    long offset, int machine, int subsystem, long signatureOffset, long signatureBytes) {
  /** The subsystem of EFI applications. */
  public static final int EFI_APPLICATION = 10;

  private static final Bytes DOS = Bytes.utf8("MZ");
  private static final Bytes SIGNATURE = Bytes.of((byte) 'P', (byte) 'E', (byte) 0, (byte) 0);
  private static final int POINTER = 0x3c;
  private static final int OPTIONAL = 24;
  private static final int PE32_PLUS = 0x20b;
  private static final int CERTIFICATES = 4;
  private static final int MAX_BYTES = OPTIONAL + 112 + 16 * 8;

  static boolean isClaimed(Bytes head) {
    return head.startsWith(DOS);
  }

  /** Reads the header of a file that begins with {@code MZ}; empty if there is no whole one. */
  static Optional<PeHeader> read(Bytes head, ImageSource image) throws IOException {
    if (!isClaimed(head) || head.length() < POINTER + 4) {
      return Optional.empty();
    }
    long at = head.u32le(POINTER);
    if (at > image.size() - (OPTIONAL + 2)) {
      return Optional.empty();
    }
    Bytes pe = Bytes.read(image, at, (int) Math.min(MAX_BYTES, image.size() - at));
    int directories = pe.u16le(OPTIONAL) == PE32_PLUS ? 112 : 96;
    int certificates = OPTIONAL + directories + CERTIFICATES * 8;
    if (!pe.startsWith(SIGNATURE) || pe.length() < OPTIONAL + directories) {
      return Optional.empty();
    }
    boolean isListed =
        pe.u32le(OPTIONAL + directories - 4) > CERTIFICATES && pe.length() >= certificates + 8;
    return Optional.of(
        new PeHeader(
            at,
            pe.u16le(4),
            pe.u16le(OPTIONAL + 68),
            isListed ? pe.u32le(certificates) : 0,
            isListed ? pe.u32le(certificates + 4) : 0));
  }

  /**
   * Returns whether firmware runs it.
   *
   * @return whether it is an EFI application
   */
  public boolean isEfiApplication() {
    return subsystem == EFI_APPLICATION;
  }

  /**
   * Returns whether it bears signatures; whether they are valid is not looked at.
   *
   * @return whether there are any
   */
  public boolean isSigned() {
    return signatureOffset != 0 && signatureBytes != 0;
  }
}
