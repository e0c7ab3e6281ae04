package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.grub.GrubConsumer;
import io.github.bootformats.grub.GrubEvaluator;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Entry files, and what {@code blscfg} makes of them. */
final class BlsTexts {
  private static final String PREPARED =
      "function load_video { true; }\nset default_kernelopts=fallback\nset opts='of a=1'\n";

  private BlsTexts() {}

  static BlsDocument document(String text) {
    return BlsDocument.parse(Bytes.utf8(text)).model();
  }

  static BlsEditor editor(String text) {
    return BlsEditor.of(document(text));
  }

  static String text(BlsEditor editor) {
    return editor.toBytes().decodeUtf8().orElseThrow();
  }

  /** Returns the menu's entries, where {@code $opts} is {@code of a=1}. */
  static List<BootEntry> entries(BlsDocument document) {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    try {
      tree.createDirectory(TreePath.of("loader"), NodeMetadata.of(0755));
      tree.createDirectory(TreePath.of("loader/entries"), NodeMetadata.of(0755));
      tree.createFile(
          TreePath.of("loader/entries/e.conf"),
          NodeMetadata.of(0644),
          FileContent.of(document.toBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return GrubEvaluator.of(GrubConsumer.GRUB_RHBOOT_2_06, GrubHost.of(tree))
        .evaluate(GrubScript.parse(PREPARED + "blscfg\n"))
        .bootMenu()
        .entries();
  }

  /** Returns the words that the kernel of the only entry is given, without {@code BOOT_IMAGE=}. */
  static List<Bytes> passed(BlsDocument document) {
    List<Bytes> words = entries(document).get(0).kernelCommandLine().words();
    return words.subList(1, words.size());
  }
}
