package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeMetadataTest {
  private static final NodeMetadata PLAIN = NodeMetadata.of(0644);

  @Test
  void changesOneThingAtATime() {
    NodeMetadata changed = PLAIN.withOwner(1000, 4_294_967_295L).withMtime(-2, 5);
    assertEquals(0644, changed.permissions());
    assertEquals(1000, changed.uid());
    assertEquals(4_294_967_295L, changed.gid());
    assertEquals(-2, changed.mtimeSeconds());
    assertEquals(5, changed.mtimeNanos());
    assertEquals(PLAIN, changed.withOwner(0, 0).withMtime(0, 0));
    for (NodeMetadata other :
        new NodeMetadata[] {
          PLAIN.withPermissions(0645),
          PLAIN.withOwner(1, 0),
          PLAIN.withOwner(0, 1),
          PLAIN.withMtime(1, 0),
          PLAIN.withMtime(0, 1)
        }) {
      assertNotEquals(PLAIN, other);
    }
    assertEquals(PLAIN.hashCode(), NodeMetadata.of(0644).hashCode());
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> NodeMetadata.of(0100644));
    assertThrows(IllegalArgumentException.class, () -> NodeMetadata.of(-1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withOwner(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withOwner(0, -1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withMtime(0, -1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withMtime(0, 1_000_000_000));
  }

  @Test
  void timesGoThereAndBack() {
    FileTime before1970 = FileTime.from(Instant.parse("1901-12-13T20:45:51.999999999Z"));
    NodeMetadata old = PLAIN.withMtime(before1970);
    assertEquals(before1970, old.mtime());
    assertEquals(999_999_999, old.mtimeNanos());
    assertEquals(old, PLAIN.withMtime(old.mtimeSeconds(), old.mtimeNanos()));
    assertEquals(
        FileTime.from(Long.MIN_VALUE, java.util.concurrent.TimeUnit.SECONDS),
        PLAIN.withMtime(Long.MIN_VALUE, 7).mtime());
  }

  @Test
  void printsAsStatDoes() {
    assertEquals(
        "4755 0:5 1970-01-01T00:00:01Z",
        NodeMetadata.of(04755).withOwner(0, 5).withMtime(1, 0).toString());
  }
}
