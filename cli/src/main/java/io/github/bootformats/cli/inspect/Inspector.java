package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.cli.chain.BootInspection;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks into images, and into those inside them, by the capabilities of the installed formats: it
 * knows no format itself.
 *
 * <p>Images may contain each other, or claim to: the depth and the number of images are bounded,
 * and one that is all of its parent is not looked into again by the same format.
 */
public final class Inspector {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_IMAGES = 1024;

  private final Formats formats;
  private int images;

  /** Creates an inspector for one image. */
  public Inspector(Formats formats) {
    this.formats = formats;
  }

  /**
   * Looks into an image.
   *
   * @param name its name, which also is a hint
   * @param image the image; not closed
   * @throws IOException if reading it fails
   */
  public InspectedImage inspect(String name, ImageSource image) throws IOException {
    return new InspectedImage(name, "", 0, image.size(), look(name, image, 0, Optional.empty()));
  }

  private List<InspectedFormat> look(
      String nameHint, ImageSource image, int depth, Optional<PartitionMap> disk)
      throws IOException {
    List<InspectedFormat> found = new ArrayList<>();
    boolean unsureOnly = true;
    for (Detection detection : formats.detect(image, nameHint)) {
      boolean sure = detection.confidence().compareTo(Confidence.LIKELY) >= 0;
      unsureOnly &= !sure;
      if (!sure && !unsureOnly) {
        continue; // a guess beside what is known
      }
      FormatProvider provider = formats.find(detection.format().id()).orElseThrow();
      boolean worthwhile = sure || (unsureOnly && depth == 0);
      found.add(
          worthwhile
              ? new Opened(provider, detection, image, disk).describe(depth)
              : new InspectedFormat(detection, Optional.empty(), List.of(), List.of()));
    }
    return found;
  }

  /** An image as one format opens it. */
  private final class Opened {
    private final FormatProvider provider;
    private final Detection detection;
    private final ImageSource image;
    private final Optional<PartitionMap> disk;
    private final List<Diagnostic> problems = new ArrayList<>();

    Opened(
        FormatProvider provider,
        Detection detection,
        ImageSource image,
        Optional<PartitionMap> disk) {
      this.provider = provider;
      this.detection = detection;
      this.image = image;
      this.disk = disk;
    }

    InspectedFormat describe(int depth) throws IOException {
      Optional<Report> report = report();
      List<InspectedImage> inside = new ArrayList<>();
      Optional<PartitionMap> partitions = partitions();
      for (ChildImage child : children()) {
        if (depth + 1 >= MAX_DEPTH || images >= MAX_IMAGES) {
          problems.add(
              problem("inspect.too-deep", "there are more images inside than are looked into"));
          break;
        }
        images++;
        inside.add(descend(child, depth + 1, partitions));
      }
      inside.addAll(configurations(depth + 1));
      return new InspectedFormat(detection, report, inside, problems);
    }

    /** The configurations of boot loaders among the files of the image. */
    private List<InspectedImage> configurations(int depth) throws IOException {
      Optional<List<InspectedImage>> found =
          asked(
              () -> {
                var opener = provider.capability(Capability.TREE);
                if (opener.isEmpty() || depth >= MAX_DEPTH) {
                  return Optional.empty();
                }
                try (TreeImage tree = opener.get().open(image, ReadLimits.defaults())) {
                  return Optional.of(configurations(tree.tree(), depth));
                }
              });
      return found.orElse(List.of());
    }

    private List<InspectedImage> configurations(FileTree tree, int depth) throws IOException {
      TreeResolver resolver = TreeResolver.of(tree, ReadLimits.defaults());
      List<InspectedImage> found = new ArrayList<>();
      for (FormatProvider loader : formats.providers()) {
        var reader = loader.capability(Capability.MENU);
        for (TreePath path : reader.isEmpty() ? List.<TreePath>of() : reader.get().find(tree)) {
          try (ImageSource config = NodeSource.of(resolver.resolve(path.toBytes()).node())) {
            InspectedImage file = file(path.toString(), config, depth);
            found.add(asked(() -> booted(loader, file, tree, path, depth)).orElse(file));
          } catch (FileSystemException e) {
            problems.add(problem("inspect.config-missing", path + ": " + e.getMessage()));
          }
        }
      }
      return found;
    }

    private InspectedImage file(String name, ImageSource image, int depth) throws IOException {
      images++;
      boolean tooMany = depth >= MAX_DEPTH || images > MAX_IMAGES;
      List<InspectedFormat> found =
          tooMany ? List.of() : look(name, image, depth, Optional.empty());
      return new InspectedImage(name, name, 0, image.size(), found);
    }

    /** Adds to a configuration what its loader boots. */
    private Optional<InspectedImage> booted(
        FormatProvider loader, InspectedImage config, FileTree tree, TreePath path, int depth)
        throws IOException {
      var reader = loader.capability(Capability.MENU).orElseThrow();
      BootInspection.Outcome boot =
          BootInspection.of(
              formats,
              reader.read(tree, path, ReadLimits.defaults()),
              tree,
              path,
              disk,
              (name, image) -> file(name, image, depth + 1));
      return Optional.of(config.with(loader.descriptor().id(), boot.report(), boot.images()));
    }

    private InspectedImage descend(ChildImage child, int depth, Optional<PartitionMap> partitions)
        throws IOException {
      List<InspectedFormat> found = List.of();
      boolean isParent = child.offset() == 0 && child.length() >= image.size();
      if (isParent) {
        problems.add(
            problem("inspect.contains-itself", child.title() + " is the whole image again"));
      } else if (child.length() > 0) {
        try {
          found = look("", child.open(image), depth, partitions);
        } catch (FormatException e) {
          problems.add(problem(e.reason(), e.getMessage()));
        }
      }
      return new InspectedImage(child.id(), child.title(), child.offset(), child.length(), found);
    }

    private Optional<PartitionMap> partitions() throws IOException {
      return asked(
          () -> {
            var lister = provider.capability(Capability.PARTITIONS);
            return lister.isEmpty()
                ? Optional.empty()
                : Optional.of(lister.get().partitions(image, ReadLimits.defaults()));
          });
    }

    private Optional<Report> report() throws IOException {
      return asked(
          () -> {
            var reporter = provider.capability(Capability.REPORT);
            return reporter.isEmpty()
                ? Optional.empty()
                : Optional.of(reporter.get().report(image, ReadLimits.defaults()));
          });
    }

    private List<ChildImage> children() throws IOException {
      Optional<List<ChildImage>> listed =
          asked(
              () -> {
                var lister = provider.capability(Capability.CHILDREN);
                return lister.isEmpty()
                    ? Optional.empty()
                    : Optional.of(List.copyOf(lister.get().children(image, ReadLimits.defaults())));
              });
      return listed.orElse(List.of());
    }

    /** Asks the provider; whatever it throws harms its own answer only. */
    private <T> Optional<T> asked(Question<T> question) throws IOException {
      try {
        return question.ask();
      } catch (FormatException e) {
        problems.add(problem(e.reason(), e.getMessage()));
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        problems.add(problem("inspect.provider-failed", "the format's provider failed: " + e));
      }
      return Optional.empty();
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    Optional<T> ask() throws IOException;
  }

  private static Diagnostic problem(
      String code, @org.jspecify.annotations.Nullable String message) {
    return Diagnostic.of(Severity.WARNING, code, String.valueOf(message));
  }
}
