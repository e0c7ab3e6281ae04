package io.github.bootformats.grub.bls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes of entry files. */
class BlsEditorTest {
  private static final String ENTRY =
      """
      title Fedora
      linux /linux
      options root=UUID=1 ro $opts
      initrd /initrd
      """;

  private static final Bytes FEDORA = Bytes.utf8("Fedora");

  @Test
  void parametersAreChangedInTheirLine() {
    BlsEditor editor = BlsTexts.editor(ENTRY);
    KernelCommandLine before = editor.parameters(FEDORA);
    assertEquals("root=UUID=1 ro $opts", before.toString());
    BlsEditor changed =
        editor.withParameters(FEDORA, before.append(KernelParameter.of("console", "ttyS0")));
    assertEquals(ENTRY.replace("$opts", "$opts console=ttyS0"), BlsTexts.text(changed), "one line");
    assertEquals(
        KernelCommandLine.parse("root=UUID=1 ro of a=1 console=ttyS0").words(),
        BlsTexts.passed(changed.document()));
    assertEquals(
        BlsTexts.text(changed),
        BlsTexts.text(
            editor.withAllParameters(p -> p.append(KernelParameter.of("console", "ttyS0")))));
  }

  @Test
  void quotesAreThoseOfScripts() {
    BlsEditor editor =
        BlsTexts.editor("linux /k\n")
            .withParameters(Bytes.utf8("/k"), KernelCommandLine.parse("a=\"b c\" d;e"));
    assertEquals("linux /k\noptions 'a=b c' 'd;e'\n", BlsTexts.text(editor));
    assertEquals(
        KernelCommandLine.parse("\"a=b c\" d;e").words(), BlsTexts.passed(editor.document()));
    assertEquals("\"a=b c\" d;e", editor.parameters(Bytes.utf8("/k")).toString());
  }

  @Test
  void oneByteAtTheEndIsKeptByABlank() {
    BlsEditor editor =
        BlsTexts.editor("linux /k\n")
            .withParameters(Bytes.utf8("/k"), KernelCommandLine.parse("s"));
    assertEquals("linux /k\noptions s \n", BlsTexts.text(editor));
    assertEquals(List.of(Bytes.utf8("s")), BlsTexts.passed(editor.document()));
    assertEquals(
        List.of(Bytes.utf8("fallback")),
        BlsTexts.passed(BlsTexts.document("linux /k\noptions s\n")));
  }

  @Test
  void whatGrubWouldReplaceIsRefused() {
    BlsEditor editor = BlsTexts.editor(ENTRY);
    assertThrows(
        IllegalArgumentException.class,
        () -> editor.withParameters(FEDORA, KernelCommandLine.parse("a=$b")));
    BlsEditor script = BlsTexts.editor("linux /k\noptions a; halt\n");
    assertFalse(script.takesParameters(Bytes.utf8("/k")));
    assertThrows(
        IllegalArgumentException.class,
        () -> script.withParameters(Bytes.utf8("/k"), KernelCommandLine.parse("a")));
    assertEquals(script, script.withAllParameters(p -> KernelCommandLine.parse("a")));
  }

  @Test
  void noParametersRemoveAllOptions() {
    BlsEditor editor = BlsTexts.editor(ENTRY + "options more\n");
    assertEquals(
        "title Fedora\nlinux /linux\ninitrd /initrd\n",
        BlsTexts.text(editor.withParameters(FEDORA, KernelCommandLine.empty())));
  }

  @Test
  void whatIsAddedIsRead() {
    BlsEditor open = BlsTexts.editor("linux /k\r\ntitle a\r\n\r\nrest");
    assertEquals(
        "linux /k\r\ntitle a\r\noptions q1\r\n\r\nrest",
        BlsTexts.text(open.with("options", Bytes.utf8("q1"))));
    assertEquals(
        "linux /k\noptions q1\n",
        BlsTexts.text(BlsTexts.editor("linux /k").with("options", Bytes.utf8("q1"))));
    assertEquals(
        "options q1\n", BlsTexts.text(BlsTexts.editor("").with("options", Bytes.utf8("q1"))));
    assertEquals(
        "linux /new\r\ntitle a\r\n\r\nrest", BlsTexts.text(open.with("linux", Bytes.utf8("/new"))));
    assertEquals("linux /k\r\n\r\nrest", BlsTexts.text(open.without("title")));
  }

  @Test
  void entriesAndDefaults() {
    BlsEditor editor = BlsTexts.editor(ENTRY);
    assertEquals(List.of(FEDORA), editor.entries());
    assertEquals(List.of(Bytes.utf8("/k")), BlsTexts.editor("linux /k\n").entries());
    assertEquals(List.of(), BlsTexts.editor("title a\nefi /e\n").entries());
    assertTrue(editor.hasEntry(FEDORA));
    assertFalse(editor.hasEntry(Bytes.utf8("0")));
    assertEquals(Optional.empty(), editor.defaultEntry());
    assertEquals(Optional.empty(), editor.timeout());
    assertThrows(IllegalArgumentException.class, () -> editor.withDefault(FEDORA));
    assertThrows(IllegalArgumentException.class, () -> editor.withTimeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> editor.parameters(Bytes.utf8("x")));
    assertEquals(Bytes.empty(), editor.withoutEntry(FEDORA).toBytes());
  }

  @Test
  void newFiles() {
    BlsDocument entry =
        BlsBuilder.linux("Debian", "/vmlinuz")
            .version("6.1")
            .initrd("/early")
            .initrd("/initrd")
            .options(KernelCommandLine.parse("root=/dev/sda1 \"a=b c\""))
            .field("grub_class", "kernel")
            .build();
    assertEquals(
        """
        title Debian
        linux /vmlinuz
        version 6.1
        initrd /early
        initrd /initrd
        options root=/dev/sda1 'a=b c'
        grub_class kernel
        """,
        BlsTexts.text(BlsEditor.of(entry)));
    assertEquals(
        List.of(Bytes.utf8("(hd0,msdos1)/early"), Bytes.utf8("(hd0,msdos1)/initrd")),
        BlsTexts.entries(entry).get(0).initrds());
    assertThrows(
        IllegalArgumentException.class,
        () -> BlsBuilder.linux("a", "/k").options(KernelCommandLine.empty()));
  }
}
