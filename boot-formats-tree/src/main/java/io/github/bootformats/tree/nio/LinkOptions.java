package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import java.nio.file.LinkOption;

/** What options about links ask for. */
final class LinkOptions {
  private LinkOptions() {}

  /** Returns whether a symbolic link is followed when it is the last name. */
  static boolean follow(LinkOption... options) {
    boolean follow = true;
    for (LinkOption option : options) {
      follow &= requireNonNull(option) != LinkOption.NOFOLLOW_LINKS;
    }
    return follow;
  }
}
