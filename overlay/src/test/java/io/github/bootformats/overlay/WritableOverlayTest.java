package io.github.bootformats.overlay;

import static io.github.bootformats.overlay.Trees.OPTIONS;
import static io.github.bootformats.overlay.Trees.layer;
import static io.github.bootformats.overlay.Trees.names;
import static io.github.bootformats.overlay.Trees.node;
import static io.github.bootformats.overlay.Trees.path;
import static io.github.bootformats.overlay.Trees.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.ForwardingNode;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a tree that can be changed is good for. */
class WritableOverlayTest {
  private static WritableOverlay overlay(String... entries) throws IOException {
    return Overlay.writable(List.of(layer(entries)), OPTIONS);
  }

  @Test
  void isAFileSystem() throws IOException {
    MemoryTree base = layer("etc", "etc/motd=hello", "etc/old=1");
    WritableOverlay overlay = Overlay.writable(List.of(base), OPTIONS);
    try (FileSystem files = TreeFileSystem.of(overlay)) {
      Files.writeString(files.getPath("/etc/motd"), "changed");
      Files.delete(files.getPath("/etc/old"));
      Files.createDirectories(files.getPath("/var/lib"));
      Files.move(files.getPath("/etc/motd"), files.getPath("/var/lib/motd"));
      assertEquals("changed", Files.readString(files.getPath("/var/lib/motd")));
      assertFalse(Files.exists(files.getPath("/etc/old")));
    }
    assertEquals("hello", text(base, "etc/motd"));
    assertEquals(
        List.of("/etc/motd: WHITEOUT", "/etc/old: WHITEOUT"),
        overlay.upper().markers(ReadLimits.defaults()).stream()
            .map(OverlayMarker::toString)
            .toList());
  }

  @Test
  void nothingIsCopiedUpByReadingOrByWhatFails() throws IOException {
    WritableOverlay overlay = overlay("d", "d/e", "d/f=1");
    text(overlay, "d/f");
    assertThrows(
        NotDirectoryException.class, () -> overlay.setMetadata(path("d/f/x"), NodeMetadata.of(0)));
    assertThrows(
        NoSuchFileException.class, () -> overlay.setMetadata(path("d/e/x"), NodeMetadata.of(0)));
    assertThrows(IOException.class, () -> overlay.createDirectory(path("d/f"), NodeMetadata.of(0)));
    overlay.removeXattr(path("d/f"), Bytes.utf8("user.none"));
    assertEquals(List.of(), names(overlay.upper().tree(), "/"));
  }

  @Test
  void metadataIsCopiedUpWithoutReadingContent() throws IOException {
    MemoryTree base = layer();
    base.createFile(
        path("f"),
        NodeMetadata.of(0644),
        new FileContent() {
          @Override
          public long size() {
            return 5;
          }

          @Override
          public InputStream newInputStream() throws IOException {
            throw new IOException("must not be read");
          }
        });
    base.setXattr(path("f"), Bytes.utf8("user.a"), Bytes.utf8("b"));
    WritableOverlay overlay = Overlay.writable(List.of(base), OPTIONS);
    overlay.setMetadata(path("f"), NodeMetadata.of(0600));
    assertEquals(5, node(overlay, "f").size());
    assertEquals(Map.of(Bytes.utf8("user.a"), Bytes.utf8("b")), node(overlay, "f").xattrs());
  }

  @Test
  void attributesWithOverlaysNamesAreSeenAsTheyWereSet() throws IOException {
    WritableOverlay overlay = overlay("d", "d/f=1");
    overlay.setXattr(path("d"), Trees.TRUSTED.opaque, Markers.OPAQUE_YES);
    assertEquals(Map.of(Trees.TRUSTED.opaque, Markers.OPAQUE_YES), node(overlay, "d").xattrs());
    assertEquals(List.of("f"), names(overlay, "d"));
    overlay.removeXattr(path("d"), Trees.TRUSTED.opaque);
    assertEquals(Map.of(), node(overlay, "d").xattrs());
  }

  @Test
  void flattenedTreesAndLayersDoNotFollowLaterChanges() throws IOException {
    WritableOverlay overlay = overlay("f=one");
    write(overlay, "f", "ONE");
    MemoryTree flat = overlay.flatten(ReadLimits.defaults());
    OverlayLayer layer = overlay.upper();
    write(overlay, "f", "two");
    assertEquals("ONE", text(flat, "f"));
    assertEquals("ONE", text(layer.tree(), "f"));
    write(flat, "f", "six");
    assertEquals("two", text(overlay, "f"));
  }

  private static void write(
      io.github.bootformats.api.tree.MutableTree tree, String path, String text)
      throws IOException {
    try (ImageTarget target = tree.openContent(path(path))) {
      target.write(0, Bytes.utf8(text).asByteBuffer());
    }
  }

  @Test
  void renamedDirectoriesKeepTheirLowerPart() throws IOException {
    WritableOverlay overlay =
        Overlay.writable(List.of(layer("a", "a/b", "a/b/f=1", "c")), OPTIONS.with(RedirectMode.ON));
    overlay.rename(path("a"), path("c/d"));
    overlay.rename(path("c/d/b"), path("x"));
    overlay.createDirectory(path("a"), NodeMetadata.of(0700));
    assertEquals("1", text(overlay, "x/f"));
    assertEquals(List.of(), names(overlay, "a"));
    assertEquals(List.of(), names(overlay, "c/d"));
    assertEquals(
        Bytes.utf8("/a/b"), node(overlay.upper().tree(), "x").xattrs().get(Trees.TRUSTED.redirect));
  }

  @Test
  void tooLongRedirectsAreNotMade() throws IOException {
    String name = "n".repeat(200);
    WritableOverlay overlay =
        Overlay.writable(
            List.of(layer(name, name + "/" + name, "d")), OPTIONS.with(RedirectMode.ON));
    assertThrows(IOException.class, () -> overlay.rename(path(name + "/" + name), path("d/moved")));
    assertTrue(overlay.find(path(name + "/" + name)).isPresent());
    overlay.rename(path(name), path("d/moved"));
  }

  @Test
  void manyThreadsReadAndChange() throws Exception {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      entries.add("d" + i);
      entries.add("d" + i + "/f=lower");
    }
    WritableOverlay overlay = overlay(entries.toArray(String[]::new));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String directory = "d" + i;
        tasks.add(() -> change(overlay, directory));
        tasks.add(() -> walk(overlay));
      }
      for (Future<Integer> done : threads.invokeAll(tasks)) {
        assertTrue(done.get() > 0);
      }
    } finally {
      threads.shutdownNow();
    }
    for (int i = 0; i < 8; i++) {
      assertEquals(List.of("f", "new"), names(overlay, "d" + i));
      assertEquals("99wer", text(overlay, "d" + i + "/f"));
    }
  }

  private static int change(WritableOverlay overlay, String directory) throws IOException {
    for (int i = 10; i < 100; i++) {
      write(overlay, directory + "/f", Integer.toString(i));
      overlay.createFile(
          path(directory + "/new"), NodeMetadata.of(0644), FileContent.of(Bytes.utf8("n")));
      if (i < 99) {
        overlay.rename(path(directory + "/new"), path(directory + "/other"));
        overlay.delete(path(directory + "/other"));
      }
    }
    return 1;
  }

  private static int walk(WritableOverlay overlay) throws IOException {
    int count = 0;
    for (int i = 0; i < 20; i++) {
      try (TreeWalk walk = TreeWalk.sorted(overlay, ReadLimits.defaults())) {
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          if (node.name().equals(Bytes.utf8("f"))) {
            try (InputStream in = node.content().newInputStream()) {
              count += in.readAllBytes().length;
            }
          }
        }
      }
    }
    return count;
  }

  @Test
  void aStackHasAtLeastOneLayerAndAtMost500() throws IOException {
    MemoryTree layer = layer();
    assertThrows(IllegalArgumentException.class, () -> Overlay.merge(List.of(), OPTIONS));
    assertThrows(
        IllegalArgumentException.class,
        () -> Overlay.merge(java.util.Collections.nCopies(501, layer), OPTIONS));
    assertThrows(
        IllegalArgumentException.class, () -> OPTIONS.withUserXattr().with(RedirectMode.ON));
    assertThrows(IllegalArgumentException.class, () -> OPTIONS.withUserXattr().withMetacopy());
  }

  /** A node whose entries have attributes that cannot be read. */
  private static final class FailingNode extends ForwardingNode {
    FailingNode(TreeNode node) {
      super(node);
    }

    @Override
    public Optional<TreeNode> child(Bytes name) throws IOException {
      return super.child(name).map(FailingNode::new);
    }

    @Override
    public Map<Bytes, Bytes> xattrs() throws IOException {
      if (name().isEmpty()) {
        return Map.of();
      }
      throw new IOException("damaged");
    }
  }

  @Test
  void whatCannotBeReadIsNotCopiedUpInPart() throws IOException {
    MemoryTree base = layer("d", "d/f=1");
    WritableOverlay overlay =
        Overlay.writable(List.of(() -> new FailingNode(base.root())), OPTIONS);
    assertThrows(IOException.class, () -> overlay.setMetadata(path("d"), NodeMetadata.of(0600)));
    assertEquals(List.of(), names(overlay.upper().tree(), "/"));
  }

  @Test
  void theUpperLayerIsHeldAgainstTheGivenLimits() throws IOException {
    ReadLimits three = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 3).build();
    WritableOverlay overlay = Overlay.writable(List.of(layer()), layer("a"), OPTIONS, three);
    overlay.createDirectory(path("b"), NodeMetadata.of(0755));
    overlay.upper();
    overlay.createDirectory(path("c"), NodeMetadata.of(0755));
    overlay.createDirectory(path("d"), NodeMetadata.of(0755));
    assertThrows(FormatException.class, overlay::upper);
    assertEquals(4, overlay.flatten(ReadLimits.defaults()).root().children().toList().size());
  }
}
