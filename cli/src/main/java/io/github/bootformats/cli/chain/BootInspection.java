package io.github.bootformats.cli.chain;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.spi.TreeOpener;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cli.inspect.InspectedImage;
import io.github.bootformats.cli.inspect.NodeSource;
import io.github.bootformats.cpio.initramfs.InitramfsModules;
import io.github.bootformats.kernel.KernelConsumer;
import io.github.bootformats.kernel.KernelImage;
import io.github.bootformats.kernel.KernelProvider;
import io.github.bootformats.kernel.SetupField;
import io.github.bootformats.kernel.X86Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a configuration boots when nobody is there: the entry, its kernel and initrds, and whether
 * they fit each other and the disk.
 */
public final class BootInspection {
  /** Those whose command {@code linux} is that of GRUB 2.06. */
  private static final Set<String> GRUBS = Set.of("grub", "grub-rhboot");

  private final Formats formats;
  private final Optional<PartitionMap> disk;
  private final ImageLooker looker;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<InspectedImage> images = new ArrayList<>();

  private BootInspection(Formats formats, Optional<PartitionMap> disk, ImageLooker looker) {
    this.formats = formats;
    this.disk = disk;
    this.looker = looker;
  }

  /** Looks into an image, as is done for all that are found. */
  @FunctionalInterface
  public interface ImageLooker {
    InspectedImage look(String name, ImageSource image) throws IOException;
  }

  /**
   * What was found.
   *
   * @param report the entry and what is odd about it
   * @param images its kernel and initrds
   */
  public record Outcome(Report report, List<InspectedImage> images) {
    public Outcome {
      images = List.copyOf(images);
    }
  }

  /**
   * Follows the default entry of a menu.
   *
   * @param formats the formats that open initrds
   * @param menu what the loader makes of its configuration
   * @param tree the file system that the loader sees
   * @param config the configuration in it
   * @param disk the partitions of the disk that this is on, if it is on one
   * @param looker looks into the kernel and the initrds
   * @throws IOException if reading fails
   */
  public static Outcome of(
      Formats formats,
      BootMenu menu,
      FileTree tree,
      TreePath config,
      Optional<PartitionMap> disk,
      ImageLooker looker)
      throws IOException {
    return new BootInspection(formats, disk, looker).follow(menu, tree, config);
  }

  private Outcome follow(BootMenu menu, FileTree tree, TreePath config) throws IOException {
    menu.diagnostics().stream().filter(d -> d.severity() != Severity.INFO).forEach(findings::add);
    Optional<BootEntry> entry = menu.defaultEntry();
    if (entry.isEmpty()) {
      Report.Builder nothing = Report.builder("boot", "boots nothing by itself");
      return new Outcome(nothing.findings(findings).build(), List.of());
    }
    Report.Builder report = Report.builder("boot", "boots by itself: " + entry.get().title());
    describe(entry.get(), report);
    if (entry.get().kind() == BootKind.LINUX) {
      BootFiles files = new BootFiles(tree, config);
      Optional<KernelImage> kernel = kernel(menu.loader(), entry.get(), files);
      Set<Bytes> modules = new TreeSet<>();
      for (Bytes initrd : entry.get().initrds()) {
        modules.addAll(initrd(initrd, files));
      }
      kernel.flatMap(KernelImage::release).ifPresent(release -> checkModules(release, modules));
      checkRoot(entry.get());
    }
    return new Outcome(report.findings(findings).build(), images);
  }

  private static void describe(BootEntry entry, Report.Builder report) {
    entry.kernel().ifPresent(kernel -> report.fact("kernel", kernel.toString()));
    if (!entry.initrds().isEmpty()) {
      report.fact(
          "initrds",
          entry.initrds().stream().map(Bytes::toString).collect(Collectors.joining(" ")));
    }
    if (!entry.commandLine().isEmpty()) {
      report.fact("commandLine", entry.commandLine().toString());
    }
  }

  private Optional<KernelImage> kernel(String loader, BootEntry entry, BootFiles files)
      throws IOException {
    Bytes name = entry.kernel().orElse(Bytes.empty());
    if (!files.isHere(name)) {
      return Optional.empty();
    }
    Optional<TreeNode> file = files.find(name);
    if (file.isEmpty()) {
      findings.add(ChainFinding.KERNEL_MISSING.diagnostic("the kernel is not there: " + name));
      return Optional.empty();
    }
    try (ImageSource image = NodeSource.of(file.get())) {
      images.add(looker.look(name.toString(), image));
      KernelImage kernel = KernelImage.read(image).model();
      check(loader, entry, name, kernel);
      return Optional.of(kernel);
    } catch (FormatException e) {
      findings.add(
          e.format().equals(KernelProvider.DESCRIPTOR.id())
              ? ChainFinding.KERNEL_UNKNOWN.diagnostic(name + " is no Linux kernel")
              : ChainFinding.UNREADABLE.diagnostic(name + ": " + e.getMessage()));
      return Optional.empty();
    }
  }

  private void check(String loader, BootEntry entry, Bytes name, KernelImage kernel) {
    if (kernel instanceof X86Kernel x86) {
      if (GRUBS.contains(loader)) {
        KernelConsumer.GRUB_2_06
            .refusal(x86)
            .map(why -> ChainFinding.KERNEL_REFUSED.diagnostic(name + ": GRUB says: " + why))
            .ifPresent(findings::add);
      }
      long longest = x86.setup().get(SetupField.CMDLINE_SIZE);
      if (x86.setup().has(SetupField.CMDLINE_SIZE) && entry.commandLine().length() > longest) {
        findings.add(
            ChainFinding.COMMAND_LINE_LONG.diagnostic(
                "the command line has %s bytes, the kernel takes %s"
                    .formatted(entry.commandLine().length(), longest)));
      }
    }
  }

  /** Looks into an initrd and returns for which kernels it has modules. */
  private Set<Bytes> initrd(Bytes name, BootFiles files) throws IOException {
    if (!files.isHere(name)) {
      return Set.of();
    }
    Optional<TreeNode> file = files.find(name);
    if (file.isEmpty()) {
      findings.add(ChainFinding.INITRD_MISSING.diagnostic("the initrd is not there: " + name));
      return Set.of();
    }
    try (ImageSource image = NodeSource.of(file.get())) {
      images.add(looker.look(name.toString(), image));
      Optional<TreeOpener> opener = opener(image, name);
      if (opener.isEmpty()) {
        findings.add(ChainFinding.INITRD_UNKNOWN.diagnostic(name + " is no initramfs"));
        return Set.of();
      }
      try (TreeImage tree = opener.get().open(image, ReadLimits.defaults())) {
        return InitramfsModules.releases(tree.tree());
      }
    } catch (FormatException e) {
      findings.add(ChainFinding.INITRD_UNKNOWN.diagnostic(name + ": " + e.getMessage()));
      return Set.of();
    }
  }

  private Optional<TreeOpener> opener(ImageSource image, Bytes name) throws IOException {
    for (Detection detection : formats.detect(image, name.toString())) {
      Optional<TreeOpener> opener =
          formats.find(detection.format().id()).flatMap(p -> p.capability(Capability.TREE));
      if (opener.isPresent()) {
        return opener;
      }
    }
    return Optional.empty();
  }

  private void checkModules(Bytes release, Set<Bytes> modules) {
    if (!modules.isEmpty() && !modules.contains(release)) {
      findings.add(
          ChainFinding.MODULES_OTHER.diagnostic(
              "the kernel is %s, the initramfs has modules for %s".formatted(release, modules)));
    }
  }

  private void checkRoot(BootEntry entry) {
    disk.map(RootCheck::new)
        .flatMap(check -> entry.kernelCommandLine().root().flatMap(check::check))
        .ifPresent(findings::add);
  }
}
