package io.github.bootformats.tree;

import static io.github.bootformats.tree.SampleTrees.path;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.testsupport.FileTreeContract;
import io.github.bootformats.testsupport.MutableTreeContract;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MemoryTreeTest {
  @TestFactory
  Stream<DynamicNode> keepsTheContract() {
    return FileTreeContract.tests(SampleTrees::everything);
  }

  @TestFactory
  Stream<DynamicNode> aCopyKeepsTheContract() {
    return FileTreeContract.tests(
        () -> MemoryTree.copyOf(SampleTrees.everything(), ReadLimits.defaults()));
  }

  @TestFactory
  Stream<DynamicNode> canBeChanged() {
    return MutableTreeContract.tests(SampleTrees::empty);
  }

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
