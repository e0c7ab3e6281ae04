package io.github.bootformats.grub.internal.run;

import java.util.Comparator;

/**
 * Orders the names of Boot Loader Specification entries as Red Hat's GRUB does: as packages, by
 * name, version and release, and each of these by its runs of letters and digits, as rpm does.
 */
final class BlsVersion implements Comparator<String> {
  static final BlsVersion ORDER = new BlsVersion();

  private BlsVersion() {}

  @Override
  public int compare(String left, String right) {
    String[] first = split(left);
    String[] second = split(right);
    for (int i = 0; i < first.length; i++) {
      int order = compareVersions(first[i], second[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Splits {@code name-version-release}; what is missing is missing at the end. */
  private static String[] split(String name) {
    int release = name.lastIndexOf('-');
    int version = release < 0 ? -1 : name.lastIndexOf('-', release - 1);
    if (release < 0) {
      return new String[] {name, "", ""};
    }
    if (version < 0) {
      return new String[] {name.substring(0, release), name.substring(release + 1), ""};
    }
    return new String[] {
      name.substring(0, version), name.substring(version + 1, release), name.substring(release + 1)
    };
  }

  static int compareVersions(String left, String right) {
    return left.equals(right) ? 0 : new Walk(left, right).compare();
  }

  /** Two versions and how far they are read. */
  private static final class Walk {
    private final String left;
    private final String right;
    private int i;
    private int j;

    Walk(String left, String right) {
      this.left = left;
      this.right = right;
    }

    int compare() {
      while (i < left.length() || j < right.length()) {
        skipSeparators();
        char a = at(left, i);
        char b = at(right, j);
        if (a == '~' || b == '~') {
          if (a != b) {
            return a == '~' ? -1 : 1;
          }
          i++;
          j++;
        } else if (a == '+' || b == '+') {
          if (a != b) {
            return plus(a, b);
          }
          i++;
          j++;
        } else if (a == 0 || b == 0) {
          break;
        } else {
          int order = segments(Latin.isDigit(a));
          if (order != 0) {
            return order;
          }
        }
      }
      return Boolean.compare(i < left.length(), j < right.length());
    }

    private static int plus(char a, char b) {
      if (a == 0 || b == 0) {
        return a == 0 ? -1 : 1;
      }
      return a == '+' ? -1 : 1;
    }

    private int segments(boolean numeric) {
      String a = segment(left, i, numeric);
      String b = segment(right, j, numeric);
      if (b.isEmpty()) {
        return numeric ? 1 : -1;
      }
      i += a.length();
      j += b.length();
      if (numeric) {
        a = a.replaceFirst("^0+", "");
        b = b.replaceFirst("^0+", "");
        if (a.length() != b.length()) {
          return Integer.compare(a.length(), b.length());
        }
      }
      return Integer.signum(a.compareTo(b));
    }

    private static String segment(String text, int start, boolean numeric) {
      int end = start;
      while (end < text.length()
          && (numeric ? Latin.isDigit(text.charAt(end)) : isLetter(text.charAt(end)))) {
        end++;
      }
      return text.substring(start, end);
    }

    private void skipSeparators() {
      while (i < left.length() && isSeparator(left.charAt(i))) {
        i++;
      }
      while (j < right.length() && isSeparator(right.charAt(j))) {
        j++;
      }
    }

    private static boolean isSeparator(char c) {
      return !Latin.isDigit(c) && !isLetter(c) && c != '~' && c != '+';
    }

    private static boolean isLetter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static char at(String text, int index) {
      return index < text.length() ? text.charAt(index) : 0;
    }
  }
}
