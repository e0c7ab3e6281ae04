package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Layers with few names, so that they meet, and with all kinds of markers, odd ones too. */
final class RandomLayers {
  static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  private static final int DEPTH = 3;
  private static final List<RedirectMode> MODES = List.of(RedirectMode.values());
  private static final List<String> REDIRECTS =
      List.of("a", "b", "c", "/a", "/b", "/a/b", "/b/c", "/c/a/b", "/d/e", "/a/a");
  private static final List<String> ODD_REDIRECTS =
      List.of(
          "a/b",
          "/",
          "",
          "/a//b",
          "..",
          ".",
          "/..",
          "/../a",
          "/a/..",
          "/a/.",
          "/a/",
          "nowhere",
          "/nowhere/a",
          "a\0b",
          "/a\0/",
          "x".repeat(300),
          "/" + "x".repeat(300));

  private final Random random;
  private final Markers markers;
  private final Markers others;
  private final boolean redirects;
  private final boolean metacopies;
  private final boolean odd;
  private final boolean isUpper;
  private final List<TreePath> files = new ArrayList<>();

  private RandomLayers(
      Random random,
      LayerForm form,
      boolean redirects,
      boolean metacopies,
      boolean odd,
      boolean isUpper) {
    this.isUpper = isUpper;
    this.random = random;
    this.markers = Markers.of(form);
    this.others = Markers.of(form == LayerForm.USER ? LayerForm.TRUSTED : LayerForm.USER);
    this.redirects = redirects;
    this.metacopies = metacopies;
    this.odd = odd;
  }

  static MemoryTree layer(
      Random random, LayerForm form, boolean redirects, boolean metacopies, boolean odd)
      throws IOException {
    return new RandomLayers(random, form, redirects, metacopies, odd, false).layer();
  }

  /** An upper layer as Linux could have made it, without whiteouts that are files. */
  static MemoryTree upper(Random random, LayerForm form) throws IOException {
    return new RandomLayers(random, form, false, false, false, true).layer();
  }

  /** A whole case without changes. */
  static OverlayCase stack(long seed) throws IOException {
    Random random = new Random(seed);
    LayerForm form = random.nextInt(4) == 0 ? LayerForm.USER : LayerForm.TRUSTED;
    boolean odd = random.nextInt(4) == 0;
    RedirectMode mode = random.nextInt(3) == 0 ? null : MODES.get(random.nextInt(MODES.size()));
    boolean metacopy =
        form == LayerForm.TRUSTED
            && random.nextInt(3) == 0
            && (mode == null || mode == RedirectMode.ON);
    boolean metacopies = metacopy || odd;
    boolean redirects = odd || (form == LayerForm.TRUSTED && mode != RedirectMode.NOFOLLOW);
    boolean hasUpper = random.nextBoolean();
    int count = (hasUpper ? 1 : 2) + random.nextInt(3);
    List<MemoryTree> lowers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lowers.add(layer(random, form, redirects, metacopies, odd));
    }
    List<MemoryTree> dataOnly = new ArrayList<>();
    // Data-only layers have been allowed with userxattr since 6.16 only; Linux wants metacopy else.
    if (form == LayerForm.TRUSTED && metacopy && random.nextInt(2) == 0) {
      dataOnly.add(layer(random, form, false, false, false));
      if (random.nextBoolean()) {
        dataOnly.add(layer(random, form, false, false, false));
      }
    }
    MemoryTree upper = hasUpper ? layer(random, form, redirects, metacopies, odd) : null;
    return new OverlayCase(
        lowers,
        dataOnly,
        upper,
        form,
        mode,
        metacopy,
        form == LayerForm.TRUSTED && random.nextInt(4) == 0,
        List.of());
  }

  private MemoryTree layer() throws IOException {
    MemoryTree tree = MemoryTree.create(metadata());
    if (random.nextInt(4) == 0) {
      tree.setXattr(TreePath.root(), markers.opaque, Markers.OPAQUE_XWHITEOUTS);
      fill(tree, TreePath.root(), true);
    } else {
      fill(tree, TreePath.root(), false);
    }
    return tree;
  }

  private NodeMetadata metadata() {
    return NodeMetadata.of(0700 | random.nextInt(0100))
        .withOwner(random.nextInt(3), random.nextInt(3))
        .withMtime(1_000_000_000L + random.nextInt(1000), 0);
  }

  private void fill(MemoryTree tree, TreePath directory, boolean xwhiteouts) throws IOException {
    for (String name : NAMES) {
      if (random.nextInt(100) < 60) {
        add(tree, directory.resolve(Bytes.utf8(name)), xwhiteouts);
      }
    }
  }

  private void add(MemoryTree tree, TreePath path, boolean xwhiteouts) throws IOException {
    int kind = random.nextInt(20);
    if (kind < 9 && path.depth() < DEPTH) {
      directory(tree, path);
    } else if (kind < 14) {
      file(tree, path);
    } else if (kind < 16) {
      if (!isUpper && (xwhiteouts || random.nextInt(10) == 0)) {
        tree.createFile(path, metadata(), FileContent.EMPTY);
        tree.setXattr(path, markers.whiteout, Bytes.utf8(random.nextBoolean() ? "y" : "xyz"));
      } else {
        tree.createDevice(
            path, NodeMetadata.of(0), FileType.CHARACTER_DEVICE, Markers.WHITEOUT_DEVICE);
      }
    } else if (kind < 17) {
      tree.createSymlink(path, metadata().withPermissions(0777), Bytes.utf8("to/" + kind));
    } else if (kind < 18) {
      tree.createDevice(path, metadata(), FileType.CHARACTER_DEVICE, new DeviceNumber(1, 3));
    } else if (kind < 19 && !files.isEmpty()) {
      tree.createLink(path, files.get(random.nextInt(files.size())));
    } else {
      tree.createSpecial(path, metadata(), FileType.FIFO);
    }
  }

  private void directory(MemoryTree tree, TreePath path) throws IOException {
    tree.createDirectory(path, metadata());
    int kind = random.nextInt(10);
    if (kind == 0) {
      tree.setXattr(path, markers.opaque, Markers.OPAQUE_YES);
    } else if (kind == 1) {
      tree.setXattr(path, markers.opaque, Markers.OPAQUE_XWHITEOUTS);
    } else if (kind == 2) {
      tree.setXattr(path, markers.opaque, Bytes.utf8("yes"));
    }
    if (random.nextInt(12) == 0) {
      tree.setXattr(path, markers.origin, Bytes.empty());
    }
    if (redirects && random.nextInt(4) == 0) {
      tree.setXattr(path, markers.redirect, redirect());
    }
    xattrs(tree, path);
    fill(tree, path, kind == 1);
  }

  private Bytes redirect() {
    List<String> from = odd && random.nextInt(3) == 0 ? ODD_REDIRECTS : REDIRECTS;
    return Bytes.utf8(from.get(random.nextInt(from.size())));
  }

  private void file(MemoryTree tree, TreePath path) throws IOException {
    boolean isMetacopy = metacopies && random.nextInt(3) == 0;
    // The size of a file without data is that of its data, unless somebody made it up.
    int size = metacopies && !odd ? 5 : random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(9);
    byte[] content = new byte[size];
    if (!isMetacopy) {
      random.nextBytes(content);
    }
    tree.createFile(path, metadata(), FileContent.of(Bytes.of(content)));
    files.add(path);
    if (isMetacopy) {
      Bytes value =
          odd && random.nextInt(5) == 0 ? Bytes.utf8("x") : Bytes.zeros(random.nextInt(2) * 4);
      tree.setXattr(path, markers.metacopy, value);
      if (random.nextInt(2) == 0) {
        tree.setXattr(path, markers.redirect, redirect());
      }
    }
    xattrs(tree, path);
  }

  private void xattrs(MemoryTree tree, TreePath path) throws IOException {
    Map<Bytes, Bytes> some =
        Map.of(
            Bytes.utf8("user.note"),
            Bytes.of((byte) 0, (byte) 0xFF, (byte) random.nextInt()),
            Bytes.utf8("trusted.note"),
            Bytes.utf8("t"),
            Bytes.join(markers.prefix(), Bytes.utf8("overlay.opaque")),
            Bytes.utf8("escaped"),
            others.opaque,
            Markers.OPAQUE_YES);
    for (Map.Entry<Bytes, Bytes> xattr : some.entrySet()) {
      if (random.nextInt(8) == 0) {
        tree.setXattr(path, xattr.getKey(), xattr.getValue());
      }
    }
  }
}
