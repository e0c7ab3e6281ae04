package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.Optional;

/** The files that SYSLINUX boots from. */
interface ConfigFiles {
  /** No files at all. */
  ConfigFiles NONE =
      new ConfigFiles() {
        @Override
        public Optional<Bytes> read(TreePath directory, Bytes name, ReadLimits limits) {
          return Optional.empty();
        }

        @Override
        public boolean exists(TreePath directory, Bytes name) {
          return false;
        }
      };

  /**
   * Reads a regular file.
   *
   * @param directory where relative names begin
   * @param name a name as a configuration has it
   * @param limits {@link SyslinuxLimits#MAX_FILE_BYTES}
   * @return its bytes, or empty if there is none
   */
  Optional<Bytes> read(TreePath directory, Bytes name, ReadLimits limits) throws IOException;

  /** Returns whether there is a regular file. */
  boolean exists(TreePath directory, Bytes name) throws IOException;
}
