package io.github.bootformats.grub.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which entry of a menu a text such as {@code $default} means. */
public final class Choice {
  private final Machine machine;
  private final List<Item> items;

  /**
   * Prepares choices.
   *
   * @param machine the machine that shows the menu
   */
  public Choice(Machine machine) {
    this.machine = machine;
    this.items = machine.menu();
  }

  /**
   * Returns which entry GRUB boots when nobody touches a key.
   *
   * @return its index; empty when the menu is empty
   */
  public Optional<Integer> byDefault() {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    @Nullable String wanted = machine.variable("default");
    int index = wanted == null ? 0 : find(wanted);
    return Optional.of(index < 0 || index >= items.size() ? 0 : index);
  }

  /**
   * Returns which entry a text means.
   *
   * @param wanted a title, an id or a number; perhaps with {@code >} and what it means in a submenu
   * @return its index, perhaps of no entry; or -1
   */
  public int find(String wanted) {
    return machine.dialect().idsFirst() ? findIdsFirst(wanted) : findNumberFirst(wanted);
  }

  /**
   * Returns the entries that are tried when the default one fails.
   *
   * @return the indices of those that exist
   */
  public List<Integer> fallback() {
    @Nullable String wanted = machine.variable("fallback");
    List<Integer> indices = new ArrayList<>();
    int position = 0;
    while (wanted != null && position < wanted.length()) {
      Numbers.Parsed number = Numbers.parse(wanted, position, 0);
      if (number.status() != Status.OK) {
        break;
      }
      if (number.value() >= 0 && number.value() < items.size()) {
        indices.add((int) number.value());
      }
      position = number.end();
    }
    return indices;
  }

  /**
   * Returns the number of an entry that a text begins with.
   *
   * @param wanted a text as for {@link #find}
   * @return what GRUB takes it for, whatever follows; empty when it begins with no number
   */
  public static OptionalLong number(String wanted) {
    Numbers.Parsed number = Numbers.parse(wanted, 0, 0);
    return switch (number.status()) {
      case Status.OK -> OptionalLong.of(number.value());
      case Status.OUT_OF_RANGE -> OptionalLong.of(Long.MAX_VALUE);
      default -> OptionalLong.empty();
    };
  }

  private int findNumberFirst(String wanted) {
    Numbers.Parsed number = Numbers.parse(wanted, 0, 0);
    if (number.status() == Status.OK) {
      return (int) number.value();
    }
    if (number.status() == Status.BAD_NUMBER) {
      for (int i = 0; i < items.size(); i++) {
        if (names(items.get(i).title(), wanted) || names(items.get(i).id(), wanted)) {
          return i;
        }
      }
    }
    return -1;
  }

  private int findIdsFirst(String wanted) {
    int blank = 0;
    while (blank < wanted.length() && !Latin.isSpace(wanted.charAt(blank))) {
      blank++;
    }
    String first = wanted.substring(0, blank);
    for (int i = 0; i < items.size(); i++) {
      if (names(items.get(i).id(), first)) {
        return i;
      }
    }
    for (int i = 0; i < items.size(); i++) {
      if (names(items.get(i).title(), wanted)) {
        return i;
      }
    }
    Numbers.Parsed number = Numbers.parse(wanted, 0, 0);
    boolean usable = number.status() == Status.OK && number.end() == wanted.length();
    return usable ? (int) number.value() : -1;
  }

  /**
   * Returns whether a text up to its first single {@code >} is a name; {@code >>} stands for one.
   */
  private static boolean names(String name, String wanted) {
    int i = 0;
    int j = 0;
    while (true) {
      boolean end = j == wanted.length() || isSeparator(wanted, j);
      if (end || i == name.length()) {
        return end && i == name.length();
      }
      if (wanted.charAt(j) == '>') {
        j++;
      }
      if (wanted.charAt(j) != name.charAt(i)) {
        return false;
      }
      i++;
      j++;
    }
  }

  private static boolean isSeparator(String text, int index) {
    return text.charAt(index) == '>'
        && (index + 1 == text.length() || text.charAt(index + 1) != '>');
  }

  /**
   * Returns what a text means in the submenu that its first part names.
   *
   * @param wanted a text as for {@link #find}
   * @return what is behind the first single {@code >}; empty when that is nothing
   */
  public static Optional<String> rest(String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (wanted.charAt(i) == '>') {
        if (!isSeparator(wanted, i)) {
          i++;
        } else {
          return Optional.of(wanted.substring(i + 1)).filter(rest -> !rest.isEmpty());
        }
      }
    }
    return Optional.empty();
  }
}
