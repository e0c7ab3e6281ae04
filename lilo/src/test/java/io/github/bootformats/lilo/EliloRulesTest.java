package io.github.bootformats.lilo;

import static io.github.bootformats.lilo.Given.boots;
import static io.github.bootformats.lilo.Given.elilo;
import static io.github.bootformats.lilo.Given.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where ELILO 3 differs from LILO. */
class EliloRulesTest {
  @Test
  void rule01_theLineHasTheKernelWithItsDevice_thenRootAppendAndRo() {
    String config = "image=vmlinuz label=l root=/dev/sda2 read-only append=\"quiet x\"";
    LiloHost host = LiloHost.builder().startedFrom("fs0", "/EFI/debian/").build();
    assertEquals("BOOT_IMAGE=dev000:/vmlinuz root=/dev/sda2  quiet x ro", boots(elilo(config)));
    assertEquals(
        "BOOT_IMAGE=fs0:/EFI/debian/vmlinuz root=/dev/sda2  quiet x ro",
        boots(elilo(config, host)));
    assertEquals(
        "BOOT_IMAGE=fs0:\\k root=/dev/sda2  quiet x ro",
        boots(elilo(config.replace("vmlinuz", "\"\\\\k\""), host)));
    assertEquals(
        "BOOT_IMAGE=net0:k root=/dev/sda2  quiet x ro",
        boots(elilo(config.replace("vmlinuz", "net0:k"), host)));
  }

  @Test
  void rule02_theEntryGoesBeforeTheGlobalOptions_andAnEmptyTextIsNone() {
    assertEquals("BOOT_IMAGE=dev000:/k  b", boots(elilo("append=a\nimage=/k\nlabel=l\nappend=b")));
    assertEquals(
        "BOOT_IMAGE=dev000:/k  a", boots(elilo("append=a\nimage=/k\nlabel=l\nappend=\"\"")));
    assertEquals(
        "BOOT_IMAGE=dev000:/k only",
        boots(elilo("append=a root=/r read-only image=/k label=l literal=only append=b")));
    assertEquals(
        "BOOT_IMAGE=dev000:/k  c", boots(elilo("image=/k label=l append=b append=c")), "the last");
  }

  @Test
  void rule03_aValueMayContainEqualsSigns() {
    assertEquals(
        "BOOT_IMAGE=dev000:/k root=UUID=1  console=ttyS0",
        boots(elilo("image=/k label=l root=UUID=1 append=console=ttyS0")));
  }

  @Test
  void rule04_namesOfOptionsAreInLowerCase_andLabelsInAnyWhereTyped() {
    assertEquals("lilo.unknown-option", boots(elilo("IMAGE=/k label=l")));
    assertEquals("lilo.default-missing", boots(elilo("default=L image=/k label=l")));
    assertEquals(
        "BOOT_IMAGE=dev000:/k  a",
        elilo("image=/k label=l append=a").boot("L").map(Given::line).orElseThrow());
  }

  @Test
  void rule05_globalOptionsEndWithTheFirstEntry() {
    assertEquals("lilo.misplaced", boots(elilo("image=/k label=l\ntimeout=5")));
    assertEquals("lilo.unknown-option", boots(elilo("boot=/dev/sda image=/k label=l")));
  }

  @Test
  void rule06_aDollarIsACharacter_andPercentNamesAVariable() {
    LiloHost host = LiloHost.builder().variable("H", Bytes.utf8("node1")).build();
    assertEquals(
        "BOOT_IMAGE=dev000:/k  $HOME host=node1 %H x",
        boots(elilo("image=/k label=l append=\"$HOME host=%H &%H %Qx\"", host)));
  }

  @Test
  void rule07_aBackslashAtTheEndOfALineInQuotesJoinsWithoutABlank() {
    assertEquals(
        "BOOT_IMAGE=dev000:/k  a  b", boots(elilo("image=/k label=l append=\"a\\\n  b\"")));
  }

  @Test
  void rule08_everyEntryNeedsALabelOfItsOwn() {
    assertEquals("lilo.name-illegal", boots(elilo("image=/k")));
    assertEquals("lilo.name-illegal", boots(elilo("image=/k image=/l label=l")));
    assertEquals("lilo.name-duplicate", boots(elilo("image=/k label=l image=/l label=l")));
    assertEquals(
        "BOOT_IMAGE=dev000:/k ", boots(elilo("image=/k label=l image=/l label=L")), "case matters");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "delay=20, 2000",
    "timeout=20, 0",
    "prompt, -1",
    "prompt timeout=0, -1",
    "prompt timeout=20, 2000",
  })
  void rule09_withoutAPromptDelayCounts_withOneTimeout(String options, long millis) {
    Optional<Duration> expected =
        millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    assertEquals(expected, elilo(options + " image=/k label=l").bootMenu().timeout());
  }

  @ParameterizedTest
  @CsvSource({
    "timeout=5s image=/k label=l, lilo.number",
    "verbose=6 image=/k label=l, lilo.number",
    "chooser=fancy image=/k label=l, lilo.chooser-unknown",
    "root=/a root=/b image=/k label=l, lilo.duplicate",
    "timeout=5 timeout=6 image=/k label=l, lilo.duplicate",
    "timeout=0 timeout=6 image=/k label=l, 'BOOT_IMAGE=dev000:/k '",
    "read-only read-only image=/k label=l, 'BOOT_IMAGE=dev000:/k  ro'",
    "prompt, lilo.images-none",
  })
  void rule10_whatIsRefused(String config, String expected) {
    assertEquals(expected, boots(elilo(config)));
  }

  @Test
  void rule11_textsHaveTheirLengths() {
    assertEquals("lilo.token-long", boots(elilo("image=/k label=l initrd=" + "x".repeat(256))));
    assertEquals("lilo.token-long", boots(elilo("image=/k label=" + "x".repeat(512))));
    assertEquals("lilo.token-long", boots(elilo("image=/k label=l append=" + "x".repeat(2048))));
    assertTrue(
        has(elilo("image=/k label=l append=" + "x".repeat(2047)), LiloFinding.COMMAND_LINE_LONG));
  }

  @Test
  void rule12_aMonitorIsStartedInsteadOfTheKernel_whoseRootStandsBehindTheDashes() {
    assertEquals(
        "BOOT_IMAGE=dev000:/xen.gz  dom0_mem=1 -- root=/dev/md0 quiet",
        boots(elilo("image=/k label=l vmm=/xen.gz root=/dev/md0 append=\"dom0_mem=1 -- quiet\"")));
    assertEquals(
        "BOOT_IMAGE=dev000:/xen.gz  -- root=/dev/md0 ro",
        boots(elilo("image=/k label=l vmm=/xen.gz root=/dev/md0 read-only"))
            .replace("  ro", " ro"));
  }

  @Test
  void rule13_aNameThatIsNoLabelIsAKernel() {
    LiloMenu menu = elilo("append=a read-only initrd=/i\nimage=/k label=l append=b");
    BootEntry entry = menu.boot("/other x y").orElseThrow();
    assertEquals("BOOT_IMAGE=dev000:/other  a ro x y", Given.line(entry));
    assertEquals("BOOT_IMAGE=dev000:/k  b ro x", Given.line(menu.boot("l  x").orElseThrow()));
  }

  @Test
  void rule14_descriptionsAreShown() {
    BootEntry entry =
        elilo("image=/k label=l description=\"The kernel\"").bootMenu().entries().get(0);
    assertEquals(Bytes.utf8("The kernel"), entry.title());
    assertEquals(Bytes.utf8("l"), entry.id());
  }

  @Test
  void rule15_aByte255EndsTheFile() {
    assertEquals("BOOT_IMAGE=dev000:/k ", boots(elilo("image=/k label=l \u00ffwhat")));
  }
}
