package io.github.bootformats.api;

/**
 * The input asks for more than the caller's {@link ReadLimits} allow.
 *
 * <p>Thrown before the resource is used: a claim of four billion entries is refused without
 * allocating them.
 */
public final class LimitExceededException extends FormatException {
  private static final long serialVersionUID = 1;

  /** The limit's name. */
  private final String limitName;

  /** What the input wanted. */
  private final long asked;

  /** What is allowed. */
  private final long allowed;

  /**
   * Creates an exception; {@link ReadLimits#check} is the usual way.
   *
   * @param format the format's id
   * @param offset bytes from the start of the image, or -1 when there is no such place
   * @param limit the limit
   * @param asked what the input asked for, in the limit's unit
   * @param allowed what is allowed, in the limit's unit
   */
  public LimitExceededException(
      String format, long offset, ReadLimits.Limit limit, long asked, long allowed) {
    super(
        format,
        "limit." + limit.name(),
        offset,
        0,
        "limit " + limit.name() + " exceeded: " + asked + " asked, " + allowed + " allowed");
    this.limitName = limit.name();
    this.asked = asked;
    this.allowed = allowed;
  }

  /**
   * Returns the limit's name.
   *
   * @return the name, such as {@code gpt.entry-array-bytes}
   */
  public String limitName() {
    return limitName;
  }

  /**
   * Returns what the input asked for.
   *
   * @return the amount, in the limit's unit
   */
  public long asked() {
    return asked;
  }

  /**
   * Returns what is allowed.
   *
   * @return the amount, in the limit's unit
   */
  public long allowed() {
    return allowed;
  }
}
