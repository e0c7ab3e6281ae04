package io.github.bootformats.cli;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.api.spi.ChildLister;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatProvider;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image that the command line names: a file, or {@code FILE#ID} for an image inside another one.
 */
final class OpenImage implements Closeable {
  private final String name;
  private final ImageSource file;
  private final ImageSource source;

  private OpenImage(String name, ImageSource file, ImageSource source) {
    this.name = name;
    this.file = file;
    this.source = source;
  }

  /**
   * Opens an image.
   *
   * @param directory what relative names are relative to
   * @param name a file, or a file and the ids of images inside, each after a {@code #}; a file that
   *     has the whole name goes first
   * @param tool knows the formats, asked only for images inside
   */
  static OpenImage open(Path directory, String name, Bootfmt tool) throws IOException {
    int hash = name.length();
    while (hash > 0 && !ImageFile.of(directory, name.substring(0, hash)).exists()) {
      hash = name.lastIndexOf('#', hash - 1);
    }
    if (hash <= 0) {
      int first = name.indexOf('#');
      throw new NoSuchFileException(first > 0 ? name.substring(0, first) : name);
    }
    ImageSource file = ImageFile.of(directory, name.substring(0, hash)).read();
    try {
      ImageSource source = file;
      if (hash < name.length()) {
        Formats formats = tool.formats();
        for (String id : name.substring(hash + 1).split("#", -1)) {
          source = inside(formats, source, id, name);
        }
      }
      return new OpenImage(name, file, source);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static ImageSource inside(Formats formats, ImageSource parent, String id, String name)
      throws IOException {
    List<String> ids = new ArrayList<>();
    for (Detection detection : formats.detect(parent)) {
      FormatProvider provider = formats.find(detection.format().id()).orElseThrow();
      Optional<ChildLister> lister = provider.capability(Capability.CHILDREN);
      if (lister.isPresent()) {
        for (ChildImage child : lister.get().children(parent, ReadLimits.defaults())) {
          if (child.id().equals(id)) {
            return child.open(parent);
          }
          ids.add(child.id());
        }
      }
    }
    throw new FileSystemException(
        name,
        null,
        "no image "
            + id
            + " inside"
            + (ids.isEmpty() ? "" : "; there are " + String.join(", ", ids)));
  }

  String name() {
    return name;
  }

  ImageSource source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
