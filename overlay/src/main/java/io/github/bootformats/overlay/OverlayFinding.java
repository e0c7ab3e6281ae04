package io.github.bootformats.overlay;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.TreePath;
import java.util.Optional;

/**
 * What can be odd about layers and their merge, one constant for each {@linkplain Diagnostic#code()
 * code}. Codes are stable: a release may add some, but does not change what one means.
 */
public enum OverlayFinding implements Finding {
  /** Linux lists a whiteout in a directory that is not merged, and then finds no such file. */
  WHITEOUT_LISTED(Severity.WARNING, "overlay.whiteout-listed"),

  /** A redirect is empty, or has slashes where none may be: {@code EINVAL}. */
  REDIRECT_INVALID(Severity.ERROR, "overlay.redirect-invalid"),

  /** A redirect leads through {@code .}, {@code ..} or an empty name: {@code EACCES}. */
  REDIRECT_DENIED(Severity.ERROR, "overlay.redirect-denied"),

  /** Redirects make a path that is longer than any that can be looked up. */
  REDIRECT_TOO_LONG(Severity.ERROR, "overlay.redirect-too-long"),

  /** A redirect is not followed, for the mount does not want it: {@code EPERM}. */
  REDIRECT_REFUSED(Severity.ERROR, "overlay.redirect-refused"),

  /** A file has its metadata only, and the mount does not want such files: {@code EPERM}. */
  METACOPY_REFUSED(Severity.ERROR, "overlay.metacopy-refused"),

  /** A file has its metadata only, and no layer below has its data: {@code EIO}. */
  METACOPY_NO_DATA(Severity.ERROR, "overlay.metacopy-no-data"),

  /** The attribute of a file with metadata only is too short: {@code EIO}. */
  METACOPY_INVALID(Severity.ERROR, "overlay.metacopy-invalid"),

  /** No data-only layer has the data of a file, which is found and cannot be opened. */
  DATA_MISSING(Severity.ERROR, "overlay.data-missing"),

  /** The data of a file is longer or shorter than its metadata says. */
  METACOPY_SIZE(Severity.WARNING, "overlay.metacopy-size"),

  /**
   * There are {@code .wh.} files, which are ordinary files to overlayfs: a layer of a container has
   * to be {@linkplain OverlayLayer#in converted}.
   */
  OCI_NAME(Severity.WARNING, "overlay.oci-name"),

  /** A whiteout of the OCI form names nothing that can be deleted. */
  OCI_NAMELESS(Severity.ERROR, "overlay.oci-nameless"),

  /** There are attributes of the other form of overlayfs, which are ordinary ones in this one. */
  OTHER_FORM(Severity.INFO, "overlay.other-form"),

  /** A layer has what another form cannot say. */
  NOT_IN_FORM(Severity.ERROR, "overlay.not-in-form"),

  /** A layer has markers, and what it should become cannot have any. */
  MARKERS(Severity.ERROR, "overlay.markers"),

  /** A tar archive is damaged. */
  TAR_DAMAGED(Severity.ERROR, "overlay.tar-damaged"),

  /** An entry of a tar archive is of a kind that is not read. */
  TAR_UNSUPPORTED(Severity.ERROR, "overlay.tar-unsupported"),

  /** An entry of a tar archive leads out of the tree, or through what is not a directory. */
  TAR_PATH(Severity.WARNING, "overlay.tar-path");

  /** The id of the format in exceptions. */
  static final String FORMAT = "overlay";

  private final Severity severity;
  private final String code;

  OverlayFinding(Severity severity, String code) {
    this.severity = severity;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  /**
   * Finds the constant of a code.
   *
   * @param code the code of a diagnostic, or the reason of an exception
   * @return its constant; empty if it is none of these
   */
  public static Optional<OverlayFinding> ofCode(String code) {
    return Finding.find(values(), code);
  }

  Diagnostic at(TreePath path, String message) {
    return Diagnostic.of(severity, code, path + ": " + message);
  }

  MalformedFormatException failure(String message) {
    return new MalformedFormatException(FORMAT, code, -1, message);
  }

  UnsupportedFormatException unsupported(String message) {
    return new UnsupportedFormatException(FORMAT, code, -1, message);
  }
}
