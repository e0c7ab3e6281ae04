package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import io.github.bootformats.testsupport.HostileSuite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Reads damaged images in a JVM with a heap of 128 MiB. */
class HostileImagesTest {
  private static HostileReport run(Class<? extends HostileSuite> suite) throws Exception {
    HostileReport report = HostileHarness.of(suite).timeLimit(Duration.ofSeconds(10)).run();
    System.out.println(report);
    return report.assertClean();
  }

  @Test
  void mutated() throws Exception {
    assertTrue(run(MutatedImages.class).outcomes().size() > 20, "too few outcomes");
  }

  @Test
  void truncated() throws Exception {
    // The tables that Linux asks for first are at the end.
    assertTrue(
        run(TruncatedImages.class).outcomes().keySet().stream()
            .noneMatch(o -> o.startsWith("walked")));
  }

  @Test
  void compressed() throws Exception {
    assertTrue(run(CompressedMutants.class).outcomes().size() > 5, "too few outcomes");
  }
}
