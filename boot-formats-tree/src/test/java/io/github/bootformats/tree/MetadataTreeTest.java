package io.github.bootformats.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTreeTest {
  private static MemoryTree tree(NodeMetadata directory, NodeMetadata file) throws IOException {
    MemoryTree tree = MemoryTree.create(directory);
    tree.createDirectory(TreePath.of("d"), directory);
    tree.createFile(TreePath.of("d/f"), file, FileContent.of(Bytes.utf8("text")));
    tree.createLink(TreePath.of("d/g"), TreePath.of("d/f"));
    tree.setXattr(TreePath.of("d/f"), Bytes.utf8("user.a"), Bytes.utf8("b"));
    return tree;
  }

  @Test
  void metadataIsAllThatChanges() throws IOException {
    NodeMetadata directory = NodeMetadata.of(0755).withOwner(1, 2).withMtime(-5, 3);
    NodeMetadata file = NodeMetadata.of(0644).withOwner(3, 4).withMtime(5, 0);

    FileTree changed = MetadataTree.of(tree(directory, file), metadata -> metadata.withOwner(0, 7));

    MemoryTree expected = tree(directory.withOwner(0, 7), file.withOwner(0, 7));
    assertEquals(List.of(), TreeComparer.create().compare(expected, changed));
    assertEquals(
        List.of(),
        TreeComparer.create().compare(expected, MemoryTree.copyOf(changed, ReadLimits.defaults())));
    assertEquals(7, changed.find(TreePath.of("d/g")).orElseThrow().metadata().gid());
  }
}
