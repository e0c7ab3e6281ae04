package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.MergedTree;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayLayer;
import io.github.bootformats.overlay.OverlayOptions;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layers that are open, and their merge. */
final class OpenOverlay implements Closeable {
  private final List<OpenTree> open = new ArrayList<>();
  private final List<FileTree> lowers = new ArrayList<>();
  private final LayerForm form;
  private final OverlayOptions options;
  private @Nullable FileTree upper;

  private OpenOverlay(LayerForm form, OverlayOptions options) {
    this.form = form;
    this.options = options;
  }

  static OpenOverlay open(
      List<String> lowers,
      @Nullable String upper,
      LayerForm form,
      OverlayOptions options,
      Bootfmt tool)
      throws IOException {
    OpenOverlay overlay = new OpenOverlay(form, options);
    try {
      for (String lower : lowers) {
        overlay.lowers.add(overlay.layer(lower, tool));
      }
      overlay.upper = upper == null ? null : overlay.layer(upper, tool);
      return overlay;
    } catch (IOException | RuntimeException e) {
      overlay.close();
      throw e;
    }
  }

  private FileTree layer(String name, Bootfmt tool) throws IOException {
    OpenTree layer = OpenTree.open(name, tool);
    open.add(layer);
    return form.isOverlayfs()
        ? layer.tree()
        : OverlayLayer.of(layer.tree(), form).in(options.form()).tree();
  }

  /** Returns what is seen of all layers. */
  MergedTree merged() {
    FileTree top = upper;
    return top == null ? below() : Overlay.merge(lowers, top, options);
  }

  /** Returns what is seen of the lower layers. */
  MergedTree below() {
    return Overlay.merge(lowers, options);
  }

  /** Refuses a file to be written that lies in a layer. */
  void refuseToHold(ImageFile target) throws IOException {
    for (OpenTree layer : open) {
      layer.refuseToHold(target, "lies in a directory that is a layer");
    }
  }

  /**
   * Tells on the standard error output what is wrong with the layers, and with the merge.
   *
   * @return the exit status
   */
  int complain(Terminal terminal) throws IOException {
    int status = Bootfmt.OK;
    for (OpenTree layer : open) {
      status = Math.max(status, layer.complain(terminal));
    }
    for (Diagnostic finding : merged().diagnostics(ReadLimits.defaults())) {
      status = Math.max(status, OpenTree.complain(terminal, "overlay", finding));
    }
    return status;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (OpenTree layer : open) {
      try {
        layer.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
