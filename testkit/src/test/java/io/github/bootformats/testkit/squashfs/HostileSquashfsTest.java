package io.github.bootformats.testkit.squashfs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Our reader takes no harm of broken rules, in a JVM with a heap of 128 MiB. */
class HostileSquashfsTest {
  @Test
  void brokenRules() throws Exception {
    HostileReport report =
        HostileHarness.of(BrokenSquashfs.class).timeLimit(Duration.ofSeconds(10)).run();
    System.out.println(report);
    assertTrue(report.assertClean().outcomes().size() > 20, "too few outcomes");
  }
}
