package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.GrubLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables, in contexts: a new one has copies of what is exported. */
final class Environment {
  private final List<Map<String, Variable>> contexts = new ArrayList<>();
  private final Budget budget;
  private long bytes;

  Environment(Budget budget) {
    this.budget = budget;
    contexts.add(new HashMap<>());
  }

  /**
   * A variable.
   *
   * @param value its value
   * @param exported whether new contexts have it
   * @param place where the value was set; null for those that GRUB sets
   */
  record Variable(String value, boolean exported, @Nullable SourceLocation place) {}

  Environment copy() {
    Environment copy = new Environment(budget);
    copy.contexts.clear();
    contexts.forEach(context -> copy.contexts.add(new HashMap<>(context)));
    copy.bytes = bytes;
    return copy;
  }

  private Map<String, Variable> top() {
    return contexts.get(contexts.size() - 1);
  }

  @Nullable String get(String name) {
    Variable variable = top().get(name);
    return variable == null ? null : variable.value;
  }

  Optional<Variable> find(String name) {
    return Optional.ofNullable(top().get(name));
  }

  void set(String name, String given, @Nullable SourceLocation place) {
    String value = name.equals("root") ? withoutParentheses(given) : given;
    Variable old = top().get(name);
    account(value.length() - (old == null ? -name.length() : old.value.length()));
    top().put(name, new Variable(value, old != null && old.exported, place));
  }

  /** Takes the parentheses off a device, as the hook of {@code $root} does. */
  private static String withoutParentheses(String device) {
    boolean enclosed = device.startsWith("(") && device.endsWith(")");
    return enclosed ? device.substring(1, device.length() - 1) : device;
  }

  void unset(String name) {
    Variable old = top().remove(name);
    if (old != null) {
      account(-old.value.length() - name.length());
    }
  }

  void export(String name, @Nullable SourceLocation place) {
    Variable old = top().get(name);
    if (old == null) {
      account(name.length());
      top().put(name, new Variable("", true, place));
    } else {
      top().put(name, new Variable(old.value, true, old.place));
    }
  }

  void open(boolean exportAll) {
    Map<String, Variable> context = new HashMap<>();
    top()
        .forEach(
            (name, variable) -> {
              if (exportAll || variable.exported) {
                account(name.length() + variable.value.length());
                context.put(name, new Variable(variable.value, true, variable.place));
              }
            });
    budget.check(GrubLimits.MAX_INCLUDE_DEPTH, contexts.size());
    contexts.add(context);
  }

  void close() {
    top().forEach((name, variable) -> account(-name.length() - variable.value.length()));
    contexts.remove(contexts.size() - 1);
  }

  Map<String, Variable> sorted() {
    return new TreeMap<>(top());
  }

  private void account(long more) {
    bytes += more;
    if (more > 0) {
      budget.check(GrubLimits.MAX_VARIABLE_BYTES, bytes);
    }
  }
}
