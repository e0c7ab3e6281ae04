package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;

/** Ends the emulation of a program where the program itself gives up, or never ends. */
final class ToolRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic reason;

  /** Creates a refusal; it is control flow, and has no stack trace. */
  ToolRefusal(String code, String message) {
    super(message, null, false, false);
    this.reason = Diagnostic.of(Severity.ERROR, code, message);
  }

  Diagnostic reason() {
    return reason;
  }
}
