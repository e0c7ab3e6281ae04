package io.github.bootformats.cli;

import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.RedirectMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The layers that a command line names, and how they are merged. */
final class OverlayLayers {
  /** How the layers store what is gone. */
  enum Markers {
    OVERLAYFS(LayerForm.TRUSTED),
    OCI(LayerForm.OCI);

    private final LayerForm form;

    Markers(LayerForm form) {
      this.form = form;
    }

    LayerForm form() {
      return form;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "LOWER",
      description =
          "an archive or image, disk.img#2 for partition 2, or a directory; topmost first")
  private List<String> lowers = new ArrayList<>();

  @Option(
      names = "--upper",
      paramLabel = "DIR",
      description = "the layer over them, which had the changes of a mount")
  private @Nullable String upper;

  @Option(
      names = "--markers",
      paramLabel = "FORM",
      description =
          "${COMPLETION-CANDIDATES}: devices 0,0 and attributes, or .wh. files as layers of"
              + " containers have them; when not given, overlayfs")
  private Markers markers = Markers.OVERLAYFS;

  @Option(
      names = "--userxattr",
      description =
          "attributes user.overlay.*, which are all that is seen of a directory, and not"
              + " trusted.overlay.*")
  private boolean userXattr;

  @Option(
      names = "--redirect-dir",
      paramLabel = "MODE",
      description = "as for mount: ${COMPLETION-CANDIDATES}; when not given, follow")
  private @Nullable RedirectMode redirects;

  @Option(names = "--metacopy", description = "as for mount, metacopy=on")
  private boolean metacopy;

  boolean hasUpper() {
    return upper != null;
  }

  OverlayOptions options() {
    if (userXattr && markers == Markers.OCI) {
      throw new ParameterException(
          spec.commandLine(), "layers of containers have no attributes: give no --userxattr");
    }
    OverlayOptions options = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
    RedirectMode mode = redirects;
    try {
      options = userXattr ? options.withUserXattr() : options;
      options = metacopy ? options.withMetacopy() : options;
      return mode == null ? options : options.with(mode);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Opens all layers, which must be closed. */
  OpenOverlay open(Bootfmt tool) throws IOException {
    return OpenOverlay.open(lowers, upper, markers.form(), options(), tool);
  }
}
