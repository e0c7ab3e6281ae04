package io.github.bootformats.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version that the build wrote down. */
final class ToolVersion {
  private ToolVersion() {}

  static String get() {
    Properties build = new Properties();
    try (InputStream in = ToolVersion.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return build.getProperty("version", "unknown");
  }
}
