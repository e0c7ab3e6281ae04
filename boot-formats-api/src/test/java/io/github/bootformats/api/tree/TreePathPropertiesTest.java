package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TreePathPropertiesTest {
  @Provide
  Arbitrary<byte[]> paths() {
    return Arbitraries.of((byte) 'a', (byte) '.', (byte) '/', (byte) '.', (byte) 0xE9, (byte) 0)
        .array(byte[].class)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<TreePath> valid() {
    return paths()
        .map(Bytes::of)
        .map(TreePath::parse)
        .filter(Optional::isPresent)
        .map(Optional::get);
  }

  @Property
  void whatIsReadHasOnlyNames(@ForAll("paths") byte[] path) {
    Optional<TreePath> read = TreePath.parse(Bytes.of(path));
    boolean leadsOut =
        Arrays.stream(new String(path, java.nio.charset.StandardCharsets.ISO_8859_1).split("/", -1))
            .anyMatch(name -> name.equals("..") || name.indexOf('\0') >= 0);
    assertEquals(leadsOut, read.isEmpty());
    read.ifPresent(found -> assertTrue(found.names().stream().allMatch(TreePath::isName)));
  }

  @Property
  void writingAndReadingChangesNothing(@ForAll("valid") TreePath path) {
    TreePath again = TreePath.parse(path.toBytes()).orElseThrow();
    assertEquals(path, again);
    assertEquals(path.hashCode(), again.hashCode());
    assertEquals(path.depth(), again.names().size());
  }

  @Property
  void theOrderIsThatOfTheNames(@ForAll("valid") TreePath a, @ForAll("valid") TreePath b) {
    int expected = Arrays.compare(names(a), names(b), Comparator.naturalOrder());
    assertEquals(Integer.signum(expected), Integer.signum(a.compareTo(b)));
    assertEquals(expected == 0, a.equals(b));
    assertEquals(
        a.depth() >= b.depth() && List.of(names(a)).subList(0, b.depth()).equals(b.names()),
        a.startsWith(b));
  }

  private static Bytes[] names(TreePath path) {
    return path.names().toArray(Bytes[]::new);
  }
}
