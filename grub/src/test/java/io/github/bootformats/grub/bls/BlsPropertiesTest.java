package io.github.bootformats.grub.bls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random files: nothing is lost, and what is read and written is what {@code blscfg} takes. */
class BlsPropertiesTest {
  private static final Bytes KERNEL = Bytes.utf8("/k");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "title", "linux", "options", "initrd", " ", "\t", "\n", "\r", "#", "\0", "/k", "a", "$",
            "opts", "=", "'", "\"", "\\", ";", "{", "\u00e4")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 1000)
  void everyByteIsKept(@ForAll("texts") String text) {
    Bytes bytes = Bytes.utf8(text);
    BlsDocument document = BlsDocument.parse(bytes).model();
    assertEquals(bytes, document.toBytes());
    assertEquals(document, BlsDocument.of(document.nodes()));
  }

  @Property(tries = 1000)
  void thereIsAnEntryIfGrubMakesOne(@ForAll("texts") String text) {
    BlsEditor editor = BlsTexts.editor("title t\n" + text);
    List<BootEntry> shown = BlsTexts.entries(editor.document());
    assertEquals(editor.entries(), shown.stream().map(BootEntry::title).toList());
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of(
            "a",
            "ro",
            "b=1",
            "c=\"d e\"",
            "q;r",
            "x=#",
            "f=\u00e4",
            "g={h}",
            "i=j,k",
            "*",
            "t<u",
            "\"v w\"")
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> options() {
    return Arbitraries.of("", "ro", "ro quiet", "$opts", "$opts x", "s", "'a b' c", "a\\ b", "$o-")
        .map(options -> options.isEmpty() ? "" : "options " + options + "\n");
  }

  /** The kernel is given what was set, and no other line changes. */
  @Property(tries = 500)
  void parametersThatAreSetAreGiven(
      @ForAll("options") String options, @ForAll("words") List<String> words) {
    String text = "linux /k\n" + options + "initrd /i\n";
    KernelCommandLine parameters = KernelCommandLine.parse(String.join(" ", words));
    BlsEditor changed = BlsTexts.editor(text).withParameters(KERNEL, parameters);
    List<Bytes> passed = BlsTexts.passed(changed.document());
    if (words.isEmpty()) {
      assertEquals(List.of(Bytes.utf8("fallback")), passed);
    } else {
      assertEquals(parameters.parameters(), changed.parameters(KERNEL).parameters());
      assertEquals(parameters.parameters(), KernelCommandLine.parse(joined(passed)).parameters());
    }
    List<String> rest = new ArrayList<>(List.of(BlsTexts.text(changed).split("(?<=\n)")));
    assertTrue(rest.remove("linux /k\n") && rest.remove("initrd /i\n"));
    assertTrue(rest.size() <= 1, rest::toString);
  }

  /** What is added goes behind what the kernel was given before. */
  @Property(tries = 500)
  void parametersThatAreAddedComeLast(@ForAll("options") String options) {
    BlsEditor before = BlsTexts.editor("linux /k\n" + options);
    List<Bytes> old = BlsTexts.passed(before.document());
    BlsEditor after =
        before.withAllParameters(
            p -> KernelCommandLine.parse(p.toBytes().isEmpty() ? "added=1" : p + " added=1"));
    List<Bytes> passed = BlsTexts.passed(after.document());
    assertEquals(Bytes.utf8("added=1"), passed.get(passed.size() - 1));
    Optional<BlsField> field = before.document().field("options");
    if (field.isPresent() && !BlsOptions.of(field.get().value()).losesEnd()) {
      assertEquals(old, passed.subList(0, passed.size() - 1));
    }
  }

  private static Bytes joined(List<Bytes> words) {
    List<Bytes> parts = new ArrayList<>();
    for (Bytes word : words) {
      parts.add(word);
      parts.add(Bytes.utf8(" "));
    }
    return Bytes.join(parts);
  }
}
