package io.github.bootformats.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.MergedTree;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayFinding;
import io.github.bootformats.overlay.OverlayLayer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.RedirectMode;
import io.github.bootformats.overlay.TarImage;
import io.github.bootformats.overlay.TarTreeWriter;
import io.github.bootformats.overlay.WritableOverlay;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers: tar archives, merges, and changes of writable overlays. */
class OverlayFuzzTest {
  private static final long MAX_REWRITTEN = 1 << 20;

  static Stream<byte[]> archives() throws IOException {
    return Stream.of(tar(Trees.sample()), tar(Trees.richSample()));
  }

  private static byte[] tar(FileTree tree) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarTreeWriter.of(Trees.LIMITS).write(tree, out);
    return out.toByteArray();
  }

  @MethodSource("archives")
  @DictionaryFile(resourcePath = "tar.dict")
  @FuzzTest
  void archive(byte[] data) {
    byte[] archive = data.clone();
    TarSums.repair(archive);
    Attempt.succeeds(
        () -> {
          try (TarImage image = TarImage.open(ImageSource.of(archive), Trees.LIMITS)) {
            image.diagnostics();
            Trees.readAll(image.tree());
            convert(image.tree());
            if (Trees.contentBytes(image.tree()) <= MAX_REWRITTEN) {
              rewrite(image.tree());
            }
          }
        });
  }

  /** What is written anew must be read as the same tree. */
  private static void rewrite(FileTree tree) throws IOException {
    try (TarImage again = TarImage.open(ImageSource.of(tar(tree)), Trees.LIMITS)) {
      Trees.assertSame(tree, again.tree());
    }
  }

  /** Converts a layer from each form to each other. */
  private static void convert(FileTree tree) {
    for (LayerForm from : LayerForm.values()) {
      OverlayLayer layer = OverlayLayer.of(tree, from);
      Attempt.succeeds(() -> layer.markers(Trees.LIMITS));
      Attempt.succeeds(() -> layer.diagnostics(Trees.LIMITS));
      for (LayerForm to : LayerForm.values()) {
        Attempt.succeeds(() -> Trees.readAll(layer.in(to).tree()));
      }
    }
  }

  static Stream<byte[]> treeScripts() {
    return TreeScripts.seeds();
  }

  private static OverlayOptions options(Feed feed) {
    OverlayOptions options =
        OverlayOptions.of(OverlayConsumer.LINUX_6_18)
            .with(feed.oneOf(List.of(RedirectMode.values())));
    return feed.below(2) == 0 ? options : options.withMetacopy();
  }

  private static List<FileTree> lowers(Feed feed) throws IOException {
    List<FileTree> lowers = new ArrayList<>();
    for (int count = 1 + feed.below(3); count > 0; count--) {
      MemoryTree lower = count == 1 ? Trees.richSample() : Trees.empty();
      TreeScript.run(new Feed(feed.take(feed.next()).toByteArray()), lower);
      lowers.add(lower);
    }
    return lowers;
  }

  /** Any markers make a tree, and one that can be flattened is what was seen. */
  @MethodSource("treeScripts")
  @FuzzTest
  void merge(byte[] data) throws IOException {
    Feed feed = new Feed(data);
    OverlayOptions options = options(feed);
    MergedTree merged = Overlay.merge(lowers(feed), options);
    boolean hasTwoSizes = // of a metacopy and of its data, as stat and read tell in Linux
        merged.diagnostics(Trees.LIMITS).stream()
            .anyMatch(f -> f.code().equals(OverlayFinding.METACOPY_SIZE.code()));
    if (hasTwoSizes) {
      return;
    }
    Attempt.succeeds(() -> Trees.readAll(merged));
    Attempt.succeeds(
        () -> {
          MemoryTree flat = Overlay.flatten(merged, Trees.LIMITS);
          Trees.assertSame(merged, flat);
        });
  }

  /** The upper layer that changes leave gives, merged again, what the changes showed. */
  @MethodSource("treeScripts")
  @FuzzTest
  void writable(byte[] data) throws IOException {
    Feed feed = new Feed(data);
    OverlayOptions options = options(feed);
    List<FileTree> lowers = lowers(feed);
    WritableOverlay overlay = Overlay.writable(lowers, options);
    TreeScript.run(feed, overlay);
    Attempt.succeeds(
        () -> {
          Trees.readAll(overlay);
          MergedTree again = Overlay.merge(lowers, overlay.upper().tree(), options);
          Trees.assertSame(overlay, again);
        });
  }
}
