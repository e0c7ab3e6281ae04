package io.github.bootformats.overlay;

import io.github.bootformats.tree.MemoryTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack of layers to be mounted, and how.
 *
 * @param lowers topmost first
 * @param redirects null where the mount says nothing of them
 * @param squashfs whether the lower layers are to be SquashFS images that we write
 * @param ops changes, a line each as {@code overlay-stacks.sh} takes them
 */
record OverlayCase(
    List<MemoryTree> lowers,
    List<MemoryTree> dataOnly,
    @Nullable MemoryTree upper,
    LayerForm form,
    @Nullable RedirectMode redirects,
    boolean metacopy,
    boolean squashfs,
    List<String> ops) {

  OverlayOptions options() {
    OverlayOptions options = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
    if (form == LayerForm.USER) {
      options = options.withUserXattr();
    }
    if (metacopy) {
      options = options.withMetacopy();
    }
    if (redirects != null && form != LayerForm.USER) {
      options = options.with(redirects);
    }
    return dataOnly.isEmpty() ? options : options.withDataOnly(dataOnly);
  }

  String mountOptions() {
    List<String> texts = new ArrayList<>();
    if (form == LayerForm.USER) {
      texts.add("userxattr");
    }
    if (metacopy) {
      texts.add("metacopy=on");
    }
    if (redirects != null && form != LayerForm.USER) {
      texts.add("redirect_dir=" + redirects.name().toLowerCase(java.util.Locale.ROOT));
    }
    return String.join(",", texts);
  }

  MergedTree merge() {
    return upper == null
        ? Overlay.merge(lowers, options())
        : Overlay.merge(lowers, upper, options());
  }
}
