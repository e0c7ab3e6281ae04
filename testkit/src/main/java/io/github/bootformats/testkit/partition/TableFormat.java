package io.github.bootformats.testkit.partition;

/** The two kinds of partition tables. */
public enum TableFormat {
  /** A GUID partition table behind a protective MBR. */
  GPT("gpt"),

  /** A master boot record with its extended boot records. */
  MBR("mbr");

  private final String id;

  TableFormat(String id) {
    this.id = id;
  }

  /**
   * Returns a stable id.
   *
   * @return {@code gpt} or {@code mbr}
   */
  public String id() {
    return id;
  }
}
