package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Odd images with damaged bytes, most of them in what is compressed, and cut off. */
final class HostileImages implements HostileSuite {
  private static final int SAMPLE = 400;
  private static final int FULL = 20_000;

  /** Making an image takes longer than reading it. */
  private static final int IMAGES = 500;

  private static final InitramfsProvider PROVIDER = new InitramfsProvider();

  private final Map<Integer, byte[]> images = new HashMap<>();

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    return use(image(index));
  }

  private byte[] image(int index) {
    byte[] image = images.computeIfAbsent(index % IMAGES, OddImages::of).clone();
    SplittableRandom random = new SplittableRandom(index);
    if (image.length == 0) {
      return image;
    }
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      image[random.nextInt(image.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(3) == 0 ? Arrays.copyOf(image, random.nextInt(image.length)) : image;
  }

  /** Reads an image in every way, and says in a few words what came of it. */
  static String use(byte[] bytes) throws IOException {
    ImageSource source = ImageSource.of(bytes);
    PROVIDER.detect(source, "");
    PROVIDER.capability(Capability.REPORT).orElseThrow().report(source, ReadLimits.defaults());
    try (InitramfsImage image = InitramfsImage.open(source, ReadLimits.defaults())) {
      int files = walk(image);
      String edit = edit(image);
      return "%s, %s, %s"
          .formatted(
              image.as().halt().or(image.as()::message).orElse("unpacked"),
              files == 0 ? "empty" : "files",
              edit);
    }
  }

  private static int walk(InitramfsImage image) throws IOException {
    int files = 0;
    try (TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        files++;
        if (node.type() == FileType.REGULAR) {
          try (InputStream in = node.content().newInputStream()) {
            in.skipNBytes(Math.min(node.size(), 1000));
          }
        }
      }
    }
    return files - 1;
  }

  private static String edit(InitramfsImage image) throws IOException {
    // Their encoders take most of the heap that this runs in.
    List<String> hungry = List.of("xz", "lzma");
    for (InitramfsSegment segment : image.layout().model().segments()) {
      if (segment.codec().filter(hungry::contains).isPresent()) {
        return "edit left out";
      }
    }
    try {
      image.edit().put("d/new", Bytes.utf8("x"), 0644).writeTo(OutputStream.nullOutputStream());
      return "edited";
    } catch (FormatException e) {
      return "not edited";
    } catch (FileSystemException e) {
      return "no place";
    }
  }
}
