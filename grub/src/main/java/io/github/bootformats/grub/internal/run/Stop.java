package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.ReadLimits.Limit;
import org.jspecify.annotations.Nullable;

/** Ends an evaluation from within; caught by {@link Machine#run}. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why an evaluation ends. */
  enum Reason {
    /** A limit is exceeded. */
    LIMIT,
    /** The script left GRUB. */
    EXIT,
    /** A loaded kernel is started. */
    BOOT,
    /** A menu is shown to the user. */
    MENU
  }

  private final Reason reason;

  private Stop(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static Stop limit(Limit limit, long allowed) {
    return new Stop(Reason.LIMIT, "The limit %s of %s is exceeded".formatted(limit, allowed));
  }

  static Stop exit(String command) {
    return new Stop(Reason.EXIT, "The script ends GRUB by '" + command + "'");
  }

  static Stop boot() {
    return new Stop(Reason.BOOT, "The script starts what it loaded");
  }

  static Stop menu() {
    return new Stop(Reason.MENU, "A menu is shown");
  }

  Reason reason() {
    return reason;
  }

  String text() {
    @Nullable String message = getMessage();
    return message == null ? "" : message;
  }
}
