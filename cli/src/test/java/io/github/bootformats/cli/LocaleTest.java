package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import io.github.bootformats.tree.TreeDifference;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tool and the libraries say does not depend on where they run: on letters without a dot
 * (Turkish), on digits of other scripts, on other calendars, or on the time zone.
 */
class LocaleTest {
  private static final Locale LOCALE = Locale.getDefault();
  private static final Pattern LOCALIZED =
      Pattern.compile("\"[^\"\n]*(?<!%)%[-+ ,(#0]*[0-9]*(?:\\.[0-9]+)?[dfegtEGT](?!ree)[^\"\n]*\"");
  private static final TimeZone ZONE = TimeZone.getDefault();

  @TempDir Path directory = Path.of("");

  @AfterEach
  void restore() {
    Locale.setDefault(LOCALE);
    TimeZone.setDefault(ZONE);
  }

  /** A disk that is damaged, archives, configurations with mistakes, a script. */
  private static void writeImages(Path directory) throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
    SampleImages.unpack("gpt-primary-entries-damaged", directory);
    SampleImages.unpack("mbr-ebr-cycle", directory);
    SampleImages.unpack("squashfs-small", directory);
    MemoryTree tree = SampleArchive.tree();
    SampleArchive.write(tree, directory.resolve("a.cpio"));
    try (OutputStream out = Files.newOutputStream(directory.resolve("initrd.img"))) {
      InitramfsBuilder.create().add(tree, "xz").writeTo(out);
    }
    byte[] whole = Files.readAllBytes(directory.resolve("a.cpio"));
    Files.write(directory.resolve("cut.cpio"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(
        directory.resolve("isolinux.cfg"),
        """
        TIMEOUT 12345
        DEFAULT LINUX
        LABEL LINUX
          KERNEL VMLINUZ.IMG
          INITRD I.IMG
          append i=I
        """);
    Files.writeString(
        directory.resolve("grub.cfg"),
        """
        set timeout=1234
        menuentry I { linux /I root=/dev/i; initrd /i }
        if
        """);
    Files.writeString(directory.resolve("new.sfdisk"), "label: GPT\nsize=16MIB, type=LINUX\n");
  }

  /** Runs commands whose output has numbers, times, sizes and words of many kinds. */
  private static List<String> runs(Path directory) throws IOException {
    writeImages(directory);
    String[] commands = {
      "inspect disk.img",
      "inspect disk.img --json",
      "inspect disk.img --svg disk.svg",
      "inspect gpt-primary-entries-damaged.img",
      "inspect initrd.img",
      "inspect cut.cpio",
      "partitions mbr-ebr-cycle.img --as all --long",
      "partitions disk.img --as LINUX",
      "partition resize disk.img 2 32MIB --dry-run",
      "partition create new.img --size 64M --add type=LINUX,size=16MIB --seed I --yes",
      "partition dump disk.img",
      "partition apply disk.img new.sfdisk --dry-run",
      "partition list-types",
      "ls -l a.cpio",
      "ls -l squashfs-small.img",
      "ls --raw -l initrd.img",
      "initrd segments initrd.img",
      "diff a.cpio squashfs-small.img",
      "squashfs info squashfs-small.img",
      "menu isolinux.cfg",
      "menu grub.cfg",
      "grub trace grub.cfg",
      "fuzz-corpus gpt --count 1 --seed 1 corpus",
      "pack --format SQUASHFS --comp XZ a.cpio a.squashfs",
      "pack --format odc squashfs-small.img b.cpio",
      "extract --owners ignore a.cpio out",
      "no-such-command",
      "inspect no-such-file",
      "--help",
    };
    List<String> runs = new ArrayList<>();
    for (String command : commands) {
      runs.add(command + ": " + ToolRun.in(directory, command.split(" ", -1)));
    }
    return runs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "fa-IR"})
  void theToolSaysAndWritesTheSameEverywhere(String language) throws IOException {
    Path usual = Files.createDirectory(directory.resolve("usual"));
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    List<String> expected = runs(usual);
    Path foreign = Files.createDirectory(directory.resolve("foreign"));
    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    List<String> found = runs(foreign);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i));
    }
    List<TreeDifference> differences =
        TreeComparer.create()
            .ignoring(TreeAttribute.MTIME)
            .compare(HostTree.of(usual), HostTree.of(foreign));
    assertEquals(List.of(), differences);
  }

  /** The premise of the test above: the JDK does write other digits then. */
  @Test
  void theJdkKnowsTheseLocales() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    assertNotEquals("5", String.format(Locale.getDefault(), "%d", 5));
    Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
    assertNotEquals("5", String.format(Locale.getDefault(), "%d", 5));
    assertNotEquals("i", "I".toLowerCase(Locale.forLanguageTag("tr-TR")));
  }

  /**
   * {@code %d} and {@code %f} take the digits of the locale; {@code %s} takes none, nor does {@code
   * %x}. Messages of the libraries are many, so the sources are searched.
   */
  @Test
  void noSourceFormatsNumbersByTheLocale() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : MainSources.all()) {
      String text = Files.readString(source);
      Matcher number = LOCALIZED.matcher(text);
      while (number.find()) {
        String before = text.substring(Math.max(0, number.start() - 80), number.start());
        if (!before.contains("Locale.ROOT,")) {
          found.add(source.getFileName() + ": " + number.group());
        }
      }
    }
    assertEquals(List.of(), found);
  }
}
