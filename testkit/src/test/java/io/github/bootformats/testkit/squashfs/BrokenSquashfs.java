package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.testkit.SeededRandom;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Images of each rule, then of several rules at once, read in every way by our reader. */
final class BrokenSquashfs implements HostileSuite {
  private static final int SAMPLE = 200;
  private static final int FULL = 20_000;

  /** How much of a file is read: holes may make one of any size. */
  private static final int MAX_READ = 1 << 20;

  private static final SquashfsImages IMAGES = SquashfsImages.standard().blockSizes(4096);

  /** Small caches, so that many images are read in a small heap. */
  private static final SquashfsOptions OPTIONS =
      SquashfsOptions.defaults().withDataCacheBytes(1 << 20).withMetadataCacheBytes(1 << 18);

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    SquashfsCase image = image(index);
    Findings.of(image);
    try (SquashfsImage opened = SquashfsImage.open(image.source(), OPTIONS)) {
      return "walked: " + walk(opened);
    }
  }

  private static SquashfsCase image(int index) {
    List<SquashfsRule> rules = SquashfsRule.all();
    if (index < rules.size()) {
      return IMAGES.nearlyValid(rules.get(index), index);
    }
    SeededRandom random = new SeededRandom(index);
    List<SquashfsRule> some =
        List.of(random.oneOf(rules), random.oneOf(rules), random.oneOf(rules));
    return IMAGES.nearlyValid(some.stream().distinct().toList(), index);
  }

  private static String walk(SquashfsImage image) throws IOException {
    String worst = "whole";
    try (TreeWalk walk = TreeWalk.unsorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (!walk.path().isRoot() && !TreePath.isName(node.name())) {
          throw new AssertionError("not a name: " + node.name());
        }
        try {
          look(node);
        } catch (FormatException e) {
          worst = e.reason();
        }
      }
    } catch (FormatException e) {
      return e.reason();
    }
    return worst;
  }

  private static void look(TreeNode node) throws IOException {
    node.metadata();
    node.xattrs();
    node.linkId();
    if (node.type() == FileType.SYMLINK) {
      node.target();
    } else if (node.type().isDevice()) {
      node.device();
    } else if (node.type() == FileType.REGULAR) {
      try (InputStream in = node.content().newInputStream()) {
        in.readNBytes(MAX_READ);
      }
    }
  }
}
