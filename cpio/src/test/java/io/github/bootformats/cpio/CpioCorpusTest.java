package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Archives of other programs, and those that others test theirs with. */
@Tag("corpus")
class CpioCorpusTest {
  /** What is no archive that is read here, and why. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "cc_cpio_bad_long_value.cpio", "cpio.field-digits",
          "cc_long-name_newc-fail.cpio", "limit.cpio.name-bytes",
          "cc_long-name_odc-fail.cpio", "limit.cpio.name-bytes",
          "la_test_extract.cpio.lz4", "cpio.magic",
          "la_test_extract.cpio.lzo", "cpio.magic",
          "la_test_read_format_cpio_afio_header.part1.cpio", "cpio.afio",
          "la_test_read_format_cpio_afio_header.part2.cpio", "cpio.magic");

  private static List<CorpusFile> files() throws IOException {
    return Corpus.open("cpio").files("").stream()
        .filter(file -> !file.name().endsWith(".txt"))
        .toList();
  }

  private static CpioImage open(byte[] bytes) throws IOException {
    return CpioImage.open(ImageSource.of(bytes), ReadLimits.defaults());
  }

  @Test
  void everyByteIsKept() throws IOException {
    Map<String, Integer> codes = new TreeMap<>();
    Map<String, String> refused = new HashMap<>();
    int archives = 0;
    for (CorpusFile file : files()) {
      byte[] bytes = file.bytes();
      try (CpioImage image = open(bytes)) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        image.archive().writeTo(copy, Progress.NONE);
        assertArrayEquals(bytes, copy.toByteArray(), file.name());
        HostileArchive.use(bytes);
        image.diagnostics().forEach(d -> codes.merge(d.code(), 1, Integer::sum));
        archives++;
      } catch (FormatException e) {
        refused.put(file.name(), e.reason());
      }
    }
    System.out.println(archives + " archives, findings " + codes);
    assertTrue(archives > 40, archives + " archives");
    assertEquals(REFUSED, refused);
  }

  /** The same tree, packed by the cpio of FreeBSD and SunOS in all their formats. */
  @Test
  void vendorsAgree() throws IOException {
    Corpus corpus = Corpus.open("cpio");
    for (String name :
        List.of("FreeBSD_bin", "FreeBSD_newc", "FreeBSD_crc", "SunOS_", "SunOS_-c", "SunOS_odc")) {
      try (CpioImage image = open(corpus.file("cc_archives_" + name + ".cpio").bytes())) {
        assertEquals(List.of(), image.diagnostics(), name);
        assertEquals(List.of(), image.archive().checkSums(Progress.NONE), name);
        assertEquals(10, image.archive().members().size(), name);
        TreeNode file = image.tree().find(TreePath.of("123459")).orElseThrow();
        assertEquals("efghijklmnopqrstuvwxyz\n".length(), file.size(), name);
      }
    }
  }

  @Test
  void linksOfGnuCpio() throws IOException {
    Corpus corpus = Corpus.open("cpio");
    for (String dialect : List.of("newc", "crc")) {
      try (CpioImage image = open(corpus.file("la_test_gcpio_compat_ref." + dialect).bytes())) {
        assertEquals(dialect, image.archive().dialect().orElseThrow().id());
        assertEquals(2, image.tree().find(TreePath.of("file")).orElseThrow().nlink());
        assertEquals(
            image.tree().find(TreePath.of("file")).orElseThrow().linkId(),
            image.tree().find(TreePath.of("linkfile")).orElseThrow().linkId());
      }
    }
  }

  /** A file of many archives behind each other, each a case: one after the other they are read. */
  @Test
  void archivesBehindEachOther() throws IOException {
    byte[] bytes = Corpus.open("cpio").file("own_kernel_cases.cpio").bytes();
    ImageSource source = ImageSource.of(bytes);
    Map<String, Integer> codes = new TreeMap<>();
    int archives = 0;
    int entries = 0;
    long at = 0;
    while (at < bytes.length) {
      if (bytes[(int) at] == 0) {
        at++;
        continue;
      }
      CpioArchive archive;
      List<Diagnostic> findings;
      try {
        var read = CpioArchive.read(source.slice(at, bytes.length - at));
        archive = read.model();
        findings = read.diagnostics();
      } catch (FormatException e) {
        codes.merge(e.reason(), 1, Integer::sum);
        break;
      }
      findings.forEach(d -> codes.merge(d.code(), 1, Integer::sum));
      archives++;
      entries += archive.members().size();
      at = bytes.length - archive.trailing().size();
    }
    System.out.println(archives + " archives, " + entries + " entries, " + codes);
    assertEquals(7, archives);
    assertEquals(72, entries);
    for (String code : List.of("cpio.name-empty", "cpio.name-garbage", "cpio.type-unknown")) {
      assertTrue(codes.containsKey(code), codes.toString());
    }
  }

  @Test
  void damagedHeadersOfASecondArchive() throws IOException {
    for (String name : List.of("own_ox.img", "own_nohex.img")) {
      byte[] bytes = Corpus.open("cpio").file(name).bytes();
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int second = text.indexOf("070701", text.indexOf("TRAILER!!!"));
      CpioReader reader =
          CpioReader.of(
              new ByteArrayInputStream(bytes, second, bytes.length - second),
              ReadLimits.defaults());
      try {
        while (reader.next() != null) {
          // only to get to the end
        }
      } catch (FormatException e) {
        assertEquals("cpio.field-digits", e.reason(), name);
        continue;
      }
      assertTrue(
          reader.diagnostics().stream().anyMatch(d -> d.code().equals("cpio.field-digits")), name);
    }
  }
}
