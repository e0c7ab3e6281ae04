package io.github.bootformats.overlay;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.FileTree;
import java.util.List;

/**
 * Who merges the layers, and the options of the mount. Instances are immutable.
 *
 * <pre>{@code
 * OverlayOptions options = OverlayOptions.of(OverlayConsumer.LINUX_6_18).with(RedirectMode.ON);
 * }</pre>
 */
public final class OverlayOptions {
  private final OverlayConsumer consumer;
  private final LayerForm form;
  private final RedirectMode redirects;
  private final boolean metacopy;
  private final List<FileTree> dataOnly;

  private OverlayOptions(
      OverlayConsumer consumer,
      LayerForm form,
      RedirectMode redirects,
      boolean metacopy,
      List<FileTree> dataOnly) {
    this.consumer = requireNonNull(consumer);
    this.form = requireNonNull(form);
    this.redirects = requireNonNull(redirects);
    this.metacopy = metacopy;
    this.dataOnly = dataOnly;
  }

  /**
   * Returns the options that a mount has when nothing is said: {@code trusted.overlay.*}
   * attributes, redirects followed, no metacopies.
   *
   * @param consumer who merges
   * @return the options
   */
  public static OverlayOptions of(OverlayConsumer consumer) {
    return new OverlayOptions(consumer, LayerForm.TRUSTED, RedirectMode.FOLLOW, false, List.of());
  }

  /**
   * Returns options with {@code userxattr}, which means {@link RedirectMode#NOFOLLOW} and no
   * metacopies too.
   *
   * @return changed options
   */
  public OverlayOptions withUserXattr() {
    return new OverlayOptions(consumer, LayerForm.USER, RedirectMode.NOFOLLOW, false, dataOnly);
  }

  /**
   * Returns options with another {@code redirect_dir}.
   *
   * @param mode whether redirects are made and followed
   * @return changed options
   * @throws IllegalArgumentException if it is not {@link RedirectMode#NOFOLLOW} and there is {@code
   *     userxattr}, which Linux does not mount
   */
  public OverlayOptions with(RedirectMode mode) {
    if (form == LayerForm.USER && mode != RedirectMode.NOFOLLOW) {
      throw new IllegalArgumentException("conflicting options: userxattr, redirect_dir=" + mode);
    }
    return new OverlayOptions(consumer, form, mode, metacopy, dataOnly);
  }

  /**
   * Returns options with {@code metacopy=on}, which means {@link RedirectMode#ON} too. Files that
   * have only their metadata are read; a {@link WritableOverlay} makes none.
   *
   * @return changed options
   * @throws IllegalArgumentException if there is {@code userxattr}, which Linux does not mount
   */
  public OverlayOptions withMetacopy() {
    if (form == LayerForm.USER) {
      throw new IllegalArgumentException("conflicting options: userxattr, metacopy=on");
    }
    return new OverlayOptions(consumer, form, RedirectMode.ON, true, dataOnly);
  }

  /**
   * Returns options with layers that only hold data, {@code lowerdir=...::a::b}: nothing of them is
   * seen but what absolute redirects of metacopies lead to.
   *
   * @param layers the layers, in the order in which they are searched; borrowed
   * @return changed options
   */
  public OverlayOptions withDataOnly(List<? extends FileTree> layers) {
    return new OverlayOptions(consumer, form, redirects, metacopy, List.copyOf(layers));
  }

  /**
   * Returns who merges.
   *
   * @return the consumer
   */
  public OverlayConsumer consumer() {
    return consumer;
  }

  /**
   * Returns which attributes are overlayfs's own.
   *
   * @return {@link LayerForm#TRUSTED} or {@link LayerForm#USER}
   */
  public LayerForm form() {
    return form;
  }

  /**
   * Returns what is done about redirects.
   *
   * @return the mode
   */
  public RedirectMode redirects() {
    return redirects;
  }

  /**
   * Returns whether files that have only their metadata may be followed.
   *
   * @return {@code metacopy}
   */
  public boolean isMetacopy() {
    return metacopy;
  }

  /**
   * Returns the layers that only hold data.
   *
   * @return the layers, in the order in which they are searched
   */
  public List<FileTree> dataOnly() {
    return dataOnly;
  }

  @Override
  public String toString() {
    return "%s, %s, redirect_dir=%s, metacopy=%s, %s data-only layers"
        .formatted(consumer, form, redirects, metacopy, dataOnly.size());
  }
}
