package io.github.bootformats.cli.corpus;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.testkit.squashfs.SquashfsCase;
import java.io.IOException;
import java.io.InputStream;

/** What the view of Linux makes of an image of SquashFS, as a line of tab-separated values. */
final class SquashfsVerdict {
  static final String HEAD =
      """
      #bootfmt-verdicts 1
      file\tview\tversion\trefusal\tpaths\tdamage
      """;

  /** How much of a file is read: holes may make one of any size. */
  private static final int MAX_READ = 1 << 24;

  private String refusal = VerdictLines.NOTHING;
  private String damage = VerdictLines.NOTHING;
  private long paths;

  private SquashfsVerdict() {}

  static String of(String file, SquashfsCase image) throws IOException {
    SquashfsVerdict verdict = new SquashfsVerdict();
    try (SquashfsImage opened = SquashfsImage.open(image.source(), ReadLimits.defaults())) {
      verdict.walk(opened);
    } catch (FormatException e) {
      verdict.refusal = e.reason();
    }
    return String.join(
            "\t",
            file,
            "linux",
            "6.1",
            verdict.refusal,
            Long.toString(verdict.paths),
            verdict.damage)
        + "\n";
  }

  private void walk(SquashfsImage image) throws IOException {
    try (TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        paths++;
        look(node);
      }
    } catch (FormatException e) {
      damaged(e);
    }
  }

  private void look(TreeNode node) throws IOException {
    try {
      node.metadata();
      node.xattrs();
      if (node.type() == FileType.SYMLINK) {
        node.target();
      } else if (node.type() == FileType.REGULAR) {
        try (InputStream in = node.content().newInputStream()) {
          in.skipNBytes(Math.min(MAX_READ, node.size()));
        }
      }
    } catch (FormatException e) {
      damaged(e);
    }
  }

  private void damaged(FormatException e) {
    if (damage.equals(VerdictLines.NOTHING)) {
      damage = e.reason();
    }
  }
}
