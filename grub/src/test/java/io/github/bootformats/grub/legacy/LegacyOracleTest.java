package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GRUB Legacy 0.97 of Debian boots unattended is what we say. */
@Tag("oracle")
class LegacyOracleTest {
  private static final int SAMPLE = 20;
  private static final int FULL = 500;

  /** Every so many cases one that boots nothing is kept: it takes as long as the oracle waits. */
  private static final int SILENT_ONE_IN = 8;

  @TempDir Path directory = Path.of("");

  @Test
  void randomMenus() throws IOException, InterruptedException {
    long seed = Oracles.seed();
    int count = Oracles.count(SAMPLE, FULL);
    System.out.println("seed of the menus: " + seed);
    LegacyBoot grub = new LegacyBoot(directory);
    List<String> differences = new ArrayList<>();
    int booted = 0;
    int silent = 0;
    for (long s = seed; booted + silent < count; s++) {
      String menu = RandomMenus.of(s);
      boolean boots = LegacyBoot.boots(menu, RandomMenus.files());
      if (!boots && silent * SILENT_ONE_IN > booted) {
        continue;
      }
      booted += boots ? 1 : 0;
      silent += boots ? 0 : 1;
      LegacyBoot.Pair pair = grub.boot(menu, boots);
      if (!pair.real().equals(pair.ours())) {
        differences.add("seed " + s + ": " + pair + "\n" + menu);
      }
    }
    System.out.println(booted + " booted, " + silent + " booted nothing");
    assertTrue(booted > silent);
    assertEquals(List.of(), differences);
  }
}
