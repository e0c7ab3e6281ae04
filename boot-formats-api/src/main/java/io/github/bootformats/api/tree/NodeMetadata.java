package io.github.bootformats.api.tree;

import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What can be set on a node of any type: permissions, owner, group and time of modification.
 *
 * <p>Most nodes of a tree share theirs with many others, so trees in memory should share the
 * instance as well. Instances are immutable.
 */
public final class NodeMetadata {
  /** The bits that {@link #permissions()} may have: {@code rwxrwxrwx}, setuid, setgid, sticky. */
  public static final int PERMISSIONS_MASK = 07777;

  private static final int MAX_NANOS = 999_999_999;

  private final int permissions;
  private final long uid;
  private final long gid;
  private final long mtimeSeconds;
  private final int mtimeNanos;

  private NodeMetadata(int permissions, long uid, long gid, long mtimeSeconds, int mtimeNanos) {
    if ((permissions & ~PERMISSIONS_MASK) != 0) {
      throw new IllegalArgumentException(
          "permissions are 0 to 07777, not 0" + Integer.toOctalString(permissions));
    }
    if (uid < 0 || gid < 0) {
      throw new IllegalArgumentException("negative owner: " + uid + ":" + gid);
    }
    if (mtimeNanos < 0 || mtimeNanos > MAX_NANOS) {
      throw new IllegalArgumentException("nanoseconds are 0 to 999999999, not " + mtimeNanos);
    }
    this.permissions = permissions;
    this.uid = uid;
    this.gid = gid;
    this.mtimeSeconds = mtimeSeconds;
    this.mtimeNanos = mtimeNanos;
  }

  /**
   * Creates metadata of user 0 and group 0, last modified at 1970-01-01T00:00:00Z.
   *
   * @param permissions the mode without the type, 0 to 07777
   * @return the metadata
   * @throws IllegalArgumentException if {@code permissions} has other bits
   */
  public static NodeMetadata of(int permissions) {
    return new NodeMetadata(permissions, 0, 0, 0, 0);
  }

  /**
   * Returns the same with other permissions.
   *
   * @param permissions the mode without the type, 0 to 07777
   * @return the changed metadata
   * @throws IllegalArgumentException if {@code permissions} has other bits
   */
  public NodeMetadata withPermissions(int permissions) {
    return new NodeMetadata(permissions, uid, gid, mtimeSeconds, mtimeNanos);
  }

  /**
   * Returns the same with other owners.
   *
   * @param uid the user, not negative
   * @param gid the group, not negative
   * @return the changed metadata
   * @throws IllegalArgumentException if one is negative
   */
  public NodeMetadata withOwner(long uid, long gid) {
    return new NodeMetadata(permissions, uid, gid, mtimeSeconds, mtimeNanos);
  }

  /**
   * Returns the same with another time.
   *
   * @param seconds seconds from 1970-01-01T00:00:00Z, negative before that
   * @param nanos nanoseconds after that second, 0 to 999,999,999
   * @return the changed metadata
   * @throws IllegalArgumentException if {@code nanos} is out of range
   */
  public NodeMetadata withMtime(long seconds, int nanos) {
    return new NodeMetadata(permissions, uid, gid, seconds, nanos);
  }

  /**
   * Returns the same with another time.
   *
   * @param mtime the time of modification
   * @return the changed metadata
   */
  public NodeMetadata withMtime(FileTime mtime) {
    Instant instant = mtime.toInstant(); // clamps what is out of the range of Instant
    return withMtime(instant.getEpochSecond(), instant.getNano());
  }

  /**
   * Returns the mode without the type.
   *
   * @return 0 to 07777
   */
  public int permissions() {
    return permissions;
  }

  /**
   * Returns the owner's number.
   *
   * @return the user id, not negative
   */
  public long uid() {
    return uid;
  }

  /**
   * Returns the group's number.
   *
   * @return the group id, not negative
   */
  public long gid() {
    return gid;
  }

  /**
   * Returns when the node was last modified, in whole seconds.
   *
   * @return seconds from 1970-01-01T00:00:00Z, negative before that
   */
  public long mtimeSeconds() {
    return mtimeSeconds;
  }

  /**
   * Returns the part of a second that has passed after {@link #mtimeSeconds()}.
   *
   * @return nanoseconds, 0 to 999,999,999
   */
  public int mtimeNanos() {
    return mtimeNanos;
  }

  /**
   * Returns when the node was last modified.
   *
   * @return the time; without the nanoseconds where an {@link Instant} cannot hold the seconds
   */
  public FileTime mtime() {
    try {
      return FileTime.from(Instant.ofEpochSecond(mtimeSeconds, mtimeNanos));
    } catch (DateTimeException | ArithmeticException e) {
      return FileTime.from(mtimeSeconds, TimeUnit.SECONDS);
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof NodeMetadata other
        && permissions == other.permissions
        && uid == other.uid
        && gid == other.gid
        && mtimeSeconds == other.mtimeSeconds
        && mtimeNanos == other.mtimeNanos;
  }

  @Override
  public int hashCode() {
    return Objects.hash(permissions, uid, gid, mtimeSeconds, mtimeNanos);
  }

  /** Returns {@code 0644 0:0 1970-01-01T00:00:00Z}. */
  @Override
  public String toString() {
    return String.format("%04o %s:%s %s", permissions, uid, gid, mtime());
  }
}
