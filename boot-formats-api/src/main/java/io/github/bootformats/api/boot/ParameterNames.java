package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;

/** Names of parameters as the kernel compares them ({@code parameqn} in kernel/params.c). */
final class ParameterNames {
  private ParameterNames() {}

  static boolean same(Bytes a, Bytes b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (dashAsUnderscore(a.at(i)) != dashAsUnderscore(b.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static int dashAsUnderscore(int c) {
    return c == '-' ? '_' : c;
  }
}
