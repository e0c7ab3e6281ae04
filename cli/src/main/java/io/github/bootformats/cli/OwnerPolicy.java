package io.github.bootformats.cli;

import io.github.bootformats.tree.extract.Extractor;
import java.util.Locale;

/** Whose the extracted files are. */
enum OwnerPolicy {
  /** As the image says where root runs the tool, else the user's. */
  AUTO,
  /** As the image says, by number. */
  KEEP,
  /** The user's. */
  IGNORE;

  private static final String ROOT = "root";

  /** Reads a policy. */
  static final class Converter extends WordConverter<OwnerPolicy> {
    Converter() {
      super(values());
    }
  }

  /** Returns the extractor as this policy and the user want it. */
  Extractor apply(Extractor extractor, boolean specialBits) {
    boolean owners =
        switch (this) {
          case AUTO -> ProcessHandle.current().info().user().filter(ROOT::equals).isPresent();
          case KEEP -> true;
          case IGNORE -> false;
        };
    Extractor owning = owners ? extractor.withOwners() : extractor;
    return owners || specialBits ? owning.withSpecialBits() : owning;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
