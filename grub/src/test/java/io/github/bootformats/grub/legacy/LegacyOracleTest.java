package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GRUB Legacy 0.97 of Debian boots unattended is what we say. */
@Tag("oracle")
@SuppressWarnings("StringConcatToTextBlock") // line by line, with its ends
class LegacyOracleTest {
  private static final int SAMPLE = 15;
  private static final int FULL = 500;

  /** Every so many cases one that boots nothing is kept: it takes as long as the oracle waits. */
  private static final int SILENT_ONE_IN = 8;

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default 0\ntitle one\nroot (hd0,0)\nkernel /k  root=/dev/sda1   ro \"a b\" \ninitrd /i\n",
        "default 1\n"
            + "title none\n"
            + "title one\n"
            + "bogus x\n"
            + "title two\n"
            + "kernel /k2\n"
            + "title three\n"
            + "kernel /k3 3\n",
        "fallback 1\ntitle a\nkernel /k a\nsavedefault\ntitle b\nkernel /k b mem=64M\n",
        "title x\n\tkernel\t=\t/k\ta\\\n  b vga=normal   \n# comment \\\ninitrd /no\n",
      })
  void menus(String text) throws IOException, InterruptedException {
    LegacyBoot.Pair pair = new LegacyBoot(directory).boot("timeout 0\n" + text, true);
    assertEquals(pair.real(), pair.ours());
    assertNotEquals(LegacyBoot.Answer.NOTHING, pair.real());
  }

  @Test
  void aCommandLineIsCut() throws IOException, InterruptedException {
    String text = "timeout 0\ntitle x\nkernel /k " + "p=0123456789 ".repeat(40) + "\n";
    LegacyBoot.Pair pair = new LegacyBoot(directory).boot(text, true);
    assertEquals(pair.real(), pair.ours());
    assertEquals(255, pair.real().commandLine().length());
  }

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
