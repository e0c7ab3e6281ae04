package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One lookup of a name in a merged directory, from layer to layer, as {@code ovl_lookup} of
 * fs/overlayfs/namei.c does it in Linux 6.18.
 *
 * <p>Each layer is looked into at most once, each name of a path in it at most once, so that no
 * redirect, however it leads, makes a lookup endless.
 */
final class Lookup {
  private static final Bytes DOT = Bytes.utf8(".");
  private static final Bytes DOT_DOT = Bytes.utf8("..");

  /** Of all redirects of one lookup; far more than those of any path that can be looked up. */
  private static final int MAX_NAMES = 1_000_000;

  private final LayerStack stack;
  private final Markers markers;
  private final Bytes name;

  /** What to look up in the next layer: the name, until a redirect says otherwise. */
  private List<Bytes> names;

  /** How many names redirects have put there so far. */
  private int redirected;

  private boolean isAbsolute;
  private boolean isRedirected;
  private boolean hasOwnAbsoluteRedirect;

  /** Whether a directory was found, so that only directories below count. */
  private boolean isDirectory;

  /** Whether the last file that was found has no data. */
  private boolean isMetacopy;

  /** Whether no layer below counts. */
  private boolean isStopped;

  /** Whether the layer is the last one that can have anything, so that its markers are not read. */
  private boolean isLast;

  private boolean hasXattrWhiteouts;
  private final List<Place> found = new ArrayList<>();

  Lookup(LayerStack stack, Bytes name) {
    this.stack = stack;
    this.markers = stack.markers();
    this.name = name;
    this.names = new ArrayList<>(List.of(name));
  }

  /**
   * Finds what the name stands for.
   *
   * @param directory where the directory is that the name is looked up in, topmost first
   * @param known the topmost entry of that name where it is known already, else null
   * @return null if there is no such file
   * @throws io.github.bootformats.api.FormatException if Linux fails too
   */
  @Nullable Merged in(List<Place> directory, @Nullable Place known) throws IOException {
    boolean hasUpper = !directory.isEmpty() && directory.get(0).isUpper();
    List<Place> lowers = hasUpper ? directory.subList(1, directory.size()) : directory;
    isLast = !stack.readsRedirects() && lowers.isEmpty();
    boolean isUpperMetacopy = false;
    if (hasUpper) {
      add(directory.get(0), known);
      isUpperMetacopy = isMetacopy;
      if (isRedirected && isAbsolute) {
        lowers = stack.lowerRoots();
      }
    }
    int upperCount = found.size();
    lower(lowers, known, upperCount);
    return result(upperCount, isUpperMetacopy);
  }

  private void lower(List<Place> directory, @Nullable Place known, int upperCount)
      throws IOException {
    List<Place> lowers = directory;
    boolean isFromRoot = isRedirected && isAbsolute;
    for (int i = 0; !isStopped && i < lowers.size(); i++) {
      checkFollow();
      Place lower = lowers.get(i);
      if (!stack.readsRedirects()) {
        isLast = i == lowers.size() - 1;
      } else if (isDirectory || !stack.hasDataOnly()) {
        isLast = stack.isLast(lower.layer());
      }
      boolean hasLowerData = found.size() > upperCount;
      if (!add(lower, known)) {
        continue;
      }
      if (isMetacopy && hasLowerData) {
        found.remove(found.size() - 1); // only the topmost metacopy and the data count
      }
      if (isRedirected && isAbsolute && !isFromRoot) {
        isFromRoot = true;
        lowers = stack.lowerRoots();
        i = lower.layer() - 1;
      }
    }
  }

  private @Nullable Merged result(int upperCount, boolean isUpperMetacopy) throws IOException {
    boolean hasLower = found.size() > upperCount;
    Redirect lowerData = null;
    if (isMetacopy && hasLower && stack.hasDataOnly() && hasOwnAbsoluteRedirect) {
      lowerData = new Redirect(true, names);
      isMetacopy = false;
    } else {
      checkFollow();
    }
    if (isMetacopy || (isUpperMetacopy && !hasLower)) {
      throw OverlayFinding.METACOPY_NO_DATA.failure(
          name + ": metacopy with no lower data found (EIO)");
    }
    return found.isEmpty() ? null : new Merged(found, lowerData);
  }

  /** Refuses to go on to lower layers for what the mount does not want ({@code EPERM}). */
  private void checkFollow() throws IOException {
    if (isMetacopy && !stack.options().isMetacopy()) {
      throw OverlayFinding.METACOPY_REFUSED.failure(
          name + ": refusing to follow metacopy origin (EPERM)");
    }
    if (isRedirected && !stack.followsRedirects()) {
      throw OverlayFinding.REDIRECT_REFUSED.failure(name + ": refusing to follow redirect (EPERM)");
    }
  }

  /** Looks into one layer ({@code ovl_lookup_layer}), and returns whether something is there. */
  private boolean add(Place directory, @Nullable Place known) throws IOException {
    hasXattrWhiteouts = false;
    TreeNode node = find(directory, known);
    if (node == null) {
      return false;
    }
    found.add(new Place(directory.layer(), node, hasXattrWhiteouts));
    return true;
  }

  private @Nullable TreeNode find(Place directory, @Nullable Place known) throws IOException {
    if (!isAbsolute) {
      return single(directory, 0, known);
    }
    // Names are counted from the end, for a redirect on the way changes those before.
    TreeNode base = directory.node();
    for (int rest = names.size(); rest > 0; rest--) {
      if (base.type() != FileType.DIRECTORY) {
        return null;
      }
      TreeNode next = single(new Place(directory.layer(), base), names.size() - rest, null);
      if (next == null) {
        return null;
      }
      base = next;
    }
    return base;
  }

  /** Looks up one of the names ({@code ovl_lookup_single}). */
  private @Nullable TreeNode single(Place directory, int index, @Nullable Place known)
      throws IOException {
    boolean isLastName = index == names.size() - 1;
    TreeNode node = child(directory, names.get(index), known);
    if (node == null) {
      return null;
    }
    if (markers.isWhiteout(node)) {
      isStopped = true;
      return null;
    }
    if (isLastName && isMetacopy && node.type() != FileType.REGULAR) {
      isStopped = true;
      return null;
    }
    if (node.type() != FileType.DIRECTORY) {
      if (isDirectory || !isLastName) {
        isStopped = true;
        return null;
      }
      isMetacopy = markers.isMetacopy(node);
      isStopped = !isMetacopy;
      if (!isMetacopy || isLast) {
        return node;
      }
    } else {
      isDirectory |= isLastName;
      if (isLast) {
        return node;
      }
      if (isLastName && !directory.isUpper() && markers.hasXattrWhiteouts(node)) {
        hasXattrWhiteouts = true;
      } else if (markers.isOpaque(node)) {
        isStopped = true;
        return node;
      }
    }
    redirect(node, index);
    return node;
  }

  private @Nullable TreeNode child(Place directory, Bytes entry, @Nullable Place known)
      throws IOException {
    if (known != null && !isRedirected) {
      if (known.layer() == directory.layer()) {
        return known.node();
      }
      if (found.isEmpty() && directory.layer() < known.layer()) {
        return null; // the topmost entry is below
      }
    }
    if (entry.isEmpty() || entry.equals(DOT) || entry.equals(DOT_DOT)) {
      throw OverlayFinding.REDIRECT_DENIED.failure(
          "%s: redirected through \"%s\" (EACCES)".formatted(name, entry));
    }
    Optional<TreeNode> node =
        isRedirected
            ? LayerStack.childByPath(directory.node(), entry)
            : directory.node().child(entry);
    return node.orElse(null);
  }

  /** Has layers below look elsewhere where the file says so ({@code ovl_check_redirect}). */
  private void redirect(TreeNode node, int index) throws IOException {
    hasOwnAbsoluteRedirect = false;
    Redirect redirect = markers.redirect(node);
    if (redirect == null) {
      return;
    }
    if (redirect.isAbsolute()) {
      isAbsolute = true;
      hasOwnAbsoluteRedirect = true;
      isStopped = false; // although a directory on the way was opaque
      List<Bytes> rest = names.subList(index + 1, names.size());
      take(redirect.names().size() + rest.size());
      List<Bytes> changed = new ArrayList<>(redirect.names());
      changed.addAll(rest);
      names = changed;
    } else {
      take(1);
      names.set(index, redirect.names().get(0));
    }
    isRedirected = true;
  }

  private void take(int count) throws IOException {
    redirected += count;
    if (redirected > MAX_NAMES) {
      throw OverlayFinding.REDIRECT_TOO_LONG.failure(
          "%s: redirected to paths of %s names".formatted(name, redirected));
    }
  }
}
