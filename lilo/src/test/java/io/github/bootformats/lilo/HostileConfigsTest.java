package io.github.bootformats.lilo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Configurations that want to do harm. */
class HostileConfigsTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void changedConfigurations_endInAMenuOrARefusal() throws Exception {
    HostileReport report = HostileHarness.of(HostileConfigs.class).run();
    System.out.println(report);
    report.assertClean();
    assertTrue(report.outcomes().size() > 10, "few ways to end");
  }

  @Test
  void variablesThatGrowAreBounded() {
    LiloHost host = LiloHost.builder().variable("X", Given.bytes(" ".repeat(10_000))).build();
    LiloMenu menu = assertTimeout(SOON, () -> Given.menu("$X ".repeat(10_000), host));
    assertTrue(Given.has(menu, LiloFinding.LIMIT_EXPANSION));
  }

  @Test
  void manyEntriesWithALongGlobalAppendAreBounded() {
    String config = "append=" + "x".repeat(2_000) + "\n" + entries(40_000);
    LiloDocument document = LiloDocument.parse(Given.bytes(config), LiloDialect.ELILO).model();
    assertTimeout(
        SOON,
        () ->
            assertThrows(LimitExceededException.class, () -> LiloConsumer.ELILO_3.menu(document)));
    LiloMenu lilo = assertTimeout(SOON, () -> Given.menu(entries(40_000)));
    assertTrue(Given.has(lilo, LiloFinding.IMAGES_MANY));
    assertEquals(28, lilo.bootMenu().entries().size());
  }

  private static String entries(int count) {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < count; i++) {
      entries.append("image=/k\nlabel=").append(i).append('\n');
    }
    return entries.toString();
  }

  @Test
  void manyOddBytesAreReadInTime() {
    for (String piece :
        new String[] {"=", "\"", "a\n", "\\", "${", "#\n", "a=\"\\", "image=", " "}) {
      Bytes bytes = Given.bytes(piece.repeat(100_000 / piece.length()));
      assertTimeout(
          SOON,
          () -> {
            assertEquals(bytes, LiloDocument.parse(bytes).model().toBytes());
            LiloDocument.parse(bytes).diagnostics();
            Given.menu(LiloConsumer.LILO_24, bytes, Given.NOTHING_KNOWN);
            Given.menu(LiloConsumer.ELILO_3, bytes, Given.NOTHING_KNOWN);
          });
    }
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    ReadLimits limits = ReadLimits.builder().with(LiloLimits.MAX_FILE_BYTES, 10).build();
    assertThrows(
        LimitExceededException.class,
        () ->
            new LiloProvider()
                .capability(Capability.REPORT)
                .orElseThrow()
                .report(ImageSource.of(new byte[11]), limits));
  }

  @Test
  void aTypedLineEndsAtANul() {
    LiloMenu menu = Given.elilo("image=/k\nlabel=l\n");
    assertEquals(menu.boot("l x"), menu.boot(Given.bytes("l x\0y")));
    assertEquals(Given.menu("image=/k\n").boot("k x"), Given.menu("image=/k\n").boot("k x\0y"));
  }
}
