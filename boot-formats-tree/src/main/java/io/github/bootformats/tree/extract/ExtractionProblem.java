package io.github.bootformats.tree.extract;

/** Why something of a tree did not get to the host, or got there changed. */
public enum ExtractionProblem {
  /** The JDK cannot create devices, pipes and sockets: left out. */
  SPECIAL_FILE,
  /** The host cannot have an entry of that name: left out, with all below. */
  NAME,
  /** The host takes that name for the one of another entry: left out, with all below. */
  COLLISION,
  /** The host cannot have a symbolic link, or not one with that target: left out. */
  SYMLINK,
  /** The target lost slashes that mean little: repeated ones, or those at the end. */
  TARGET,
  /** The host cannot have this further name of a file: it got a file of its own. */
  HARD_LINK,
  /** The owner or group could not be set. */
  OWNER,
  /** The permissions could not be set. */
  PERMISSIONS,
  /** The bits for setuid, setgid and sticky were not wanted, or could not be set. */
  SPECIAL_BITS,
  /** The time could not be set, or not with its part of a second. */
  TIME,
  /** An extended attribute could not be set. */
  XATTR;

  /**
   * Returns whether something is missing on the host, and not merely changed.
   *
   * @return whether an entry of the tree was left out
   */
  public boolean leavesOut() {
    return switch (this) {
      case SPECIAL_FILE, NAME, COLLISION, SYMLINK -> true;
      default -> false;
    };
  }
}
