package io.github.bootformats.cli;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cli.inspect.NodeSource;
import io.github.bootformats.tree.HostTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A boot loader's configuration that the command line names, among the files that it may include.
 */
final class OpenConfig implements Closeable {
  private final MenuReader reader;
  private final FileTree tree;
  private final TreePath path;
  private final Closeable files;

  private OpenConfig(MenuReader reader, FileTree tree, TreePath path, Closeable files) {
    this.reader = reader;
    this.tree = tree;
    this.path = path;
    this.files = files;
  }

  /**
   * Opens a configuration.
   *
   * @param name a configuration, or an image or directory in which there is one
   * @param root the directory that is the loader's root, for a configuration of the host
   * @param config which configuration in an image or directory; null for one at a usual place
   * @param chosen who reads it, whatever it looks like
   */
  static OpenConfig open(
      String name,
      @Nullable String root,
      @Nullable String config,
      Optional<MenuReader> chosen,
      Bootfmt tool)
      throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), name);
    if (Files.isRegularFile(file.path())) {
      Optional<MenuReader> reader = reader(name, chosen, tool);
      if (reader.isPresent()) {
        if (config != null) {
          throw file.problem("a configuration itself: --config is for images and directories");
        }
        return onHost(reader.get(), file, root, tool);
      }
    }
    if (root != null) {
      throw file.problem("no configuration itself: --root is for files of the host");
    }
    OpenTree tree = OpenTree.open(name, tool);
    try {
      return inTree(tree, name, config, chosen, tool.formats());
    } catch (IOException | RuntimeException e) {
      tree.close();
      throw e;
    }
  }

  /** Returns who reads a file of the host, unless it is an image in which there may be one. */
  private static Optional<MenuReader> reader(String name, Optional<MenuReader> chosen, Bootfmt tool)
      throws IOException {
    try (OpenImage open = tool.open(name)) {
      for (Detection detection : tool.formats().detect(open.source(), name)) {
        FormatProvider provider = tool.formats().find(detection.format().id()).orElseThrow();
        if (provider.capability(Capability.TREE).isPresent()) {
          return Optional.empty();
        }
        Optional<MenuReader> reader = provider.capability(Capability.MENU);
        if (reader.isPresent()) {
          return chosen.or(() -> reader);
        }
        if (provider.capability(Capability.CONFIG).isPresent()) {
          if (chosen.isEmpty()) {
            throw ImageFile.of(tool.directory(), name)
                .problem(
                    provider.descriptor().name()
                        + ": part of a menu that another configuration makes");
          }
          return chosen;
        }
        if (chosen.isPresent() && detection.confidence().compareTo(Confidence.POSSIBLE) > 0) {
          return Optional.empty();
        }
      }
    }
    return chosen;
  }

  private static OpenConfig onHost(
      MenuReader reader, ImageFile file, @Nullable String root, Bootfmt tool) throws IOException {
    Path real = file.path().toRealPath();
    Path top =
        root == null ? around(real) : ImageFile.of(tool.directory(), root).path().toRealPath();
    if (!real.startsWith(top) || real.equals(top)) {
      throw file.problem("does not lie in " + root);
    }
    TreePath path = TreePath.of(top.relativize(real).toString());
    return new OpenConfig(reader, HostTree.of(top), path, () -> {});
  }

  /** The directory of a file; of PXELINUX the one above pxelinux.cfg, where its names begin. */
  private static Path around(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    Path above = parent == null ? null : parent.getParent();
    boolean isPxelinux = parent != null && parent.endsWith("pxelinux.cfg") && above != null;
    Path directory = isPxelinux ? above : parent;
    return directory == null ? file : directory;
  }

  private static OpenConfig inTree(
      OpenTree open,
      String name,
      @Nullable String config,
      Optional<MenuReader> chosen,
      Formats formats)
      throws IOException {
    if (config != null) {
      ResolvedNode node = TreePlace.find(open.tree(), name, config, true);
      Optional<MenuReader> reader = chosen.isPresent() ? chosen : recognised(node, formats);
      if (reader.isEmpty()) {
        throw new FileSystemException(
            name, null, "not a configuration of a known boot loader: " + config);
      }
      return new OpenConfig(reader.get(), open.tree(), node.path(), open);
    }
    for (MenuReader reader : chosen.map(List::of).orElseGet(() -> readers(formats))) {
      List<TreePath> found = reader.find(open.tree());
      if (!found.isEmpty()) {
        return new OpenConfig(reader, open.tree(), found.get(0), open);
      }
    }
    throw new FileSystemException(name, null, "no boot loader's configuration at a usual place");
  }

  private static Optional<MenuReader> recognised(ResolvedNode node, Formats formats)
      throws IOException {
    try (ImageSource source = NodeSource.of(node.node())) {
      for (FormatProvider provider : formats.providers()) {
        Optional<MenuReader> reader = provider.capability(Capability.MENU);
        if (reader.isPresent()
            && provider.detect(source, node.path().toString()).confidence() != Confidence.NONE) {
          return reader;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the readers of all loaders that are known. */
  static List<MenuReader> readers(Formats formats) {
    return formats.providers().stream()
        .flatMap(provider -> provider.capability(Capability.MENU).stream())
        .toList();
  }

  MenuReader reader() {
    return reader;
  }

  FileTree tree() {
    return tree;
  }

  TreePath path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
