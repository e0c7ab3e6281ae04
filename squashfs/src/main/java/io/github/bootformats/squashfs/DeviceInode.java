package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;

/**
 * A block or character device.
 *
 * @param ref where the inode is
 * @param header type, permissions, owners, time and number
 * @param nlink how many names the device has
 * @param packedDevice the device's number as Linux packs it into 32 bits
 * @param xattrIndex where the extended attributes are
 */
public record DeviceInode(
    MetadataRef ref, InodeHeader header, long nlink, long packedDevice, long xattrIndex)
    implements SquashfsInode {
  /**
   * Creates an inode.
   *
   * @param ref where the inode is
   * @param header type, permissions, owners, time and number
   * @param nlink how many names the device has
   * @param packedDevice the device's number as Linux packs it into 32 bits
   * @param xattrIndex where the extended attributes are; {@link #NO_XATTRS} in a basic inode
   * @throws IllegalArgumentException if the type is no device's, or it cannot hold a number
   */
  public DeviceInode {
    if (!header.type().fileType().isDevice()) {
      throw new IllegalArgumentException("not the type of a device: " + header.type());
    }
    InodeTypes.checkXattrs(header, xattrIndex);
    Ranges.u32("nlink", nlink);
    Ranges.u32("device", packedDevice);
  }

  /**
   * Returns the device's number: 12 bits of major, 20 of minor.
   *
   * @return the number, unpacked
   */
  public DeviceNumber device() {
    return new DeviceNumber(
        packedDevice >>> 8 & 0xFFF, (packedDevice & 0xFF) | (packedDevice >>> 12 & 0xFFF00));
  }

  @Override
  public Bytes encode() {
    FieldWriter out = new FieldWriter();
    header.write(out);
    out.u32(nlink).u32(packedDevice);
    return type().isExtended() ? out.u32(xattrIndex).toBytes() : out.toBytes();
  }
}
