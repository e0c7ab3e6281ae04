package io.github.bootformats.testsupport;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together the class path of a child JVM, from whatever way this one was started. */
final class ChildClassPath {
  /** Surefire's own name for the class path, where it starts the JVM with a jar of its own. */
  private static final List<String> PROPERTIES =
      List.of("jdk.module.path", "surefire.test.class.path", "java.class.path");

  private ChildClassPath() {}

  static String of(Class<?> suite) {
    Set<String> entries = new LinkedHashSet<>();
    // On the module path the test classes are patched into the module under test, and no property
    // says from where: the class file itself does.
    entries.add(rootOf(suite));
    CodeSource code = suite.getProtectionDomain().getCodeSource();
    if (code != null && code.getLocation() != null) {
      entries.add(file(code.getLocation().toString()));
    }
    for (String property : PROPERTIES) {
      for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
        if (!entry.isEmpty()) {
          entries.add(Path.of(entry).toAbsolutePath().toString());
        }
      }
    }
    entries.add(rootOf(HostileChild.class));
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static String rootOf(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    URL url = type.getResource("/" + name);
    if (url == null) {
      throw new IllegalArgumentException(type + " has no class file");
    }
    String text = url.toString();
    String root = text.substring(0, text.length() - name.length());
    return root.startsWith("jar:")
        ? file(root.substring("jar:".length(), root.lastIndexOf("!/")))
        : file(root);
  }

  private static String file(String url) {
    try {
      return Path.of(new URI(url)).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Not a file: " + url, e);
    }
  }
}
