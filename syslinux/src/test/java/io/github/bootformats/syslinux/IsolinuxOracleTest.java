package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and the initrds that we predict are those that ISOLINUX 6.04 passes. */
@Tag("oracle")
class IsolinuxOracleTest {
  private static final int SAMPLE = 50;
  private static final int FULL = 1000;

  private static final int CORPUS_SAMPLE = 10;

  /** Every so many cases one that boots nothing is kept: it costs ten seconds. */
  private static final int SILENT_ONE_IN = 50;

  @TempDir static Path directory = Path.of("");

  private static List<Bytes> facts = List.of();

  @BeforeAll
  static void machine() throws IOException, InterruptedException {
    facts = Isolinux.facts(directory);
  }

  @Test
  void randomConfigurations() throws IOException, InterruptedException {
    long seed = Oracles.seed();
    int count = Oracles.count(SAMPLE, FULL);
    System.out.println("seed of the configurations: " + seed);
    Isolinux isolinux = new Isolinux(directory, facts);
    List<String> differences = new ArrayList<>();
    int booted = 0;
    int silent = 0;
    for (long s = seed; booted + silent < count; s++) {
      BootCase boot = RandomConfigs.of(s);
      boolean boots = Expectation.boots(boot);
      if (!boots && silent >= (booted + silent) / SILENT_ONE_IN) {
        continue;
      }
      booted += boots ? 1 : 0;
      silent += boots ? 0 : 1;
      Isolinux.Pair pair = isolinux.boot(boot);
      if (!pair.real().equals(pair.ours())) {
        differences.add("seed " + s + ": " + pair + "\n" + boot);
      }
    }
    System.out.println(booted + " booted, " + silent + " booted nothing");
    assertTrue(booted > silent);
    assertEquals(List.of(), differences);
  }

  @Test
  @Tag("corpus")
  void realConfigurations() throws IOException, InterruptedException {
    List<BootCase> cases = new ArrayList<>(CorpusBoots.all());
    Collections.shuffle(cases, new Random(Oracles.seed()));
    int count = Math.min(cases.size(), Oracles.count(CORPUS_SAMPLE, cases.size()));
    Isolinux isolinux = new Isolinux(directory, facts);
    List<String> differences = new ArrayList<>();
    for (BootCase boot : cases.subList(0, count)) {
      Isolinux.Pair pair = isolinux.boot(boot);
      if (!pair.real().equals(pair.ours())) {
        differences.add(pair + "\n" + boot);
      }
    }
    System.out.println(count + " of " + cases.size() + " real configurations booted");
    assertTrue(count > 0);
    assertEquals(List.of(), differences);
  }
}
