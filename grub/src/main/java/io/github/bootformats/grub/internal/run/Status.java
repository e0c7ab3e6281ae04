package io.github.bootformats.grub.internal.run;

/** The error numbers of GRUB 2.06 that scripts can see in {@code $?}. */
final class Status {
  static final int OK = 0;
  static final int TEST_FAILURE = 1;
  static final int BAD_FILE_TYPE = 4;
  static final int FILE_NOT_FOUND = 5;
  static final int BAD_FILENAME = 7;
  static final int UNKNOWN_FS = 8;
  static final int BAD_NUMBER = 10;
  static final int OUT_OF_RANGE = 11;
  static final int UNKNOWN_DEVICE = 12;
  static final int UNKNOWN_COMMAND = 16;
  static final int INVALID_COMMAND = 17;
  static final int BAD_ARGUMENT = 18;
  static final int BAD_OS = 21;
  static final int NO_KERNEL = 22;
  static final int MENU = 27;
  static final int RECURSION_DEPTH = 47;

  private Status() {}
}
