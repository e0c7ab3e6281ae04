package io.github.bootformats.grub;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import org.junit.jupiter.api.Test;

/** Runs scripts that want to do harm, in a JVM with a heap of 128 MiB. */
class HostileScriptsTest {
  @Test
  void damagedScripts() throws Exception {
    HostileReport report = HostileHarness.of(HostileScripts.class).run();
    System.out.println(report);
    report.assertClean();
  }
}
