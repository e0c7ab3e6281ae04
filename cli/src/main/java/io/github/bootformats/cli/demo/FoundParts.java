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
            text("busybox"),
            Map.of("a.ko", text("a module")),
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
    List<String> missing = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    FileContent kernel = text("the kernel");
    FileContent busybox = text("busybox");
    Map<String, FileContent> modules = Map.of();
    Optional<Path> kernelFile = places.kernel().or(() -> newestKernel(places.root()));
    if (kernelFile.isPresent()) {
      kernel = content(kernelFile.get());
      notes.add("kernel " + kernelFile.get());
      Optional<Path> directory = places.modules().or(() -> modulesOf(places, kernelFile.get()));
      if (directory.isPresent() && Files.isRegularFile(directory.get().resolve("modules.dep"))) {
        modules = KernelModules.of(directory.get());
        notes.add("modules of " + directory.get());
      }
    } else {
      missing.add("a kernel (--kernel)");
    }
    Optional<Path> busyboxFile = places.busybox().or(() -> existing(places.root(), BUSYBOX));
    if (busyboxFile.isPresent()) {
      busybox = content(busyboxFile.get());
      notes.add("BusyBox " + busyboxFile.get());
    } else {
      missing.add("BusyBox (--busybox)");
    }
    Optional<BootParts.GrubImages> grub = Optional.empty();
    Optional<Path> bootImage = places.bootImage().or(() -> existing(places.root(), BOOT_IMAGE));
    Optional<Bytes> core =
        places.coreImage().isPresent()
            ? Optional.of(Bytes.of(Files.readAllBytes(places.coreImage().get())))
            : GrubMkimage.run(gpt);
    if (bootImage.isPresent() && core.isPresent()) {
      Bytes boot = Bytes.of(Files.readAllBytes(bootImage.get()));
      grub = Optional.of(new BootParts.GrubImages(boot, core.get()));
      notes.add(
          "GRUB's "
              + bootImage.get()
              + ", and core.img "
              + places.coreImage().map(Path::toString).orElse("made by grub-mkimage"));
    } else {
      missing.add("GRUB's images (--boot-img, --core-img)");
    }
    return new FoundParts(new BootParts(kernel, busybox, modules, grub), missing, notes);
  }

  private static FileContent content(Path file) throws IOException {
    return FileContent.of(Bytes.of(Files.readAllBytes(file)));
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
