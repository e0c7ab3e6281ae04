package io.github.bootformats.grub.bios;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Installs GRUB 2 for a BIOS, and finds it on a disk.
 *
 * <p>What is written is what {@code grub-bios-setup --no-rs-codes} of GRUB 2.06 writes, but for one
 * case: where sectors of the gap are in use by a program that is known, that installer steps around
 * them, and this refuses. All methods may be called by several threads.
 */
public final class GrubBiosBoot {
  /** The id of the format in findings. */
  static final String FORMAT = "grub-bios";

  private final Bytes bootSector;
  private final Bytes core;
  private final long coreStart;
  private final GrubBiosInstallation installation;

  private GrubBiosBoot(
      Bytes bootSector, Bytes core, long coreStart, GrubBiosInstallation installation) {
    this.bootSector = bootSector;
    this.core = core;
    this.coreStart = coreStart;
    this.installation = installation;
  }

  /**
   * Says what an installation would write, and writes nothing.
   *
   * @param bootImg GRUB's {@code boot.img}, 512 bytes
   * @param coreImg what {@code grub-mkimage -O i386-pc} made
   * @param disk the disk as it is
   * @param partitions its partitions, by Linux's view; of a GPT the first BIOS boot partition is
   *     used
   * @return the installation
   * @throws io.github.bootformats.api.MalformedFormatException if one of the images is none
   * @throws io.github.bootformats.api.UnsupportedFormatException if there is no place for {@code
   *     core.img}, or it is in use by a program that is known
   * @throws IOException if reading fails
   */
  public static GrubBiosBoot plan(
      Bytes bootImg, Bytes coreImg, ImageSource disk, PartitionMap partitions) throws IOException {
    BootImage.check(bootImg);
    CoreImage.check(coreImg);
    Bytes mbr = Bytes.read(disk, 0, BootImage.BYTES);
    EmbeddingArea area = EmbeddingArea.of(mbr, partitions);
    area.check(CoreImage.sectorCount(coreImg), disk);
    Bytes core = CoreImage.installed(coreImg, area.start());
    return new GrubBiosBoot(
        BootImage.installed(bootImg, mbr, area.start()),
        core,
        area.start(),
        new GrubBiosInstallation(
            area.start(),
            CoreImage.runs(coreImg, area.start()),
            Optional.of(core),
            false,
            CorePayload.prefix(core)));
  }

  /**
   * Installs GRUB; the boot sector is written last, so that what booted before boots until then.
   *
   * @param bootImg GRUB's {@code boot.img}, 512 bytes
   * @param coreImg what {@code grub-mkimage -O i386-pc} made
   * @param disk the disk as it is
   * @param target the same disk
   * @param partitions its partitions, by Linux's view
   * @return what is installed
   * @throws io.github.bootformats.api.MalformedFormatException if one of the images is none
   * @throws io.github.bootformats.api.UnsupportedFormatException if there is no place for {@code
   *     core.img}, or it is in use by a program that is known; nothing is written then
   * @throws IOException if reading or writing fails
   */
  public static GrubBiosInstallation install(
      Bytes bootImg, Bytes coreImg, ImageSource disk, ImageTarget target, PartitionMap partitions)
      throws IOException {
    GrubBiosBoot plan = plan(bootImg, coreImg, disk, partitions);
    plan.writeTo(target);
    return plan.installation();
  }

  /**
   * Writes what was planned, the boot sector last.
   *
   * @param target the disk
   * @throws IOException if writing fails
   */
  public void writeTo(ImageTarget target) throws IOException {
    target.write(coreStart * CoreImage.SECTOR, core.asByteBuffer());
    target.force();
    target.write(0, bootSector.asByteBuffer());
    target.force();
  }

  /**
   * Returns the boot sector that will be written, with the disk's own table and signature.
   *
   * @return 512 bytes
   */
  public Bytes bootSector() {
    return bootSector;
  }

  /**
   * Returns what will be installed.
   *
   * @return the installation
   */
  public GrubBiosInstallation installation() {
    return installation;
  }

  /**
   * Looks for GRUB on a disk.
   *
   * @param disk the disk
   * @return what is installed; empty if the first sector is not GRUB's
   * @throws IOException if reading fails
   */
  public static Optional<GrubBiosInstallation> describe(ImageSource disk) throws IOException {
    if (disk.size() < BootImage.BYTES) {
      return Optional.empty();
    }
    Bytes boot = Bytes.read(disk, 0, BootImage.BYTES);
    if (!BootImage.matches(boot)) {
      return Optional.empty();
    }
    long start = BootImage.kernelSector(boot);
    Optional<Bytes> first = sectors(disk, start, 1).filter(CoreImage::hasList);
    List<CoreRun> runs = first.map(CoreImage::runs).orElse(List.of());
    Optional<Bytes> core = first.isEmpty() ? first : core(disk, first.get(), runs);
    return Optional.of(
        new GrubBiosInstallation(
            start,
            runs,
            core,
            core.filter(CoreImage::hasReedSolomonCodes).isPresent(),
            core.flatMap(CorePayload::prefix)));
  }

  private static Optional<Bytes> core(ImageSource disk, Bytes first, List<CoreRun> runs)
      throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first.toByteArray());
    for (CoreRun run : runs) {
      Optional<Bytes> sectors = sectors(disk, run.start(), run.sectors());
      if (sectors.isEmpty() || all.size() + sectors.get().length() > 2 * CoreImage.MAX_BYTES) {
        return Optional.empty();
      }
      all.writeBytes(sectors.get().toByteArray());
    }
    return CoreImage.isOneImage(runs) ? Optional.of(Bytes.of(all.toByteArray())) : Optional.empty();
  }

  /** Returns sectors of a disk; empty if one of them lies outside. */
  private static Optional<Bytes> sectors(ImageSource disk, long start, int count)
      throws IOException {
    long all = disk.size() / CoreImage.SECTOR;
    if (start < 0 || start > all - count) {
      return Optional.empty();
    }
    return Optional.of(Bytes.read(disk, start * CoreImage.SECTOR, count * CoreImage.SECTOR));
  }
}
