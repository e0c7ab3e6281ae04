package io.github.bootformats.testkit.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract finds trees that do not keep it. */
class TreeContractTest {
  private static FileTree forged(TreeBug bug) throws IOException {
    TreeNode root = new ForgedNode(SampleTrees.everything().root(), bug, new AtomicInteger());
    return new FileTree() {
      @Override
      public TreeNode root() {
        return root;
      }

      @Override
      public Optional<TreeNode> find(TreePath path) throws IOException {
        return bug == TreeBug.PATHS_LEAD_NOWHERE && path.depth() > 1
            ? Optional.empty()
            : FileTree.super.find(path);
      }
    };
  }

  private static List<String> broken(TreeContract contract) {
    return contract.violations().stream().map(violation -> violation.check().name()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void treesAreFoundOutThat(TreeBug bug) throws IOException {
    FileTree tree = forged(bug);
    List<String> broken = broken(TreeContract.ofFileTree(() -> tree));
    assertTrue(broken.contains(bug.promise()), broken::toString);
  }

  @ParameterizedTest
  @EnumSource
  void changesAreFoundOutThat(MutationBug bug) {
    List<String> broken =
        broken(TreeContract.ofMutableTree(() -> bug.plantInto(SampleTrees.empty())));
    assertTrue(broken.contains(bug.promise()), broken::toString);
  }

  @Test
  void aTreeThatKeepsItIsVerified() {
    TreeContract.ofFileTree(SampleTrees::everything).verify();
    assertEquals(List.of(), TreeContract.ofFileTree(SampleTrees::everything).violations());
  }

  @Test
  void fractionsOfASecondAreFoundOutWhereThereShouldBeNone() throws IOException {
    MutableTree tree = SampleTrees.empty();
    TreePath path = TreePath.of("d");
    tree.createDirectory(path, NodeMetadata.of(0755).withMtime(1, 0));
    TreeSource<FileTree> source = () -> FileTree.ofWholeSeconds(tree.root());
    assertEquals(List.of(), broken(TreeContract.ofFileTree(source)));
    tree.setMetadata(path, NodeMetadata.of(0755).withMtime(1, 1));
    assertEquals(
        List.of("times have fractions only where the tree says so"),
        broken(TreeContract.ofFileTree(source)));
  }

  @Test
  void verifyingThrowsAllThatIsBroken() {
    TreeContract contract = TreeContract.ofFileTree(() -> forged(TreeBug.NAME_TWICE));
    int count = contract.violations().size();
    assertTrue(count > 1);
    ContractViolation first = assertThrows(ContractViolation.class, contract::verify);
    assertEquals(count - 1, first.getSuppressed().length);
    assertEquals("names are names and come once: /: comes twice: bin", first.getMessage());
  }

  @Test
  void whatATreeThrowsIsTheCause() {
    IOException failure = new IOException("no such disk");
    List<ContractViolation> violations =
        TreeContract.ofFileTree(
                () -> {
                  throw failure;
                })
            .violations();
    assertEquals(12, violations.size());
    assertSame(failure, violations.get(0).getCause());
    assertEquals(
        "the root is a directory without a name: threw java.io.IOException: no such disk",
        violations.get(0).getMessage());
  }
}
