package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.grub.internal.run.Latin;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners of words, variables and commands; each expectation was seen in GRUB's own engine. */
class GrubCommandsTest {
  private static GrubMenu menu(String script) throws IOException {
    GrubHost host =
        GrubHost.of(GrubMenuTest.tree("boot/k1", "", "boot/k22", "", "boot/grub/fonts/f.pf2", ""));
    return GrubScript.parse(script).evaluate(host);
  }

  private static String output(String script) throws IOException {
    return menu("insmod regexp\n" + script).output().decodeUtf8().orElseThrow();
  }

  @Test
  void anArgumentWithoutAWordLeavesNoneBetweenItsNeighbours() throws IOException {
    assertEquals(
        "ax yb cx yd\n", output("function f { echo a$*b \"c$1\"$@d; }\nf '' x ' ' y ''\n"));
    assertEquals("ax  y b\n", output("function f { echo a\"$*\"b; }\nf x '' y ''\n"));
  }

  @Test
  void theNumberOfAParameterMayBeTooLarge() throws IOException {
    assertEquals(
        "a b\nerror: overflow is detected.\n",
        output("function f { echo a$99999999999999999999 $1; }\nf b\n"));
    assertEquals( // what may be a device lets GRUB look for it, and forget the error
        "a (*x b\n", output("function f { echo a (*x$99999999999999999999 $1; }\nf b\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "/boot/k*, /boot/k1 /boot/k22",
    "/boot/k\\d*, /boot/kd*",
    "/boot/k*\\', /boot/k1 /boot/k22",
    "/boot/k\\w, /boot/kw",
    "/boot/\\wk*, /boot/wk*",
    "/boot/\\<k?, /boot/k1",
    "/boot/k?\\b, /boot/k1",
    "/boot/k.*, /boot/k.*"
  })
  void wildcardsAreRegularExpressions(String word, String files) throws IOException {
    assertEquals(files + "\n", output("echo " + word + "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "'(a|b)\\1', xbbx, bb",
    "'\\<b', a b, b",
    "'\\bb', ab b, b",
    "'a\\Bb', ab, ab",
    "'a\\>', ba a, a",
    "'(.)(.)\\2\\1', xabba, abba"
  })
  void regularExpressionsOfGnu(String expression, String text, String match) throws IOException {
    assertEquals(
        match + "\n", output("regexp -s 0:m '" + expression + "' '" + text + "'; echo $m\n"));
  }

  @Test
  void aReferenceToAGroupThatIsNotClosedIsNoExpression() throws IOException {
    assertEquals("1\n", output("regexp '(a\\1)' aa; echo $?\n"));
  }

  @Test
  void theRootDeviceHasNoParentheses() throws IOException {
    GrubMenu menu = menu("set root='(hd1,gpt2)'\nmenuentry a { root=(hd0); linux /k; }\n");
    assertEquals(Bytes.utf8("hd1,gpt2"), menu.variable("root").orElseThrow());
    assertEquals(Bytes.utf8("hd0"), menu.entries().get(0).rootDevice().orElseThrow());
    assertEquals("(hd0\n", output("set root='(hd0'; echo $root\n"));
  }

  @Test
  void anEntrySeesWhatIsLeftOfTheDefault() throws IOException {
    GrubMenu menu =
        menu(
            """
            set default='s>1'
            export default
            submenu s {
              menuentry a { true; }
              menuentry b { linux /k default=$default; }
            }
            """);
    assertEquals(
        Bytes.utf8("BOOT_IMAGE=/k default="), menu.defaultEntry().orElseThrow().commandLine());
  }

  @Test
  void onlyRedHatsWordsKeepHexadecimalEscapes() throws IOException {
    String script = "menuentry a { linux /k \\x41 '\\x42' \\x4g; }\n";
    GrubHost host = GrubHost.empty();
    assertEquals("BOOT_IMAGE=/k x41 \\\\x42 x4g", line(GrubScript.parse(script).evaluate(host)));
    assertEquals(
        "BOOT_IMAGE=/k \\x41 \\x42 x4g",
        line(
            GrubEvaluator.of(GrubConsumer.GRUB_RHBOOT_2_06, host)
                .evaluate(GrubScript.parse(script))));
  }

  private static String line(GrubMenu menu) {
    return Latin.of(menu.entries().get(0).commandLine());
  }

  @Test
  void fontsAreFoundByTheirNames() throws IOException {
    assertEquals("0\n", output("loadfont f; echo $?\n"));
    assertEquals(
        "error: file `/boot/grub/fonts/g.pf2' not found.\n",
        output("if loadfont f g; then echo yes; fi\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "password u, two arguments expected",
    "password_pbkdf2 u x, invalid PBKDF2 password",
    "password_pbkdf2 u grub.pbkdf2.sha512.x.00.00, unrecognized number",
    "password_pbkdf2 u grub.pbkdf2.sha512.1000.0.00, invalid PBKDF2 password"
  })
  void wrongPasswords(String command, String message) throws IOException {
    assertEquals("error: " + message + ".\n", output(command + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password u p", "password_pbkdf2 u grub.pbkdf2.sha512.1000.00fF.aB"})
  void properPasswords(String command) throws IOException {
    assertEquals("0\n", output(command + "; echo $?\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"legacy_configfile /menu.lst", "syslinux_configfile /x.cfg", "smbios --type 1"})
  void whatIsNotModelledIsSaid(String command) throws IOException {
    GrubMenu menu = menu("\n" + command + "\n");
    assertEquals("", menu.output().toString());
    Diagnostic finding = menu.diagnostics().get(0);
    assertEquals("grub.not-modelled", finding.code());
    assertEquals(2, finding.line().orElseThrow());
    assertTrue(finding.message().startsWith(command.substring(0, command.indexOf(' '))));
  }
}
