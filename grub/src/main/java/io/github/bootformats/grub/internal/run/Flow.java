package io.github.bootformats.grub.internal.run;

import java.util.HashMap;
import java.util.Map;

/** Where the flow of commands is: in how many loops, and whether it is leaving some of them. */
final class Flow {
  private static final int MAX_DEPTH = 64;

  private final Map<String, Integer> running = new HashMap<>();
  private int depth;
  private int loops;
  private int breaks;
  private boolean continuing;
  private boolean returning;

  /** Goes a level deeper; returns false when GRUB refuses to. A refused level is never left. */
  boolean enter() {
    return ++depth < MAX_DEPTH;
  }

  void leave() {
    depth--;
  }

  void begin(String function) {
    running.merge(function, 1, Integer::sum);
  }

  void end(String function) {
    running.merge(function, -1, Integer::sum);
  }

  boolean isRunning(String function) {
    return running.getOrDefault(function, 0) > 0;
  }

  int loops() {
    return loops;
  }

  void setLoops(int count) {
    loops = count;
  }

  void enterLoop() {
    loops++;
  }

  void leaveLoop() {
    if (breaks > 0) {
      breaks--;
    }
    loops--;
  }

  void breakOut(long count, boolean continues) {
    continuing = continues;
    breaks = (int) Math.min(count, loops);
  }

  boolean isBreaking() {
    return breaks > 0;
  }

  /** Goes on with the innermost loop if it is to be continued. */
  void resume() {
    if (continuing && breaks == 1) {
      breaks = 0;
    }
  }

  boolean isReturning() {
    return returning;
  }

  void setReturning(boolean value) {
    returning = value;
  }
}
