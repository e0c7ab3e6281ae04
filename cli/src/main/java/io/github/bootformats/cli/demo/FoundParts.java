package io.github.bootformats.cli.demo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.kernel.KernelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a disk that boots is on this machine, at the places where Debian puts it or elsewhere.
 *
 * @param parts the parts; texts in the places of those that are missing
 * @param missing what is missing, for people; empty if the disk boots
 * @param notes what was found or made, for people
 */
public record FoundParts(BootParts parts, List<String> missing, List<String> notes) {
  private static final String BUSYBOX = "usr/bin/busybox";
  private static final String BOOT_IMAGE = "usr/lib/grub/i386-pc/boot.img";

  public FoundParts {
    missing = List.copyOf(missing);
    notes = List.copyOf(notes);
  }

  /**
   * Where to look; what is empty is looked for.
   *
   * @param root the root of the machine's files
   * @param kernel Linux
   * @param busybox BusyBox
   * @param modules the directory of the kernel's modules
   * @param bootImage GRUB's boot.img
   * @param coreImage what grub-mkimage made
   */
  public record Places(
      Path root,
      Optional<Path> kernel,
      Optional<Path> busybox,
      Optional<Path> modules,
      Optional<Path> bootImage,
      Optional<Path> coreImage) {}

  /** Texts in the places of all parts, as on a machine that has none of them. */
  public static FoundParts texts() {
    return new FoundParts(
        new BootParts(
            text("the kernel"),
            Map.of("a.ko", text("a module")),
            text("busybox"),
            Optional.empty()),
        List.of("everything, as was asked for"),
        List.of());
  }

  private static FileContent text(String what) {
    return FileContent.of(Bytes.utf8("Here would be " + what + ".\n"));
  }

  /**
   * Looks for the parts.
   *
   * @param places where they are
   * @param gpt whether the disk has a GPT: that core.img is told where to find its configuration
   * @throws IOException if what is there cannot be read
   */
  public static FoundParts find(Places places, boolean gpt) throws IOException {
    return new Search(places).run(gpt);
  }

  /** What was found so far. */
  private static final class Search {
    private final Places places;
    private final List<String> missing = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Search(Places places) {
      this.places = places;
    }

    FoundParts run(boolean gpt) throws IOException {
      Optional<Path> kernel = places.kernel().or(() -> newestKernel(places.root()));
      Optional<Path> busybox = places.busybox().or(() -> existing(places.root(), BUSYBOX));
      BootParts parts =
          new BootParts(
              content(kernel, "the kernel", "kernel", "a kernel (--kernel)"),
              kernel.isPresent() ? modules(kernel.get()) : Map.of(),
              content(busybox, "busybox", "BusyBox", "BusyBox (--busybox)"),
              grub(gpt));
      return new FoundParts(parts, missing, notes);
    }

    private FileContent content(Optional<Path> file, String what, String note, String wanted)
        throws IOException {
      if (file.isEmpty()) {
        missing.add(wanted);
        return text(what);
      }
      notes.add(note + " " + file.get());
      return FileContent.of(bytes(file.get()));
    }

    private Map<String, FileContent> modules(Path kernel) throws IOException {
      Optional<Path> directory =
          places
              .modules()
              .or(() -> modulesOf(places, kernel))
              .filter(found -> Files.isRegularFile(found.resolve("modules.dep")));
      if (directory.isEmpty()) {
        return Map.of();
      }
      notes.add("modules of " + directory.get());
      return KernelModules.of(directory.get());
    }

    private Optional<BootParts.GrubImages> grub(boolean gpt) throws IOException {
      Optional<Path> boot = places.bootImage().or(() -> existing(places.root(), BOOT_IMAGE));
      Optional<Path> given = places.coreImage();
      Optional<Bytes> core =
          given.isPresent() ? Optional.of(bytes(given.get())) : GrubMkimage.run(gpt);
      if (boot.isEmpty() || core.isEmpty()) {
        missing.add("GRUB's images (--boot-img, --core-img)");
        return Optional.empty();
      }
      String origin = given.map(Path::toString).orElse("made by grub-mkimage");
      notes.add("GRUB's " + boot.get() + ", and core.img " + origin);
      return Optional.of(new BootParts.GrubImages(bytes(boot.get()), core.get()));
    }
  }

  private static Bytes bytes(Path file) throws IOException {
    return Bytes.of(Files.readAllBytes(file));
  }

  private static Optional<Path> existing(Path root, String path) {
    return Optional.of(root.resolve(path)).filter(Files::isReadable);
  }

  /** The kernel that was installed last, of those that may be read. */
  private static Optional<Path> newestKernel(Path root) {
    try (Stream<Path> files = Files.list(root.resolve("boot"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("vmlinuz"))
          .filter(Files::isReadable)
          .max(Comparator.comparing(file -> file.toFile().lastModified()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> modulesOf(Places places, Path kernel) {
    try (ImageSource image = ImageSource.open(kernel)) {
      return KernelImage.read(image)
          .model()
          .release()
          .flatMap(release -> existing(places.root(), "lib/modules/" + release));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
