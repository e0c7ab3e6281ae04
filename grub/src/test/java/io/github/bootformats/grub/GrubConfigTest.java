package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.grub.syntax.SimpleCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of single lines. */
@SuppressWarnings("StringConcatToTextBlock") // line by line, with its ends
class GrubConfigTest {
  private static final String FILE =
      "# keep me\r\n"
          + "set default=\"0\"   # first\n"
          + "if a; then set timeout=30; else\n"
          + "  set timeout='5'\n"
          + "fi\n"
          + "menuentry 'Debian' --id deb {\n"
          + "\tlinux /k root=/dev/sda1 \"a b\" $extra  quiet # c\n"
          + "\tinitrd /i\n"
          + "}\n"
          + "submenu More {\n"
          + "  menuentry \"old\" { linux /old ; }\n"
          + "}\n";

  private static String text(GrubConfig config) {
    return new String(config.toBytes().toByteArray(), StandardCharsets.UTF_8);
  }

  private static GrubConfig file() {
    return GrubConfig.of(Bytes.utf8(FILE));
  }

  @Test
  void reads() {
    assertEquals(
        List.of("deb", "More", "More>old"),
        file().entries().stream().map(Bytes::toString).toList());
    assertEquals(Bytes.utf8("0"), file().defaultEntry().orElseThrow());
    assertEquals(Duration.ofSeconds(5), file().timeout().orElseThrow());
    assertEquals(
        "root=/dev/sda1 \"a b\" $extra quiet",
        file().parameters(Bytes.utf8("deb")).toBytes().toString());
  }

  @Test
  void settings() {
    assertEquals(
        FILE.replace("default=\"0\"", "default='More>old it'\\''s'"),
        text(file().withDefault(Bytes.utf8("More>old it's"))));
    assertEquals(
        FILE.replace("timeout=30", "timeout=2").replace("timeout='5'", "timeout=2"),
        text(file().withTimeout(Duration.ofMillis(1500))));
    assertEquals(
        "a\nset default=x\nmenuentry b { c; }\n",
        text(GrubConfig.of(Bytes.utf8("a\nmenuentry b { c; }\n")).withDefault(Bytes.utf8("x"))));
  }

  @Test
  void kernelParameters() {
    GrubConfig config = file();
    Bytes deb = Bytes.utf8("deb");
    assertEquals(
        FILE.replace("$extra  quiet", "$extra debug 'dyndbg=file a +p'"),
        text(
            config.withParameters(
                deb,
                config
                    .parameters(deb)
                    .without("quiet")
                    .with("debug", "1")
                    .without("debug")
                    .append(io.github.bootformats.api.boot.KernelParameter.of("debug"))
                    .append(
                        io.github.bootformats.api.boot.KernelParameter.of(
                            "dyndbg", "file a +p")))));
    assertEquals(
        FILE.replace("/old ;", "/old nomodeset ;")
            .replace("$extra  quiet", "$extra quiet nomodeset"),
        text(
            config.withAllParameters(
                line ->
                    line.append(io.github.bootformats.api.boot.KernelParameter.of("nomodeset")))));
  }

  @Test
  void entries() {
    assertEquals(
        FILE.replaceFirst("(?s)menuentry 'Debian'.*?\n}\n", ""),
        text(file().withoutEntry(Bytes.utf8("deb"))));
    assertEquals(
        FILE.replaceFirst("menuentry \"old\" \\{ linux /old ; }", "true"),
        text(file().withoutEntry(Bytes.utf8("More>old"))));
    assertThrows(IllegalArgumentException.class, () -> file().withoutEntry(Bytes.utf8("none")));
    assertEquals(
        FILE + "menuentry 'New one' {\r\n  linux /new 'a b'\r\n}\r\n",
        text(
            file()
                .withEntry(
                    SimpleCommand.of("menuentry", "New one")
                        .withBlock(SimpleCommand.of("linux", "/new", "a b")))));
    GrubConfig copied = file().withCopy(Bytes.utf8("deb"), Bytes.utf8("Copy"), Bytes.utf8("c1"));
    assertEquals(
        List.of("deb", "c1", "More", "More>old"),
        copied.entries().stream().map(Bytes::toString).toList());
    assertEquals(file().parameters(Bytes.utf8("deb")), copied.parameters(Bytes.utf8("c1")));
  }

  @Test
  void nothingIsAddedBehindWhatNeverEnds() {
    GrubConfig open = GrubConfig.of(Bytes.utf8("echo a\nuntil true; do echo b\n# c\n"));
    assertEquals(
        "echo a\nset timeout=7\nuntil true; do echo b\n# c\n",
        text(open.withTimeout(Duration.ofSeconds(7))));
    GrubConfig added =
        open.withEntry(
            SimpleCommand.of("menuentry", "a").withBlock(SimpleCommand.of("linux", "/k")));
    assertEquals(List.of(Bytes.utf8("a")), added.entries());
  }

  @Test
  void separatorWithNothingBehindItIsKept() {
    GrubConfig config = GrubConfig.of(Bytes.utf8("menuentry l {\n linux /k ro --\n}\n"));
    Bytes entry = config.entries().get(0);
    KernelCommandLine set = config.parameters(entry).append(KernelParameter.of("quiet"));
    assertEquals(
        Bytes.utf8("menuentry l {\n linux /k ro quiet --\n}\n"),
        config.withParameters(entry, set).toBytes());
  }
}
