package io.github.bootformats.cli.tree;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.util.Locale;

/** How types and modes read. */
final class NodeWords {
  private static final String BITS = "rwxrwxrwx";
  private static final int SETUID = 04000;
  private static final int SETGID = 02000;
  private static final int STICKY = 01000;

  private NodeWords() {}

  /** Returns such as {@code character-device}. */
  static String type(FileType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static boolean isLink(TreeNode node) {
    return node.type() == FileType.SYMLINK;
  }

  /** Returns the mode as {@code ls -l} has it, such as {@code -rwsr-xr-x}. */
  static String mode(FileType type, int permissions) {
    StringBuilder mode = new StringBuilder().append(type.letter());
    for (int i = 0; i < BITS.length(); i++) {
      boolean isSet = ((permissions >> (BITS.length() - 1 - i)) & 1) != 0;
      mode.append(isSet ? BITS.charAt(i) : '-');
    }
    special(mode, 3, (permissions & SETUID) != 0, 's');
    special(mode, 6, (permissions & SETGID) != 0, 's');
    special(mode, 9, (permissions & STICKY) != 0, 't');
    return mode.toString();
  }

  private static void special(StringBuilder mode, int at, boolean isSet, char letter) {
    if (isSet) {
      mode.setCharAt(at, mode.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
    }
  }
}
