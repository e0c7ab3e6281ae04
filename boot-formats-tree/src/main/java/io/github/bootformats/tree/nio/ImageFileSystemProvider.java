package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.TreeOpener;
import io.github.bootformats.api.tree.TreeImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Opens images for {@code FileSystems.newFileSystem}: the JDK finds it by itself.
 *
 * <pre>{@code
 * try (FileSystem fs = FileSystems.newFileSystem(Path.of("root.squashfs"))) {
 *   String os = Files.readString(fs.getPath("/etc/os-release"));
 * }
 * }</pre>
 *
 * <p>A path is opened if the library of any format that has files is there and is sure that it is
 * such an image; others are left to other providers, so that zip files stay zip files. URIs are
 * those of SquashFS images alone, {@code squashfs:file:///images/root.squashfs!/etc/os-release}; a
 * {@code !/} in the path of the file itself is {@code %21/}. One image can be open once by its URI,
 * and any number of times by its path.
 *
 * <p>File systems are {@link TreeFileSystem}s. They can only be read, and close the image. What is
 * damaged is an {@link IOException}.
 */
public final class ImageFileSystemProvider extends TreeFileSystemProvider {
  private static final String SCHEME = "squashfs";

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public ImageFileSystemProvider() {}

  @Override
  public String getScheme() {
    return SCHEME;
  }

  /**
   * Opens a SquashFS image.
   *
   * @param uri {@code squashfs:} and the URI of a file; a path after {@code !} does not matter
   * @param env ignored
   * @throws java.nio.file.FileSystemAlreadyExistsException if it is open by its URI
   * @throws UnsupportedOperationException if it is no SquashFS image
   */
  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) throws IOException {
    return OpenImages.open(uri, image -> open(image, SCHEME::equals));
  }

  /**
   * Opens an image of any format.
   *
   * @param path a regular file
   * @param env ignored
   * @throws UnsupportedOperationException if it is no image that holds files
   */
  @Override
  public FileSystem newFileSystem(Path path, Map<String, ?> env) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new UnsupportedOperationException("not a file: " + path);
    }
    return open(path, id -> true);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return OpenImages.find(uri);
  }

  @Override
  public Path getPath(URI uri) {
    return OpenImages.path(uri);
  }

  private static TreeFileSystem open(Path path, Predicate<String> isWanted) throws IOException {
    ImageSource source = ImageSource.open(path);
    try {
      TreeImage image = image(source, path, isWanted);
      return TreeFileSystem.builder(image.tree())
          .readOnly()
          .closing(
              () -> {
                try (source) {
                  image.close();
                }
              })
          .build();
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static TreeImage image(ImageSource source, Path path, Predicate<String> isWanted)
      throws IOException {
    Formats formats = Formats.installed();
    for (Detection detection : formats.detect(source, String.valueOf(path.getFileName()))) {
      String id = detection.format().id();
      Optional<TreeOpener> opener =
          formats.find(id).flatMap(provider -> provider.capability(Capability.TREE));
      if (opener.isPresent() && isWanted.test(id) && detection.confidence() == Confidence.CERTAIN) {
        return opener.get().open(source, ReadLimits.defaults());
      }
    }
    throw new UnsupportedOperationException("no image with files of a known format: " + path);
  }
}
