package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What u-root expects of installers and systems. It differs from GRUB in the following, which the
 * comparison leaves out: the order of the entries, in which u-root puts the default one first; the
 * {@code BOOT_IMAGE=} that GRUB puts before the command line; the device that {@code blscfg} puts
 * before paths; and the version that u-root puts behind the titles of the Boot Loader
 * Specification. All of these systems have Red Hat's GRUB, which leaves the {@code \x20} of a label
 * to the kernel.
 */
@Tag("corpus")
class URootCorpusTest {
  /** An entry of u-root's JSON, in the order in which it writes the members. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"cmdline\": \"([^\"]*)\",\\s*\"image_type\": \"linux\",\\s*"
              + "\"initrd\": \\{\\s*\"\\w+\": \"([^\"]*)\"\\s*\\},\\s*"
              + "\"kernel\": \\{\\s*\"\\w+\": \"([^\"]*)\"\\s*\\},\\s*\"name\": \"([^\"]*)\"");

  private static Path corpus() {
    return Corpus.open("bootconfigs").directory();
  }

  /** Returns title, kernel, initrd and command line of each Linux that u-root expects, sorted. */
  private static List<String> expected(Path json, String root) throws Exception {
    List<String> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(Files.readString(json).replace("\\\\", "\\"));
    while (matcher.find()) {
      entries.add(
          String.join(
              "|",
              matcher.group(4).replace("\\u0026", "&"),
              matcher.group(3).replaceFirst(".*" + root, ""),
              matcher.group(2).replaceFirst(".*" + root, ""),
              matcher.group(1).strip()));
    }
    return entries.stream().sorted().toList();
  }

  private static List<String> found(BootMenu menu) {
    return flat(menu.entries())
        .filter(entry -> entry.kind() == BootKind.LINUX)
        .map(
            entry ->
                String.join(
                    "|",
                    entry.title().toString(),
                    withoutDevice(entry.kernel().orElseThrow()),
                    withoutDevice(entry.initrds().get(0)),
                    Latin.of(entry.commandLine()).replaceFirst("^BOOT_IMAGE=\\S+ ", "")))
        .sorted()
        .toList();
  }

  private static String withoutDevice(Bytes path) {
    return path.toString().replaceFirst("^\\(hd0,msdos1\\)", "");
  }

  private static Stream<BootEntry> flat(List<BootEntry> entries) {
    return entries.stream()
        .flatMap(entry -> Stream.concat(Stream.of(entry), flat(entry.entries())));
  }

  @ParameterizedTest
  @CsvSource({
    "CentOS_7_x86_64_DVD_1810, EFI/BOOT/grub.cfg, 4",
    "CentOS_7_x86_64_DVD_1810_legacy_install_sda1, grub2/grub.cfg, 2",
    "fedora_27_install, EFI/BOOT/grub.cfg, 3",
    "rhel_7_8_installed, grub2/grub.cfg, 3"
  })
  void configurations(String name, String config, int count) throws Exception {
    Path grub = corpus().resolve("grub");
    List<String> expected = expected(grub.resolve("expected/u-root-grub/" + name + ".json"), name);
    assertEquals(count, expected.size());
    String script = Files.readString(grub.resolve("u-root/" + name).resolve(config));
    assertEquals(expected, found(evaluate(copyOf("grub/u-root/" + name), script).bootMenu()));
  }

  @Test
  void kernelOptionsOfTheEnvironmentBlock() throws Exception {
    String name = "CentOS_8_Stream_x86_64_blscfg_sda1";
    MemoryTree tree = copyOf("bls/u-root/" + name);
    Path block = corpus().resolve("grubenv/u-root/" + name + "/EFI/centos/grubenv");
    tree.createFile(
        TreePath.of("grubenv"),
        NodeMetadata.of(0644),
        FileContent.of(Bytes.of(Files.readAllBytes(block))));
    GrubMenu menu = evaluate(tree, "load_env -f /grubenv\nset default=$saved_entry\nblscfg\n");
    List<String> expected =
        expected(corpus().resolve("grub/expected/u-root-grub/" + name + ".json"), name);
    assertEquals(2, expected.size());
    assertEquals(withoutVersions(expected, " (5.18.0|0-rescue-\\w+)"), found(menu.bootMenu()));
    assertEquals("CentOS Linux (5.18.0) 8", menu.defaultEntry().orElseThrow().title().toString());
  }

  @Test
  void entriesOfTheBootLoaderSpecification() throws Exception {
    GrubMenu menu = evaluate(copyOf("bls/u-root/fedora_32"), "blscfg\n");
    List<String> expected = expected(corpus().resolve("bls/expected/fedora_32.json"), "fedora_32");
    assertEquals(2, expected.size());
    assertEquals(
        withoutVersions(expected, " 5\\.6\\.6-300\\.fc32\\.x86_64"), found(menu.bootMenu()));
  }

  private static List<String> withoutVersions(List<String> entries, String version) {
    return entries.stream()
        .map(entry -> entry.replaceFirst(version + "\\|", "|"))
        .sorted()
        .toList();
  }

  private static MemoryTree copyOf(String directory) throws Exception {
    return MemoryTree.copyOf(HostTree.of(corpus().resolve(directory)), ReadLimits.defaults());
  }

  private static GrubMenu evaluate(MemoryTree tree, String script) {
    return GrubEvaluator.of(GrubConsumer.GRUB_RHBOOT_2_06, GrubHost.of(tree))
        .evaluate(GrubScript.parse("function load_video { true; }\n" + script));
  }
}
