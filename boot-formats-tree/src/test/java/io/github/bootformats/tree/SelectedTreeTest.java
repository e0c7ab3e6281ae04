package io.github.bootformats.tree;

import static io.github.bootformats.tree.SampleTrees.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectedTreeTest {
  private static FileTree select(String... paths) throws IOException {
    return SelectedTree.of(SampleTrees.everything(), Stream.of(paths).map(TreePath::of).toList());
  }

  private static List<String> paths(FileTree tree) throws IOException {
    List<String> paths = new ArrayList<>();
    try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        paths.add(walk.path().toString());
      }
    }
    return paths;
  }

  @Test
  void isWhatWasSelectedAndTheWayThere() throws IOException {
    assertEquals(
        List.of("/", "/bin", "/bin/empty", "/bin/su", "/etc", "/etc/passwd"),
        paths(select("etc/passwd", "bin")));
  }

  @Test
  void aDirectoryIsAllOfItHoweverMuchOfItIsSelectedToo() throws IOException {
    assertEquals(paths(select("bin")), paths(select("bin/su", "bin", "bin/empty")));
    assertEquals(paths(SampleTrees.everything()), paths(select("etc", "")));
  }

  @Test
  void whatIsNotThereIsLeftOut() throws IOException {
    assertEquals(List.of("/"), paths(select("nothing/at/all")));
    assertEquals(List.of("/", "/etc", "/etc/passwd"), paths(select("etc/passwd/x")));
    assertTrue(select("bin").root().child(path("etc").name()).isEmpty());
  }
}
