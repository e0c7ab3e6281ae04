package io.github.bootformats.api.boot;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * What {@code root=} names.
 *
 * @param kind how it names it
 * @param value the name: for a kind with a prefix such as {@code UUID=} what follows the prefix,
 *     otherwise all of it
 */
public record RootDevice(Kind kind, Bytes value) {
  /** The ways to name a root. */
  public enum Kind {
    /** A path such as {@code /dev/sda1}. */
    DEVICE(""),
    /** The UUID of a file system; an initramfs looks for it, the kernel alone cannot. */
    UUID("UUID="),
    /** The label of a file system; an initramfs looks for it, the kernel alone cannot. */
    LABEL("LABEL="),
    /** The UUID of a partition, perhaps with {@code /PARTNROFF=} and a number behind it. */
    PARTUUID("PARTUUID="),
    /** The name of a GPT partition. */
    PARTLABEL("PARTLABEL="),
    /** {@code /dev/nfs}: the directory is that of {@code nfsroot=} or of DHCP. */
    NFS(""),
    /**
     * Anything else: a device number such as {@code 8:1} or {@code 0x801}, or what some initramfs
     * understands, such as {@code live:CDLABEL=x}.
     */
    OTHER("");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final Bytes NFS_DEVICE = Bytes.utf8("/dev/nfs");
  private static final Bytes DEVICES = Bytes.utf8("/dev/");

  /**
   * Creates a root.
   *
   * @param kind how it is named
   * @param value the name
   */
  public RootDevice {
    requireNonNull(kind);
    requireNonNull(value);
  }

  /**
   * Reads the value of {@code root=} (init/do_mounts.c of Linux 6.1; {@code UUID=} and {@code
   * LABEL=} as in all usual initramfs images).
   *
   * @param value the value
   * @return what it names
   */
  public static RootDevice parse(Bytes value) {
    if (value.equals(NFS_DEVICE)) {
      return new RootDevice(Kind.NFS, value);
    }
    if (value.startsWith(DEVICES)) {
      return new RootDevice(Kind.DEVICE, value);
    }
    for (Kind kind : Kind.values()) {
      if (!kind.prefix.isEmpty() && value.startsWith(Bytes.utf8(kind.prefix))) {
        return new RootDevice(kind, value.slice(kind.prefix.length(), value.length()));
      }
    }
    return new RootDevice(Kind.OTHER, value);
  }

  /** Returns the value of {@code root=}, safe to print. */
  @Override
  public String toString() {
    return kind.prefix + value.toString();
  }
}
