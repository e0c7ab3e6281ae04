package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several layers as Linux's overlayfs shows them when they are mounted.
 *
 * <p>Nothing is read before it is asked for, and nothing is kept, so that a merge of layers with
 * millions of files takes no time to make. Directories are sorted by name.
 *
 * <p>The attributes of a file are those of its topmost layer, with its count of names there;
 * overlayfs's own extended attributes are not seen. Names of files that Linux lists and cannot look
 * up, as their redirects or metacopies are wrong, are listed here too: all that is asked of such a
 * node but its name and type is a {@link FormatException} whose {@linkplain FormatException#reason
 * reason} is the {@linkplain OverlayFinding#code code} of a finding. Whiteouts that Linux lists and
 * then does not find are not listed; {@link #diagnostics} tells of both.
 *
 * <p>Two things depend on what was looked up before, and are not shown: of two directories that a
 * redirect gives the same lower one, as a mount never makes them, Linux finds only the first
 * ({@code ESTALE}); and where it looks entries up to list them, it lists none after one that it
 * fails with.
 *
 * <p>It reads as long as its layers can be read, and serves as many threads as they do.
 */
public final class MergedTree implements FileTree {
  private final LayerStack stack;

  MergedTree(LayerStack stack) {
    this.stack = stack;
  }

  @Override
  public TreeNode root() {
    return new MergedRoot(stack);
  }

  @Override
  public boolean hasSubsecondTimes() {
    return stack.hasSubsecondTimes();
  }

  /**
   * Looks for all that Linux would warn of, fail with or list wrongly, were the tree walked, and
   * for files of containers' layers that were not {@linkplain OverlayLayer#in converted}.
   *
   * @param limits those of {@link TreeWalk}
   * @return the findings, in the order of a sorted walk
   * @throws FormatException if a layer is damaged, or beyond the limits
   * @throws IOException if reading fails
   */
  public List<Diagnostic> diagnostics(ReadLimits limits) throws IOException {
    List<Diagnostic> findings = new ArrayList<>();
    whiteouts(TreePath.root(), MergedDirectory.root(stack), findings);
    try (TreeWalk walk = TreeWalk.sorted(this, limits)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (node instanceof MergedNode file && !check(walk.path(), file, findings)) {
          walk.skipChildren();
        }
      }
    }
    return findings;
  }

  private static boolean check(TreePath path, MergedNode node, List<Diagnostic> findings)
      throws IOException {
    if (node.name().startsWith(OciNames.PREFIX)) {
      findings.add(
          OverlayFinding.OCI_NAME.at(
              path, "an ordinary file to overlayfs, which deletes nothing in a layer below"));
    }
    try {
      if (node.type() == FileType.DIRECTORY) {
        whiteouts(path, node.directory(), findings);
      } else if (node.type() == FileType.REGULAR && node.content().size() != node.size()) {
        findings.add(
            OverlayFinding.METACOPY_SIZE.at(
                path, "%s bytes, not %s".formatted(node.content().size(), node.size())));
      } else {
        node.merged();
      }
      return true;
    } catch (FormatException e) {
      OverlayFinding finding = OverlayFinding.ofCode(e.reason()).orElseThrow(() -> e);
      findings.add(finding.at(path, sentence(e)));
      return false;
    }
  }

  private static String sentence(FormatException e) {
    String message = String.valueOf(e.getMessage());
    String prefix = OverlayFinding.FORMAT + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  private static void whiteouts(TreePath path, MergedDirectory directory, List<Diagnostic> findings)
      throws IOException {
    for (Bytes name : directory.listedWhiteouts()) {
      findings.add(
          OverlayFinding.WHITEOUT_LISTED.at(
              path.resolve(name), "a whiteout that readdir lists and stat does not find"));
    }
  }

  @Override
  public String toString() {
    return "merge of " + stack.options();
  }
}
