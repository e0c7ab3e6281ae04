package io.github.bootformats.modulepath;

import io.github.bootformats.squashfs.SquashfsImage;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A program that reads a file of an image by a path and by a URI, and says how it was loaded. */
final class Probe {
  private Probe() {}

  /**
   * Reads a file.
   *
   * @param args the image, and the file in it
   */
  public static void main(String[] args) throws Exception {
    Path image = Path.of(args[0]);
    System.out.println(SquashfsImage.class.getModule());
    try (FileSystem opened = FileSystems.newFileSystem(image)) {
      System.out.println(opened.getClass().getModule());
      System.out.print(Files.readString(opened.getPath(args[1])));
    }
    URI uri = URI.create("squashfs:" + image.toUri());
    try (FileSystem opened = FileSystems.newFileSystem(uri, Map.of())) {
      System.out.print(Files.readString(opened.getPath(args[1])));
      System.out.print(Files.readString(Path.of(URI.create(uri + "!" + args[1]))));
    }
  }
}
