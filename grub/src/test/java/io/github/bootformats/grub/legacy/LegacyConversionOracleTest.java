package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.GrubScriptCheck;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What GRUB's own {@code grub-menulst2cfg} makes of menus for GRUB Legacy loads in our GRUB 2 what
 * the menus load in our GRUB Legacy, but for the differences that {@link LegacyConversion} names.
 */
@Tag("oracle")
@SuppressWarnings("StringConcatToTextBlock") // line by line, with its ends
class LegacyConversionOracleTest {
  private static final int SAMPLE = 200;
  private static final int FULL = 2000;

  private static final String LOOP =
      "cd \"$1\" && for f in *; do grub-menulst2cfg \"$f\" \"$f.cfg\" || exit 1; done";

  @TempDir Path directory = Path.of("");

  @Test
  @Tag("corpus")
  void menusOfTheCorpus() throws IOException, InterruptedException {
    List<Bytes> menus = new ArrayList<>();
    for (CorpusFile file : Corpus.open("bootconfigs").files("grub-legacy")) {
      menus.add(Bytes.of(file.bytes()));
    }
    Map<LegacyConversion.Verdict, Integer> counts = compare(menus);
    assertTrue(counts.getOrDefault(LegacyConversion.Verdict.SAME, 0) > menus.size(), "" + counts);
  }

  @Test
  void generatedMenus() throws IOException, InterruptedException {
    long seed = Oracles.seed();
    System.out.println("LegacyConversionOracleTest.generatedMenus: seed " + seed);
    List<Bytes> menus = new ArrayList<>();
    int count = Oracles.count(SAMPLE, FULL);
    for (int i = 0; i < count; i++) {
      menus.add(LegacyTexts.bytes(RandomMenus.of(seed + i)));
    }
    Map<LegacyConversion.Verdict, Integer> counts = compare(menus);
    assertTrue(counts.getOrDefault(LegacyConversion.Verdict.SAME, 0) > count / 2, "" + counts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel /xen.gz dom0=1 \"a  b\"~module /vmlinuz ro~module (hd0,2)/initrd | SAME",
        "kernel --type=multiboot /xen.gz~modulenounzip /m x y | SAME",
        "kernel --type=biglinux /k a~modulenounzip /m x y | SAME",
        "kernel --type=freebsd /k a | SAME",
        "kernel /k~kernel /xen.gz | SECOND_KERNEL",
        "root (hd0,1)~kernel (hd1,0)/k~initrd /i | SAME",
        "rootnoverify (hd0,2)~makeactive~chainloader --force +1 | SAME",
        "chainloader (hd0,1)+1 | SAME",
        "chainloader (hd0,1,b)+1 | SAME",
        "chainloader (nd)/x | SAME",
        "kernel /k~rootnoverify~initrd /i | NO_ROOT",
        "uuid 1234-abcd~kernel /k | SAME",
        "kernel --no-mem-options /k | OPTIONS",
        "initrd /i~kernel /k | FAILS",
        "kernel /~module /x | UNKNOWN_KERNEL",
        "configfile /boot/other.conf | CONFIGURATION",
        "kernel /k~lock | SAME",
        "kernel /k~lock~bogus~savedefault | SAME",
        "kernel /k~lock~savedefault | BROKEN",
        "password x~kernel /k | BROKEN",
        "password --md5 x /f~kernel /k | PASSWORD",
        "quiet | EMPTY",
        "bogus | EMPTY",
        "reboot | SAME",
      })
  void entries(String commands, LegacyConversion.Verdict verdict)
      throws IOException, InterruptedException {
    Bytes menu = Bytes.utf8("title A 'title' \n" + commands.replace('~', '\n') + "\n");
    Bytes script = convert(List.of(menu)).get(0);
    LegacyConversion.Comparison compared = new LegacyConversion(menu, script).compare().get(0);
    assertEquals(verdict, compared.verdict(), () -> compared.description() + "\n" + script);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TITLE")
  void commandsThatAreLeftOut(LegacyKeyword keyword) throws IOException, InterruptedException {
    String script = script("title x\n" + keyword.word() + " (hd0,0) x\n");
    boolean isEmpty = script.contains("# Unsupported") || script.startsWith("menuentry 'x' {\n}");
    assertEquals(LegacyConversion.LEFT_OUT.contains(keyword), isEmpty, script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"title x\n", "title x\n\tkernel /k\n", "title x\n#\nquiet\n"})
  void anEntryWithoutACommandBreaksTheScript(String menu) throws IOException, InterruptedException {
    assertEquals(GrubScriptCheck.SYNTAX_ERROR, GrubScriptCheck.check(Bytes.utf8(script(menu))));
  }

  private String script(String menu) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("menu.lst"), menu);
    return Oracles.tool("grub-menulst2cfg", "grub-common").run(file.toString()).orFail().out();
  }

  private Map<LegacyConversion.Verdict, Integer> compare(List<Bytes> menus)
      throws IOException, InterruptedException {
    List<Bytes> scripts = convert(menus);
    Map<LegacyConversion.Verdict, Integer> counts = new EnumMap<>(LegacyConversion.Verdict.class);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < menus.size(); i++) {
      LegacyConversion conversion = new LegacyConversion(menus.get(i), scripts.get(i));
      for (LegacyConversion.Comparison compared : conversion.compare()) {
        counts.merge(compared.verdict(), 1, Integer::sum);
        if (compared.verdict() == LegacyConversion.Verdict.DIFFERENT) {
          differences.add(
              "menu %d: %s%n%s%n"
                  .formatted(i, compared.description(), LegacyTexts.latin(menus.get(i))));
        }
      }
    }
    System.out.println(menus.size() + " menus: " + counts);
    assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
    return counts;
  }

  private List<Bytes> convert(List<Bytes> menus) throws IOException, InterruptedException {
    Oracles.tool("grub-menulst2cfg", "grub-common");
    Path inputs = Files.createTempDirectory(directory, "menus");
    for (int i = 0; i < menus.size(); i++) {
      Files.write(inputs.resolve("" + i), LegacyConversion.readable(menus.get(i)).toByteArray());
    }
    Oracles.tool("bash", "bash")
        .timeLimit(Duration.ofMinutes(30))
        .run("-c", LOOP, "bash", inputs.toString())
        .orFail();
    List<Bytes> scripts = new ArrayList<>();
    for (int i = 0; i < menus.size(); i++) {
      scripts.add(Bytes.of(Files.readAllBytes(inputs.resolve(i + ".cfg"))));
    }
    return scripts;
  }
}
