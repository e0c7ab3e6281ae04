package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options that are set in one place: globally, or in an entry. */
final class Options {
  private final Map<LiloKeyword, Item> items = new EnumMap<>(LiloKeyword.class);

  void set(LiloKeyword keyword, Item item) {
    items.put(keyword, item);
  }

  boolean has(LiloKeyword keyword) {
    return items.containsKey(keyword);
  }

  @Nullable Item get(LiloKeyword keyword) {
    return items.get(keyword);
  }

  /** The option of this place, or where there is none that of another. */
  @Nullable Item getOr(LiloKeyword keyword, Options other) {
    Item own = items.get(keyword);
    return own != null ? own : other.items.get(keyword);
  }

  /** The value of an option; nothing where it is not set. */
  static Bytes text(@Nullable Item item) {
    return item == null ? Bytes.empty() : item.valueText().orElse(Bytes.empty());
  }
}
