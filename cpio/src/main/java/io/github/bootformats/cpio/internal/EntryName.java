package io.github.bootformats.cpio.internal;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.cpio.CpioEntry;

/** Names that entries are written under. */
public final class EntryName {
  private EntryName() {}

  /**
   * Returns the name to write, for a file may well have the one that would end the archive.
   *
   * @param name the name of a file
   * @return the name, or another of the same file
   */
  public static Bytes of(Bytes name) {
    return name.equals(CpioEntry.TRAILER) ? Bytes.utf8("./" + name) : name;
  }
}
