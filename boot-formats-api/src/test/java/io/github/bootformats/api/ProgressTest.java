package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void goesOnWhileToldTo() throws InterruptedIOException {
    List<String> told = new ArrayList<>();
    Progress progress = (done, total) -> told.add(done + "/" + total);
    progress.check(1, 2);
    progress.check(2, -1);
    assertEquals(List.of("1/2", "2/-1"), told);
    Progress.NONE.check(Long.MAX_VALUE, -1);
  }

  @Test
  void stopsWhenToldTo() {
    Progress never = (done, total) -> false;
    InterruptedIOException e =
        assertThrows(InterruptedIOException.class, () -> never.check(100, 1000));
    assertEquals("cancelled after 100", e.getMessage());
    assertEquals(100, e.bytesTransferred);
    InterruptedIOException large =
        assertThrows(InterruptedIOException.class, () -> never.check(1L << 40, -1));
    assertEquals(Integer.MAX_VALUE, large.bytesTransferred);
  }
}
