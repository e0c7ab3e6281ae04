package io.github.bootformats.grub.internal.run;

import java.util.Map;
import java.util.regex.Pattern;

/** {@code password} and {@code password_pbkdf2}: they fail without a proper password, no more. */
final class PasswordCommands {
  private static final String PREFIX = "grub.pbkdf2.sha512.";

  /** Salt and hash in hexadecimal, behind the count of iterations. */
  private static final Pattern SALT_AND_HASH =
      Pattern.compile("\\.(?:[0-9A-Fa-f]{2})*\\.(?:[0-9A-Fa-f]{2})*");

  private PasswordCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("password", PasswordCommands::plain);
    commands.put("password_pbkdf2", PasswordCommands::hashed);
  }

  private static int plain(Machine machine, Invocation invocation) {
    return invocation.count() == 2
        ? Status.OK
        : machine.fail(Status.BAD_ARGUMENT, "two arguments expected");
  }

  private static int hashed(Machine machine, Invocation invocation) {
    if (invocation.count() != 2) {
      return machine.fail(Status.BAD_ARGUMENT, "two arguments expected");
    }
    String password = invocation.argument(1);
    if (password.startsWith(PREFIX)) {
      Numbers.Parsed iterations = Numbers.parse(password, PREFIX.length(), 0);
      if (iterations.report(machine) != Status.OK) {
        return machine.error();
      }
      if (SALT_AND_HASH.matcher(password.substring(iterations.end())).matches()) {
        return Status.OK;
      }
    }
    return machine.fail(Status.BAD_ARGUMENT, "invalid PBKDF2 password");
  }
}
