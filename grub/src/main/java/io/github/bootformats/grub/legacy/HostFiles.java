package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.grub.internal.run.Latin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** The files of a host, and how much has been asked of them. */
final class HostFiles {
  /** What GRUB reads of the file {@code default}. */
  private static final int DEFAULT_BYTES = 9;

  private final LegacyHost host;
  private final ReadLimits limits;
  private long entries;

  HostFiles(LegacyHost host, ReadLimits limits) {
    this.host = host;
    this.limits = limits;
  }

  LegacyHost host() {
    return host;
  }

  ReadLimits limits() {
    return limits;
  }

  void countEntry() throws IOException {
    limits.check(LegacyLimits.MAX_ENTRIES, ++entries, LegacyFinding.FORMAT, -1);
  }

  /**
   * Whether a file is known to be missing: its device's files are known, and it is none of them.
   */
  boolean isMissing(PlacedFile file) throws IOException {
    if (file.isBlocks()) {
      return false;
    }
    if (host.filesystem(file.device()).isEmpty()) {
      return host.isComplete();
    }
    return node(file.device(), file.path()).isEmpty();
  }

  Optional<Bytes> read(LegacyDevice device, Bytes path) throws IOException {
    Optional<TreeNode> node = node(device, path);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        limits.readAll(node.get().content(), LegacyLimits.MAX_FILE_BYTES, LegacyFinding.FORMAT));
  }

  /** Returns the first bytes of a file that is there. */
  Optional<Bytes> head(LegacyDevice device, Bytes path, int length) throws IOException {
    Optional<TreeNode> node = node(device, path);
    return node.isEmpty() ? Optional.empty() : Optional.of(head(node.get(), length));
  }

  /** Returns the number that a file begins with. */
  LineRules.Numeral number(LegacyDevice device, Bytes path) throws IOException {
    return head(device, path, DEFAULT_BYTES)
        .map(text -> LineRules.number(Latin.of(text)))
        .orElse(LineRules.Numeral.NONE);
  }

  private static Bytes head(TreeNode node, int length) throws IOException {
    try (InputStream in = node.content().newInputStream()) {
      return Bytes.of(in.readNBytes(length));
    }
  }

  private Optional<TreeNode> node(LegacyDevice device, Bytes path) throws IOException {
    Optional<FileTree> tree = host.filesystem(device);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    try {
      TreeNode node = TreeResolver.of(tree.get(), limits).resolve(path).node();
      return node.type() == FileType.REGULAR ? Optional.of(node) : Optional.empty();
    } catch (FileSystemException e) {
      return Optional.empty(); // missing, no directory on the way, or a loop of links
    }
  }
}
