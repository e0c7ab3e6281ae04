package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of labels: to the core the first word behind {@code LABEL}, where the first of several
 * labels counts, to menu programs all that stands there.
 */
final class LabelNames {
  private final List<SyslinuxLabel> labels;
  private final Map<Bytes, Set<Bytes>> wholeNames = new HashMap<>();

  LabelNames(SyslinuxDocument document) {
    this.labels = document.labels();
    for (SyslinuxLabel label : labels) {
      wholeNames.computeIfAbsent(label.name(), word -> new HashSet<>()).add(label.wholeName());
    }
  }

  /** Returns a name for each label that has one, which no other label has. */
  List<Bytes> all() {
    return labels.stream()
        .filter(label -> !label.name().isEmpty())
        .map(this::of)
        .distinct()
        .toList();
  }

  /** Returns the first word of a label, or where others begin with it the whole name. */
  Bytes of(SyslinuxLabel label) {
    return wholeNames.getOrDefault(label.name(), Set.of()).size() == 1
        ? label.name()
        : label.wholeName();
  }

  /** Finds a label by its whole name, else by the first word. */
  Optional<SyslinuxLabel> find(Bytes name) {
    return inMenu(name).or(() -> inCore(name));
  }

  /** Finds a label as the core does. */
  Optional<SyslinuxLabel> inCore(Bytes word) {
    return labels.stream().filter(label -> label.name().equals(word)).findFirst();
  }

  /** Finds a label as menu programs do. */
  Optional<SyslinuxLabel> inMenu(Bytes wholeName) {
    return labels.stream().filter(label -> label.wholeName().equals(wholeName)).findFirst();
  }

  boolean isFirst(SyslinuxLabel label) {
    return inCore(label.name()).filter(first -> first.begin() == label.begin()).isPresent();
  }

  /** Returns whether the core and menu programs have the same name for a label. */
  static boolean isOneWord(SyslinuxLabel label) {
    return label.name().equals(label.wholeName());
  }
}
