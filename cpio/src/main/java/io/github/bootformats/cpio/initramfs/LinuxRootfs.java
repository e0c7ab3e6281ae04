package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.tree.FileTree;
import java.util.List;
import java.util.Optional;

/**
 * What Linux makes of an initramfs image: the root file system that {@code init} will find.
 *
 * <p>The kernel's own archive, which is unpacked first, makes {@code /dev}, {@code /dev/console}
 * and {@code /root}. They are in {@link #tree()} only where the image has them too or puts
 * something in; {@link #wholeTree()} has all. The times of what the image gives none, such as its
 * root where there is no entry for it, would be when the machine boots; here they are 0.
 */
public final class LinuxRootfs {
  private final Inode root;
  private final Optional<String> message;
  private final Optional<String> halt;
  private final List<Diagnostic> diagnostics;

  LinuxRootfs(
      Inode root, Optional<String> message, Optional<String> halt, List<Diagnostic> diagnostics) {
    this.root = root;
    this.message = message;
    this.halt = halt;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the files that come from the image.
   *
   * @return a tree, sorted by names, that can be read as long as the image is open
   */
  public FileTree tree() {
    return FileTree.ofWholeSeconds(new LinuxNode(Bytes.empty(), root, false));
  }

  /**
   * Returns all files, those of the kernel's own archive too.
   *
   * @return a tree, sorted by names, that can be read as long as the image is open
   */
  public FileTree wholeTree() {
    return FileTree.ofWholeSeconds(new LinuxNode(Bytes.empty(), root, true));
  }

  /**
   * Returns the message with which unpacking failed. What was unpacked before it stays.
   *
   * @return what Linux prints after {@code Initramfs unpacking failed:}; empty if all went well
   */
  public Optional<String> message() {
    return message;
  }

  /**
   * Returns how Linux itself comes to grief over the image, so that the machine does not boot.
   *
   * @return what happens; empty if Linux gets to its end, with or without a message
   */
  public Optional<String> halt() {
    return halt;
  }

  /**
   * Returns what goes wrong: where unpacking fails, and what Linux leaves out without a word.
   *
   * @return findings in the order of the image
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
