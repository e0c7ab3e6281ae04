package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tar archives with flipped bytes, put over each other, with markers that say anything. */
final class HostileLayers implements HostileSuite {
  private static final int SAMPLE = 250;
  private static final int FULL = 4000;
  private static final ReadLimits LIMITS = ReadLimits.defaults();

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
    Random random = new Random(index);
    OverlayCase stack = RandomLayers.stack(index);
    List<FileTree> lowers = new ArrayList<>();
    for (MemoryTree lower : stack.lowers()) {
      Bytes endless = endless(random);
      if (random.nextBoolean()) {
        for (TreeNode node : lower.root().children().toList()) {
          if (node.type() == FileType.DIRECTORY) {
            lower.setXattr(
                Trees.path(node.name().toString()), Markers.of(stack.form()).redirect, endless);
          }
        }
      }
      lowers.add(mutated(lower, random));
    }
    redirectedTwice(random);
    MergedTree merged = Overlay.merge(lowers, stack.options());
    merged.diagnostics(LIMITS);
    boolean whole = read(merged);
    try {
      read(OverlayLayer.of(lowers.get(0), LayerForm.OCI).in(LayerForm.TRUSTED).tree());
    } catch (UnsupportedFormatException e) {
      // A device 0:0 of a container's layer has no place in the others.
    }
    read(OverlayLayer.of(lowers.get(0), stack.form()).in(LayerForm.OCI).tree());
    WritableOverlay overlay = Overlay.writable(lowers, stack.options());
    RandomChanges changes = new RandomChanges(random, overlay, stack.form());
    changes.make(5);
    return whole ? "whole" : "with errors";
  }

  /** A long path, each directory of which says where the next is to be looked for. */
  private static void redirectedTwice(Random random) throws IOException {
    MemoryTree upper = Trees.layer("x");
    upper.setXattr(Trees.path("x"), Trees.TRUSTED.redirect, endless(random));
    MemoryTree lower = Trees.layer("a", random.nextBoolean() ? "a>a" : "a>/a/a/a");
    TreeNode directory = Trees.node(lower, "a");
    FileTree deep = () -> new EndlessNode(directory);
    try {
      Overlay.merge(List.of(upper, deep, deep), Trees.OPTIONS)
          .find(Trees.path("x"))
          .orElseThrow()
          .metadata();
    } catch (FormatException e) {
      // A path that grows with each step is too long at some step.
    }
  }

  /** A path that is as long as an attribute can be. */
  private static Bytes endless(Random random) {
    return Bytes.utf8("/a".repeat(1 + random.nextInt(30_000)));
  }

  private static FileTree mutated(MemoryTree tree, Random random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarTreeWriter.of(LIMITS).write(tree, out);
    byte[] archive = out.toByteArray();
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(archive.length);
      archive[at] = (byte) random.nextInt();
      repair(archive, at / TarReader.BLOCK * TarReader.BLOCK);
    }
    return TarImage.open(ImageSource.of(archive), LIMITS).tree();
  }

  /** Makes the checksum of a block right, which may be a header. */
  private static void repair(byte[] archive, int block) {
    long sum = 0;
    for (int i = 0; i < TarReader.BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : archive[block + i] & 0xFF;
    }
    if (archive[block + 257] == 'u') {
      byte[] digits = "%06o\0 ".formatted(sum).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, archive, block + 148, digits.length);
    }
  }

  private static boolean read(FileTree tree) throws IOException {
    boolean whole = true;
    try (TreeWalk walk = TreeWalk.sorted(tree, LIMITS)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        try {
          node.metadata();
          node.xattrs();
          node.linkId();
          if (node.type() == FileType.REGULAR) {
            try (InputStream in = node.content().newInputStream()) {
              in.transferTo(OutputStream.nullOutputStream());
            }
          }
        } catch (FormatException e) {
          whole = false;
          walk.skipChildren();
        }
      }
    }
    return whole;
  }
}
