package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code test} and {@code [}: conditions are read from left to right, {@code -o} binds least. */
final class TestCommand {
  private static final int MAX_DEPTH = 100;

  private final Machine machine;
  private final List<String> words;
  private int index;
  private int depth;

  private TestCommand(Machine machine, List<String> words) {
    this.machine = machine;
    this.words = words;
  }

  static int run(Machine machine, Invocation invocation) {
    List<String> words = invocation.arguments();
    if (!words.isEmpty() && words.get(words.size() - 1).equals("]")) {
      words = words.subList(0, words.size() - 1);
    }
    boolean holds = new TestCommand(machine, words).expression();
    return holds ? Status.OK : machine.fail(Status.TEST_FAILURE, "false");
  }

  /** One level of parentheses. */
  private static final class Level {
    private boolean any;
    private boolean all = true;
    private boolean inverted;

    void add(boolean value) {
      all &= inverted != value;
      inverted = false;
    }

    boolean value() {
      return any || all;
    }
  }

  private boolean expression() {
    Level level = new Level();
    while (index < words.size()) {
      if (binary(level) || unary(level)) {
        continue;
      }
      String word = words.get(index++);
      switch (word) {
        case ")" -> {
          depth = Math.max(depth - 1, 0);
          return level.value();
        }
        case "(" -> {
          if (++depth > MAX_DEPTH) {
            machine.fail(Status.OUT_OF_RANGE, "max recursion depth exceeded");
            return level.value();
          }
          level.add(expression());
        }
        case "!" -> level.inverted = !level.inverted;
        case "-a" -> {}
        case "-o" -> {
          level.any |= level.all;
          level.all = true;
        }
        default -> level.add(!word.isEmpty());
      }
    }
    return level.value();
  }

  private boolean binary(Level level) {
    if (index + 2 >= words.size()) {
      return false;
    }
    String left = words.get(index);
    String right = words.get(index + 2);
    @Nullable Boolean value = compare(left, words.get(index + 1), right);
    if (value == null) {
      return false;
    }
    level.add(value);
    index += 3;
    return true;
  }

  private @Nullable Boolean compare(String left, String operator, String right) {
    switch (operator) {
      case "=", "==" -> {
        return left.equals(right);
      }
      case "!=" -> {
        return !left.equals(right);
      }
      case "<" -> {
        return left.compareTo(right) < 0;
      }
      case "<=" -> {
        return left.compareTo(right) <= 0;
      }
      case ">" -> {
        return left.compareTo(right) > 0;
      }
      case ">=" -> {
        return left.compareTo(right) >= 0;
      }
      case "-eq" -> {
        return number(left) == number(right);
      }
      case "-ne" -> {
        return number(left) != number(right);
      }
      case "-lt" -> {
        return number(left) < number(right);
      }
      case "-le" -> {
        return number(left) <= number(right);
      }
      case "-gt" -> {
        return number(left) > number(right);
      }
      case "-ge" -> {
        return number(left) >= number(right);
      }
      case "-plt" -> {
        return comparePrefixed(left, right) < 0;
      }
      case "-pgt" -> {
        return comparePrefixed(left, right) > 0;
      }
      default -> {
        boolean newer = operator.startsWith("-nt");
        return (newer || operator.startsWith("-ot"))
            ? compareTimes(left, operator, right, newer)
            : null;
      }
    }
  }

  /** Reads a number; what is none counts as 0, with an error that is printed if the test holds. */
  private int number(String text) {
    boolean negative = text.startsWith("-");
    int value = (int) checked(Numbers.parse(text, negative ? 1 : 0, 0)).value();
    return negative ? -value : value;
  }

  private Numbers.Parsed checked(Numbers.Parsed number) {
    number.report(machine);
    return number;
  }

  /** Compares the numbers behind the common part of two texts. */
  private int comparePrefixed(String left, String right) {
    int i = 0;
    while (i < left.length() && i < right.length() && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    i--;
    while (i > 0 && i < left.length() && Latin.isDigit(left.charAt(i))) {
      i--;
    }
    i++;
    return Long.compareUnsigned(
        checked(Numbers.parse(left, i, 0)).value(), checked(Numbers.parse(right, i, 0)).value());
  }

  private boolean compareTimes(String left, String operator, String right, boolean newer) {
    int bias = operator.length() > 3 ? number(operator.substring(3)) : 0;
    Optional<TreeNode> first = machine.files().look(left);
    Optional<TreeNode> second = machine.files().look(right);
    if (first.isEmpty() || second.isEmpty()) {
      return newer ? first.isPresent() && second.isEmpty() : first.isEmpty() && second.isPresent();
    }
    try {
      long firstTime = first.get().metadata().mtimeSeconds() + bias;
      long secondTime = second.get().metadata().mtimeSeconds();
      return newer ? firstTime > secondTime : firstTime < secondTime;
    } catch (IOException e) {
      return false; // GRUB knows no time then
    }
  }

  private boolean unary(Level level) {
    if (index + 1 >= words.size()) {
      return false;
    }
    String operand = words.get(index + 1);
    boolean value;
    switch (words.get(index)) {
      case "-d" -> value = type(operand).filter(t -> t == FileType.DIRECTORY).isPresent();
      case "-e" -> value = type(operand).isPresent();
      case "-f" -> value = type(operand).filter(t -> t != FileType.DIRECTORY).isPresent();
      case "-s" -> value = hasContent(operand);
      case "-n" -> value = !operand.isEmpty();
      case "-z" -> value = operand.isEmpty();
      default -> {
        return false;
      }
    }
    level.add(value);
    index += 2;
    return true;
  }

  private Optional<FileType> type(String file) {
    return machine.files().look(file).map(TreeNode::type);
  }

  private boolean hasContent(String file) {
    machine.clearError();
    Optional<TreeNode> node = machine.files().open(file).filter(n -> n.type() == FileType.REGULAR);
    try {
      return node.isPresent() && node.get().size() > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
