package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boots scripts with GRUB i386-pc: the kernel gets the command line that we say. */
@Tag("oracle")
@SuppressWarnings("StringConcatToTextBlock") // line by line, with its ends
class GrubBootOracleTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "menuentry a { linux /vmlinuz root=/dev/sda1 ro quiet; }",
        "menuentry a { linux /k one \"two three\" q\\\"b b\\\\s 'si ngle'; initrd /i; }",
        "set x='a  b'\nmenuentry a { linux /k $x \"$x\" $undef \"$undef\" end; }",
        "menuentry a { linux16 /k a=1 'b c'; }",
        "set default='s>b'\n"
            + "export v\n"
            + "set v=1\n"
            + "submenu s { menuentry a { linux /no; }\n"
            + "menuentry b { linux /k v=$v $1; }\n"
            + "}",
        "function f { linux /k \"$@\" $#; }\n"
            + "menuentry t --id i x y { f $1 \"$2 $3\"; initrd /a /b; }",
        "set default=i2\n"
            + "menuentry a --id i1 { linux /no; }\n"
            + "menuentry b --id i2 { linux /k \\x41 '\\x41' \"it's\"; }",
        "for i in a b c; do set l=\"$l $i\"; done\nmenuentry a { linux /k $l; }",
        "if [ -f /boot/grub/grub.cfg -a ! -d /nope ]; then set r=yes; else set r=no; fi\n"
            + "menuentry a { linux /k r=$r; }",
        "set i=\n"
            + "while [ \"$i\" != xxx ]; do set i=x$i; done\n"
            + "menuentry a {\n"
            + "  set root=hd0,msdos1\n"
            + "  linux ($root)/k i=$i root=$root\n"
            + "}"
      })
  void commandLine(String script) throws Exception {
    Path file = Files.writeString(directory.resolve("grub.cfg"), script + "\n");
    OracleRun run =
        Oracles.script("grub-boot.sh")
            .timeLimit(Duration.ofMinutes(3))
            .run(file.toString(), "--timeout", "120")
            .orFail();
    String real =
        run.rows().stream()
            .filter(row -> row.get(0).equals("boot"))
            .map(row -> row.get(2))
            .findFirst()
            .orElse("nothing: " + run.out());
    GrubHost host = GrubHost.of(GrubMenuTest.tree("boot/grub/grub.cfg", script));
    GrubEntry entry = GrubScript.parse(script).evaluate(host).defaultEntry().orElseThrow();
    assertEquals(real, Latin.of(entry.commandLine()));
    assertEquals(List.of(), entry.diagnostics());
    assertEquals(Bytes.utf8(real), entry.commandLine());
  }
}
