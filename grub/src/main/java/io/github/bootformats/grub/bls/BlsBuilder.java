package io.github.bootformats.grub.bls;

import io.github.bootformats.api.boot.KernelCommandLine;
import java.util.ArrayList;
import java.util.List;

/** Writes a new entry file, a line for each field in the order in which they are added. */
public final class BlsBuilder {
  private final List<BlsField> fields = new ArrayList<>();

  private BlsBuilder() {}

  /**
   * Starts an entry that boots Linux.
   *
   * @param title what the menu shows
   * @param kernel the kernel's path, from the root of the file system with {@code loader/entries}
   * @return a builder
   * @throws IllegalArgumentException if one of them cannot be written
   */
  public static BlsBuilder linux(String title, String kernel) {
    return new BlsBuilder().field(BlsKeys.TITLE, title).field(BlsKeys.LINUX, kernel);
  }

  /**
   * Says the version of the kernel.
   *
   * @param version such as {@code 6.1.0-57-cloud-amd64}
   * @return this builder
   * @throws IllegalArgumentException if it cannot be written
   */
  public BlsBuilder version(String version) {
    return field(BlsKeys.VERSION, version);
  }

  /**
   * Adds an initrd behind those that there are.
   *
   * @param path its path
   * @return this builder
   * @throws IllegalArgumentException if it cannot be written
   */
  public BlsBuilder initrd(String path) {
    return field(BlsKeys.INITRD, path);
  }

  /**
   * Sets what the kernel is given.
   *
   * @param parameters at least one
   * @return this builder
   * @throws IllegalArgumentException if they cannot be written, or there are none
   */
  public BlsBuilder options(KernelCommandLine parameters) {
    fields.add(BlsField.of(BlsKeys.OPTIONS, BlsOptions.none().with(parameters)));
    return this;
  }

  /**
   * Adds a field. Its value is written as it is, so that options may refer to variables here.
   *
   * @param key such as {@code grub_class}
   * @param value its value
   * @return this builder
   * @throws IllegalArgumentException if another field would be read
   */
  public BlsBuilder field(String key, String value) {
    fields.add(BlsField.of(key, value));
    return this;
  }

  /**
   * Returns the entry.
   *
   * @return a document
   */
  public BlsDocument build() {
    return BlsDocument.of(fields);
  }
}
