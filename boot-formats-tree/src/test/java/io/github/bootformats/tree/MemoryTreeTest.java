package io.github.bootformats.tree;

import static io.github.bootformats.tree.SampleTrees.path;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryTreeTest {
  @Test
  void aCopyIsIndependent() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    MemoryTree copy = MemoryTree.copyOf(tree, ReadLimits.defaults());
    try (ImageTarget target = tree.openContent(path("etc/passwd"))) {
      target.write(0, Bytes.utf8("ROOT").asByteBuffer());
    }
    tree.delete(path("etc/mtab"));
    assertEquals(2, copy.find(path("etc/passwd")).orElseThrow().nlink());
    assertEquals(
        'r', copy.find(path("etc/passwd")).orElseThrow().content().newInputStream().read());
    assertEquals(true, copy.find(path("etc/mtab")).isPresent());
  }
}
