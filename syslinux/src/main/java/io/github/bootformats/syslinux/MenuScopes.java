package io.github.bootformats.syslinux;

import java.util.ArrayDeque;
import java.util.Deque;

/** In which submenu the nodes of a document stand, and with which one a menu program starts. */
final class MenuScopes {
  /** The menu that is in no other. */
  static final int TOP = -1;

  private final int[] begins;
  private final int start;

  private MenuScopes(int[] begins, int start) {
    this.begins = begins;
    this.start = start;
  }

  static MenuScopes of(SyslinuxDocument document) {
    int[] begins = new int[document.nodes().size()];
    Deque<Integer> open = new ArrayDeque<>();
    int start = TOP;
    for (int i = 0; i < begins.length; i++) {
      begins[i] = open.isEmpty() ? TOP : open.getLast();
      if (document.nodes().get(i) instanceof SyslinuxDirective d) {
        switch (d.keyword()) {
          case MENU_BEGIN -> open.addLast(i);
          case MENU_END -> open.pollLast();
          case MENU_START -> start = begins[i];
          default -> {
            // begins no menu
          }
        }
      }
    }
    return new MenuScopes(begins, start);
  }

  /** Returns the index of the {@code MENU BEGIN} of the menu in which a node stands. */
  int of(int node) {
    return begins[node];
  }

  /** Returns the index of the {@code MENU BEGIN} of the menu that is shown first. */
  int start() {
    return start;
  }
}
