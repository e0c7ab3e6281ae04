package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that can be booted (get_image and bsect_done in bsect.c). What is booted by default is
 * the first of them.
 */
final class DescriptorTable {
  /** How many there can be (MAX_IMAGES with three sectors of descriptors). */
  static final int MAX = 28;

  /** How long a name can be, in bytes (MAX_IMAGE_NAME). */
  static final int MAX_NAME = 15;

  private final Options global;
  private final @Nullable Item defaultName;
  private @Nullable Descriptor first;
  private final List<Descriptor> others = new ArrayList<>();

  DescriptorTable(Options global) {
    this.global = global;
    this.defaultName = global.get(LiloKeyword.DEFAULT);
  }

  /** Adds an entry under its alias and its label. */
  void add(Descriptor entry) throws Refusal {
    Bytes path = Options.text(entry.header());
    if (path.isEmpty()) {
      throw Refusal.of(LiloFinding.NAME_ILLEGAL, entry.header(), "an entry without a file");
    }
    Item alias = entry.entry().get(LiloKeyword.ALIAS);
    if (alias != null) {
      addName(entry.named(Ascii.replaced(Options.text(alias), ' ', '_')));
    }
    Item label = entry.entry().get(LiloKeyword.LABEL);
    boolean isBaseName = label == null && path.indexOf('/', 0) >= 0;
    Bytes name = label != null ? Options.text(label) : Ascii.baseName(path);
    if (isBaseName && name.indexOf(' ', 0) >= 0) {
      throw Refusal.of(
          LiloFinding.NAME_ILLEGAL, entry.header(), "a space in what is the name: " + name);
    }
    name = Ascii.replaced(name, ' ', '_');
    addName(entry.named(name));
    checkSingleKey(entry, name, alias);
  }

  private void addName(Descriptor added) throws Refusal {
    checkName(added);
    for (Descriptor other : all()) {
      checkClash(added, other);
    }
    boolean isDefault =
        defaultName != null
            && first == null
            && Ascii.equalsIgnoreCase(Options.text(defaultName), added.name());
    if (isDefault) {
      first = added;
      return;
    }
    if (others.size() + (defaultName == null ? 0 : 1) == MAX) {
      throw Refusal.of(
          LiloFinding.IMAGES_MANY, added.header(), "more than " + MAX + " labels and aliases");
    }
    others.add(added);
  }

  private static void checkName(Descriptor added) throws Refusal {
    Bytes name = added.name();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw Refusal.of(
          LiloFinding.NAME_ILLEGAL,
          added.header(),
          "a name must have 1 to " + MAX_NAME + " bytes: " + name);
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.at(i) < ' ') {
        throw Refusal.of(
            LiloFinding.NAME_ILLEGAL, added.header(), "a control character in a name: " + name);
      }
    }
  }

  private void checkClash(Descriptor added, Descriptor other) throws Refusal {
    if (Ascii.equalsIgnoreCase(added.name(), other.name())) {
      throw Refusal.of(
          LiloFinding.NAME_DUPLICATE, added.header(), "there is already a " + other.name());
    }
    boolean isKey = isKey(added) || isKey(other);
    if (isKey && Ascii.equalsIgnoreCase(added.name().slice(0, 1), other.name().slice(0, 1))) {
      throw Refusal.of(
          LiloFinding.CONFLICT,
          added.header(),
          "the key of one is the first letter of the other: " + added.name() + ", " + other.name());
    }
  }

  private boolean isKey(Descriptor descriptor) {
    return descriptor.name().length() == 1 && isSingleKey(descriptor);
  }

  boolean isSingleKey(Descriptor descriptor) {
    return descriptor.entry().getOr(LiloKeyword.SINGLE_KEY, global) != null;
  }

  private void checkSingleKey(Descriptor entry, Bytes name, @Nullable Item alias) throws Refusal {
    boolean hasKey = name.length() == 1 || (alias != null && Options.text(alias).length() <= 1);
    if (isSingleKey(entry) && !hasKey) {
      throw Refusal.of(
          LiloFinding.CONFLICT, entry.header(), "single-key needs a label or alias of one letter");
    }
  }

  /** All names in the order of the menu, the default first. */
  List<Descriptor> all() {
    List<Descriptor> all = new ArrayList<>();
    if (first != null) {
      all.add(first);
    }
    all.addAll(others);
    return all;
  }

  /** What is booted without a name; empty while a default is named that is not there. */
  Optional<Descriptor> defaultOne() {
    return defaultName == null ? others.stream().findFirst() : Optional.ofNullable(first);
  }

  Optional<Descriptor> find(Bytes name) {
    return all().stream().filter(d -> Ascii.equalsIgnoreCase(d.name(), name)).findFirst();
  }
}
