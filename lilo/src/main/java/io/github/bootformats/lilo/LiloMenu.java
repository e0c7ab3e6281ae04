package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import java.util.Optional;

/**
 * What a loader makes of a configuration: the names that can be booted, the one that is booted
 * without a user, and the exact command line of each; or why it refuses the file.
 *
 * <p>LILO keeps each label and each alias as a name of its own, the default first; without {@code
 * default} the first entry is the default, by its alias if it has one. The command line begins with
 * {@code BOOT_IMAGE=} and the name, and with {@code auto} before that when nobody touched a key.
 * The entries of ELILO are its labels. Instances are immutable.
 */
public final class LiloMenu {
  /** What happens at the prompt. */
  @FunctionalInterface
  interface Prompt {
    Optional<BootEntry> boot(Bytes line);
  }

  private final BootMenu menu;
  private final Optional<Diagnostic> refusal;
  private final Prompt prompt;

  LiloMenu(BootMenu menu, Optional<Diagnostic> refusal, Prompt prompt) {
    this.menu = menu;
    this.refusal = refusal;
    this.prompt = prompt;
  }

  /**
   * Returns the menu as all loaders have it. Of a file that is refused it has the entries that the
   * loader had read before it stopped, and no default.
   *
   * @return the menu, with loader {@code lilo} or {@code elilo}
   */
  public BootMenu bootMenu() {
    return menu;
  }

  /**
   * Returns why the loader refuses the file. LILO then installs nothing, so that what was installed
   * before stays; ELILO asks for a kernel.
   *
   * @return the first error, which is the only one that the loader tells
   */
  public Optional<Diagnostic> refusal() {
    return refusal;
  }

  /**
   * Says what is booted when a line is typed at the prompt. A password is not asked for.
   *
   * @param line the line, without the Enter key: a name, and parameters; a NUL ends it
   * @return the entry; empty when nothing is booted and the prompt comes back. An empty line boots
   *     the default.
   */
  public Optional<BootEntry> boot(Bytes line) {
    return prompt.boot(line.untilNul());
  }

  /**
   * Says what is booted when a line is typed at the prompt.
   *
   * @param line the line, without the Enter key: a name, and parameters
   * @return the entry; empty when nothing is booted and the prompt comes back
   */
  public Optional<BootEntry> boot(String line) {
    return boot(Bytes.utf8(line));
  }

  @Override
  public String toString() {
    return menu.toString();
  }
}
