package io.github.bootformats.tree.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameRulesTest {
  private static void assertAllowed(boolean expected, String name) throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
        FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
      assertEquals(expected, HostNameRules.allows(windows, name));
      assertEquals(true, HostNameRules.allows(unix, name));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "con",
        "Con.txt",
        "PRN",
        "aux.tar.gz",
        "NUL",
        "nul .txt",
        "COM1",
        "lpt9.x",
        "COM\u00b2",
        "CONIN$",
        "a:b",
        "a?",
        "a*",
        "a|b",
        "a<b",
        "a>b",
        "\"",
        "a\\b",
        "tab\t",
        "dot.",
        "space "
      })
  void windowsHasNoSuchFiles(String name) throws IOException {
    assertAllowed(false, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console", "COM", "COM10", "COMX", "a.con", ".hidden", " x", "a.b.c", "\u00e9", "nulx"
      })
  void windowsHasOthers(String name) throws IOException {
    assertAllowed(true, name);
  }
}
