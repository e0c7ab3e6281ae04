package io.github.bootformats.grub.legacy;

import java.util.regex.Pattern;

/**
 * Lists of blocks in the place of a file (manual 0.97, section 11.3): {@code +1}, {@code 0+1,7+3}.
 */
final class BlockList {
  private static final Pattern LIST =
      Pattern.compile("[0-9]*\\+[0-9]+(,[0-9]*\\+[0-9]+)*(/.*)?", Pattern.DOTALL);

  private BlockList() {}

  static boolean matches(String path) {
    return LIST.matcher(path).matches();
  }
}
