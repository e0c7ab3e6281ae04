package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What overlayfs reads from a file of a layer beside the file itself (fs/overlayfs/util.c, and
 * Documentation/filesystems/overlayfs.rst of Linux 6.18).
 */
final class Markers {
  static final DeviceNumber WHITEOUT_DEVICE = new DeviceNumber(0, 0);
  static final Bytes OPAQUE_YES = Bytes.utf8("y");
  static final Bytes OPAQUE_XWHITEOUTS = Bytes.utf8("x");

  /** Version, length, flags and digest algorithm, a byte each. */
  private static final int METACOPY_MIN_SIZE = 4;

  private static final Markers TRUSTED = new Markers(LayerForm.TRUSTED);
  private static final Markers USER = new Markers(LayerForm.USER);

  private final Bytes prefix;
  private final Bytes escapedPrefix;
  final Bytes opaque;
  final Bytes whiteout;
  final Bytes redirect;
  final Bytes metacopy;
  final Bytes origin;
  final Bytes impure;

  private Markers(LayerForm form) {
    this.prefix = Bytes.utf8(form.prefix());
    this.escapedPrefix = Bytes.utf8(form.prefix() + "overlay.");
    this.opaque = Bytes.utf8(form.prefix() + "opaque");
    this.whiteout = Bytes.utf8(form.prefix() + "whiteout");
    this.redirect = Bytes.utf8(form.prefix() + "redirect");
    this.metacopy = Bytes.utf8(form.prefix() + "metacopy");
    this.impure = Bytes.utf8(form.prefix() + "impure");
    this.origin = Bytes.utf8(form.prefix() + "origin");
  }

  /** Returns the markers of a form of overlayfs. */
  static Markers of(LayerForm form) {
    return switch (form) {
      case TRUSTED -> TRUSTED;
      case USER -> USER;
      case OCI -> throw new IllegalArgumentException("not a form of overlayfs: " + form);
    };
  }

  Bytes prefix() {
    return prefix;
  }

  /** Returns whether a file stands for the absence of one ({@code ovl_path_is_whiteout}). */
  boolean isWhiteout(TreeNode node) throws IOException {
    return isDeviceWhiteout(node) || isXattrWhiteout(node);
  }

  static boolean isDeviceWhiteout(TreeNode node) throws IOException {
    return node.type() == FileType.CHARACTER_DEVICE && node.device().equals(WHITEOUT_DEVICE);
  }

  boolean isXattrWhiteout(TreeNode node) throws IOException {
    return node.type() == FileType.REGULAR
        && node.size() == 0
        && node.xattrs().containsKey(whiteout);
  }

  boolean isOpaque(TreeNode directory) throws IOException {
    return directory.xattrs().getOrDefault(opaque, Bytes.empty()).equals(OPAQUE_YES);
  }

  /** Returns whether a directory says that it has whiteouts that are files. */
  boolean hasXattrWhiteouts(TreeNode directory) throws IOException {
    return directory.xattrs().getOrDefault(opaque, Bytes.empty()).equals(OPAQUE_XWHITEOUTS);
  }

  boolean hasOrigin(TreeNode node) throws IOException {
    return node.xattrs().containsKey(origin);
  }

  /**
   * Returns whether a regular file has no data of its own.
   *
   * @throws io.github.bootformats.api.MalformedFormatException if the attribute is too short
   */
  boolean isMetacopy(TreeNode node) throws IOException {
    if (node.type() != FileType.REGULAR) {
      return false;
    }
    Bytes value = node.xattrs().get(metacopy);
    if (value != null && !value.isEmpty() && value.length() < METACOPY_MIN_SIZE) {
      throw OverlayFinding.METACOPY_INVALID.failure(
          "%s: a metacopy attribute of %s bytes is too short (EIO)"
              .formatted(node.name(), value.length()));
    }
    return value != null;
  }

  /**
   * Reads where the lower part of a file is.
   *
   * @throws io.github.bootformats.api.MalformedFormatException if there is a redirect that says
   *     nothing
   */
  @Nullable Redirect redirect(TreeNode node) throws IOException {
    Bytes value = node.xattrs().get(redirect);
    return value == null ? null : Redirect.parse(node.name(), value);
  }

  /** Returns whether an attribute is overlayfs's own, and so not seen through a mount. */
  boolean isOwn(Bytes name) {
    return name.startsWith(prefix);
  }

  /**
   * Returns the attributes that are seen through a mount: without its own, the others unescaped.
   */
  Map<Bytes, Bytes> visible(Map<Bytes, Bytes> stored) {
    if (stored.keySet().stream().noneMatch(this::isOwn)) {
      return stored;
    }
    SortedMap<Bytes, Bytes> seen = new TreeMap<>();
    stored.forEach((name, value) -> visibleName(name).ifPresent(shown -> seen.put(shown, value)));
    return Collections.unmodifiableMap(seen);
  }

  /** Returns the attributes that only overlayfs sees, by their names behind the prefix. */
  Map<Bytes, Bytes> own(Map<Bytes, Bytes> stored) {
    SortedMap<Bytes, Bytes> own = new TreeMap<>();
    stored.forEach(
        (name, value) -> {
          if (isOwn(name) && !name.startsWith(escapedPrefix)) {
            own.put(name.slice(prefix.length(), name.length()), value);
          }
        });
    return own;
  }

  private Optional<Bytes> visibleName(Bytes name) {
    if (!isOwn(name)) {
      return Optional.of(name);
    }
    return name.startsWith(escapedPrefix)
        ? Optional.of(Bytes.join(prefix, name.slice(escapedPrefix.length(), name.length())))
        : Optional.empty();
  }

  /** Returns the name to store an attribute under that is set through a mount. */
  Bytes stored(Bytes name) {
    return isOwn(name)
        ? Bytes.join(escapedPrefix, name.slice(prefix.length(), name.length()))
        : name;
  }
}
