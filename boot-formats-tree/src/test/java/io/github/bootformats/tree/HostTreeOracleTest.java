package io.github.bootformats.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GNU find tells of the same directories. */
@Tag("oracle")
class HostTreeOracleTest {
  private static final String FORMAT = "%P\\0%y %m %U %G %T@ %n %D:%i %s\\0%l\\0";

  @ParameterizedTest
  @ValueSource(strings = {"/etc", "/dev", "/usr/bin", "/usr/share/zoneinfo"})
  void showsWhatFindShows(String directory) throws Exception {
    byte[] out =
        Oracles.tool("find", "findutils")
            .run(directory, "-xdev", "-printf", FORMAT)
            .orFail()
            .outBytes();
    String[] fields = new String(out, StandardCharsets.ISO_8859_1).split("\0", -1);
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i + 2 < fields.length; i += 3) {
      String facts = fields[i + 1];
      if (facts.startsWith("d")) {
        // Directories have one name here, and no size.
        facts = facts.replaceFirst("(\\S+) (\\S+) \\S+$", "- $2 -");
      }
      expected.put(fields[i], facts + " " + fields[i + 2]);
    }
    assertTrue(expected.size() > 20, directory);
    Map<String, String> seen = new TreeMap<>();
    HostTree tree = HostTree.of(Path.of(directory));
    long device = ((HostNode) tree.root()).attributes().device();
    try (TreeWalk walk = TreeWalk.unsorted(tree, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (((HostNode) node).attributes().device() != device) {
          walk.skipChildren();
        }
        seen.put(latin1(walk.path().toBytes()), line((HostNode) node));
      }
    }
    assertEquals(withoutVarying(expected, seen), withoutVarying(seen, expected));
  }

  /** Other processes may change something meanwhile: then it is in one of both only. */
  private static Map<String, String> withoutVarying(Map<String, String> map, Map<String, ?> other) {
    Map<String, String> result = new TreeMap<>(map);
    result.keySet().retainAll(other.keySet());
    result.keySet().removeIf(path -> path.startsWith("pts") || path.startsWith("shm"));
    assertTrue(result.size() > map.size() * 9 / 10);
    return result;
  }

  private static String line(HostNode node) throws IOException {
    NodeMetadata metadata = node.metadata();
    boolean directory = node.type() == FileType.DIRECTORY;
    return String.format(
        "%s %o %d %d %d.%09d0 %s %d:%d %s %s",
        node.type() == FileType.REGULAR ? "f" : String.valueOf(node.type().letter()),
        metadata.permissions(),
        metadata.uid(),
        metadata.gid(),
        metadata.mtimeSeconds(),
        metadata.mtimeNanos(),
        directory ? "-" : node.nlink(),
        node.attributes().device(),
        node.attributes().inode(),
        directory ? "-" : node.size(),
        node.type() == FileType.SYMLINK ? latin1(node.target()) : "");
  }

  private static String latin1(Bytes bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }
}
