package io.github.bootformats.cpio;

import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names in a directory, as numbers until each is asked for. */
final class CpioCursor implements TreeCursor {
  private final CpioTree tree;
  private final int[] names;
  private int at;

  private CpioCursor(CpioTree tree, int[] names) {
    this.tree = tree;
    this.names = names;
  }

  /** Goes through a directory in the order of the archive. */
  static CpioCursor of(CpioTree tree, int directory) {
    return new CpioCursor(tree, numbers(tree.index(), directory));
  }

  /** Goes through a directory sorted by name, which most archives are already. */
  static CpioCursor sorted(CpioTree tree, int directory) {
    TreeIndex index = tree.index();
    int[] names = numbers(index, directory);
    for (int i = 1; i < names.length; i++) {
      if (index.compare(names[i - 1], names[i]) > 0) {
        sort(index, names, new int[names.length], 0, names.length);
        break;
      }
    }
    return new CpioCursor(tree, names);
  }

  private static int[] numbers(TreeIndex index, int directory) {
    int[] names = new int[8];
    int count = 0;
    for (int n = index.first(directory); n != TreeIndex.NONE; n = index.next(n)) {
      if (count == names.length) {
        names = Arrays.copyOf(names, count * 2);
      }
      names[count++] = n;
    }
    return Arrays.copyOf(names, count);
  }

  /** Sorts by merging, as the JDK has no sort of ints by another order. */
  private static void sort(TreeIndex index, int[] names, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(index, names, spare, from, middle);
    sort(index, names, spare, middle, to);
    System.arraycopy(names, from, spare, from, to - from);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takesLeft =
          right == to || (left < middle && index.compare(spare[left], spare[right]) <= 0);
      names[i] = spare[takesLeft ? left++ : right++];
    }
  }

  @Override
  public @Nullable TreeNode next() {
    return at == names.length ? null : new CpioNode(tree, names[at++]);
  }

  @Override
  public void close() {}
}
