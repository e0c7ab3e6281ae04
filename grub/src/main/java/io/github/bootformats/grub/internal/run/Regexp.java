package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.GrubLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extended regular expression of POSIX. The match is the leftmost one, and of those the longest;
 * within it groups are as long as they can be, the first ones first.
 */
final class Regexp {
  private static final int MAX_DEPTH = 1000;

  private final RegexpNode root;
  private final int groups;

  private Regexp(RegexpNode root, int groups) {
    this.root = root;
    this.groups = groups;
  }

  /** Returns the expression, or null when it is none. */
  static @Nullable Regexp compile(String pattern) {
    RegexpParser parser = new RegexpParser(pattern);
    @Nullable RegexpNode root = parser.parse();
    return root == null ? null : new Regexp(root, parser.groups());
  }

  /** Returns whether there is a match. */
  boolean matches(String text, Budget budget) {
    return match(text, budget) != null;
  }

  /** Returns the text of the match and of each group; or null when there is no match. */
  @Nullable List<@Nullable String> match(String text, Budget budget) {
    for (int start = 0; start <= text.length(); start++) {
      Matcher matcher = new Matcher(text, groups, budget);
      int @Nullable [] found = matcher.longestAt(root, start);
      if (found != null) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < found.length; i += 2) {
          texts.add(found[i] < 0 ? null : text.substring(found[i], found[i + 1]));
        }
        return texts;
      }
    }
    return null;
  }

  /** What is done when a node has matched; returns whether no other way is to be tried. */
  @FunctionalInterface
  private interface Next {
    boolean at(int position);
  }

  /** Tries all ways to match at one place, within the budget. */
  private static final class Matcher {
    private final String text;
    private final Budget budget;
    private final int[] bounds;
    private int @Nullable [] best;
    private int depth;

    Matcher(String text, int groups, Budget budget) {
      this.text = text;
      this.budget = budget;
      this.bounds = new int[2 * groups + 2];
      Arrays.fill(bounds, -1);
    }

    int @Nullable [] longestAt(RegexpNode root, int start) {
      run(root, start, end -> offer(start, end));
      return best;
    }

    private boolean offer(int start, int end) {
      int[] found = best;
      if (found == null || end > found[1]) {
        found = bounds.clone();
        found[0] = start;
        found[1] = end;
        best = found;
      }
      return end == text.length();
    }

    private boolean run(RegexpNode node, int position, Next next) {
      budget.step();
      if (++depth > MAX_DEPTH) {
        throw Stop.limit(GrubLimits.MAX_STEPS, MAX_DEPTH);
      }
      boolean done = match(node, position, next);
      depth--;
      return done;
    }

    private boolean match(RegexpNode node, int position, Next next) {
      if (node instanceof RegexpNode.Chars chars) {
        return position < text.length()
            && chars.has(text.charAt(position))
            && next.at(position + 1);
      }
      if (node instanceof RegexpNode.Anchor anchor) {
        return holds(anchor, position) && next.at(position);
      }
      if (node instanceof RegexpNode.BackReference reference) {
        return repeatsGroup(reference, position, next);
      }
      if (node instanceof RegexpNode.Group group) {
        return group(group, position, next);
      }
      if (node instanceof RegexpNode.Sequence sequence) {
        return sequence(sequence.parts(), 0, position, next);
      }
      if (node instanceof RegexpNode.Choice choice) {
        return choice.ways().stream().anyMatch(way -> run(way, position, next));
      }
      RegexpNode.Repeat repeat = (RegexpNode.Repeat) node;
      return repeat.inner() instanceof RegexpNode.Chars chars
          ? repeatChars(chars, repeat, position, next)
          : repeat(repeat, 0, position, next);
    }

    private boolean holds(RegexpNode.Anchor anchor, int position) {
      boolean before = position > 0 && RegexpParser.isWord(text.charAt(position - 1));
      boolean after = position < text.length() && RegexpParser.isWord(text.charAt(position));
      return switch (anchor) {
        case BEGIN -> position == 0;
        case END -> position == text.length();
        case WORD_BEGIN -> !before && after;
        case WORD_END -> before && !after;
        case WORD_BOUNDARY -> before != after;
        case NO_WORD_BOUNDARY -> before == after;
      };
    }

    private boolean repeatsGroup(RegexpNode.BackReference reference, int position, Next next) {
      int start = bounds[2 * reference.group()];
      int length = bounds[2 * reference.group() + 1] - start;
      return start >= 0
          && text.regionMatches(position, text, start, length)
          && next.at(position + length);
    }

    private boolean group(RegexpNode.Group group, int position, Next next) {
      int slot = 2 * group.index();
      return run(
          group.inner(),
          position,
          end -> {
            int oldStart = bounds[slot];
            int oldEnd = bounds[slot + 1];
            bounds[slot] = position;
            bounds[slot + 1] = end;
            boolean done = next.at(end);
            bounds[slot] = oldStart;
            bounds[slot + 1] = oldEnd;
            return done;
          });
    }

    private boolean sequence(List<RegexpNode> parts, int index, int position, Next next) {
      if (index == parts.size()) {
        return next.at(position);
      }
      return run(parts.get(index), position, end -> sequence(parts, index + 1, end, next));
    }

    private boolean repeatChars(
        RegexpNode.Chars chars, RegexpNode.Repeat repeat, int position, Next next) {
      int end = position;
      while (end < text.length() && end - position < repeat.most() && chars.has(text.charAt(end))) {
        end++;
      }
      for (; end - position >= repeat.least(); end--) {
        budget.step();
        if (next.at(end)) {
          return true;
        }
      }
      return false;
    }

    private boolean repeat(RegexpNode.Repeat repeat, int count, int position, Next next) {
      boolean more =
          count < repeat.most()
              && run(
                  repeat.inner(),
                  position,
                  end ->
                      (end > position || count < repeat.least())
                          && repeat(repeat, count + 1, end, next));
      return more || (count >= repeat.least() && next.at(position));
    }
  }
}
