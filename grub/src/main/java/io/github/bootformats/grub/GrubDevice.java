package io.github.bootformats.grub;

import io.github.bootformats.api.tree.FileTree;
import java.util.Objects;
import java.util.Optional;

/**
 * A disk or a partition that GRUB would find.
 *
 * @param name as GRUB names it, without parentheses: {@code hd0}, {@code hd0,gpt2}
 * @param tree its files; empty when GRUB finds no file system on it
 * @param label the file system's label
 * @param uuid the file system's UUID, as GRUB prints it
 */
public record GrubDevice(
    String name, Optional<FileTree> tree, Optional<String> label, Optional<String> uuid) {
  /**
   * Creates a device.
   *
   * @param name as GRUB names it, without parentheses
   * @param tree its files
   * @param label the file system's label
   * @param uuid the file system's UUID
   */
  public GrubDevice {
    if (name.isEmpty() || name.indexOf('(') >= 0 || name.indexOf(')') >= 0) {
      throw new IllegalArgumentException("not the name of a device: " + name);
    }
    Objects.requireNonNull(tree);
    Objects.requireNonNull(label);
    Objects.requireNonNull(uuid);
  }

  /**
   * Returns the disk that this is, or is a partition of.
   *
   * @return such as {@code hd0}
   */
  public String disk() {
    int comma = name.indexOf(',');
    return comma < 0 ? name : name.substring(0, comma);
  }

  /**
   * Returns whether GRUB takes a name for this device: its own name, or a partition's number
   * without the kind of the table, such as {@code hd0,2} for {@code hd0,gpt2}.
   *
   * @param other a name without parentheses
   * @return whether this device is meant
   */
  public boolean isNamed(String other) {
    if (name.equals(other)) {
      return true;
    }
    int comma = name.indexOf(',');
    int number = comma + 1;
    while (comma >= 0 && number < name.length() && Character.isLetter(name.charAt(number))) {
      number++;
    }
    return comma >= 0 && (disk() + "," + name.substring(number)).equals(other);
  }
}
