package io.github.bootformats.syslinux;

import org.jspecify.annotations.Nullable;

/** Finds keywords by bytes, in any case of letters, without making text of them. */
final class KeywordTable {
  private static final int SLOTS = 512;

  private static final KeywordTable GLOBAL = new KeywordTable("");
  private static final KeywordTable MENU = new KeywordTable("menu ");

  private final Slot[] slots = new Slot[SLOTS];

  private static final class Slot {
    private final byte[] word;
    private final SyslinuxKeyword keyword;

    private Slot(byte[] word, SyslinuxKeyword keyword) {
      this.word = word;
      this.keyword = keyword;
    }
  }

  private KeywordTable(String prefix) {
    for (SyslinuxKeyword keyword : SyslinuxKeyword.values()) {
      String words = keyword.lowerCase();
      if (words.startsWith("menu ") == !prefix.isEmpty()) {
        add(Ascii.bytes(words.substring(prefix.length())), keyword);
      }
    }
  }

  private void add(byte[] word, SyslinuxKeyword keyword) {
    int at = slotOf(word, 0, word.length);
    while (slots[at] != null) {
      at = (at + 1) % SLOTS;
    }
    slots[at] = new Slot(word, keyword);
  }

  /** A directive by its only word. */
  static @Nullable SyslinuxKeyword global(byte[] text, int begin, int end) {
    return GLOBAL.find(text, begin, end);
  }

  /** A directive by the word behind {@code MENU}. */
  static @Nullable SyslinuxKeyword menu(byte[] text, int begin, int end) {
    return MENU.find(text, begin, end);
  }

  private @Nullable SyslinuxKeyword find(byte[] text, int begin, int end) {
    for (int at = slotOf(text, begin, end); slots[at] != null; at = (at + 1) % SLOTS) {
      if (Ascii.equalsIgnoreCase(text, begin, end, slots[at].word)) {
        return slots[at].keyword;
      }
    }
    return null;
  }

  private static int slotOf(byte[] text, int begin, int end) {
    int hash = end - begin;
    for (int i = begin; i < Math.min(end, begin + 20); i++) {
      hash = hash * 31 + (text[i] | 0x20);
    }
    return Math.floorMod(hash, SLOTS);
  }
}
