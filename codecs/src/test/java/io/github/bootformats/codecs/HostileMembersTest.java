package io.github.bootformats.codecs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import org.junit.jupiter.api.Test;

/** Decodes members that want to do harm, in a JVM with a heap of 128 MiB. */
class HostileMembersTest {
  @Test
  void mutatedMembers() throws Exception {
    HostileReport report = HostileHarness.of(MutatedMembers.class).run();
    System.out.println(report);
    report.assertClean();
    assertTrue(report.outcomes().size() > 40, "too few outcomes");
    for (StreamCodec codec : Codecs.standard().streams()) {
      assertTrue(
          report.outcomes().keySet().stream().anyMatch(k -> k.startsWith(codec.id())), codec.id());
    }
  }

  @Test
  void claims() throws Exception {
    HostileReport report = HostileHarness.of(HugeClaims.class).run();
    System.out.println(report);
    report.assertClean();
  }
}
