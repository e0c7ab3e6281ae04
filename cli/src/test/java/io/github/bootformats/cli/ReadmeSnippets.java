package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.codecs.CodecLimits;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioImage;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.cpio.initramfs.InitramfsConsumer;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.lilo.LiloConsumer;
import io.github.bootformats.lilo.LiloDocument;
import io.github.bootformats.lilo.LiloMenu;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.WritableOverlay;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.syslinux.SyslinuxDocument;
import io.github.bootformats.syslinux.SyslinuxEditor;
import io.github.bootformats.testkit.partition.DiskCase;
import io.github.bootformats.testkit.partition.PartitionDisks;
import io.github.bootformats.testkit.squashfs.SquashfsCase;
import io.github.bootformats.testkit.squashfs.SquashfsImages;
import io.github.bootformats.testkit.squashfs.SquashfsRule;
import io.github.bootformats.testkit.tree.TreeContract;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.extract.Extractor;
import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The code in the readme, compiled and run; {@link ReadmeTest} sees that both are the same. */
final class ReadmeSnippets {
  private ReadmeSnippets() {}

  static void read(Path path) throws IOException {
    try (ImageSource disk = ImageSource.open(path)) {
      // What is in this image?
      Formats.installed().detect(disk).forEach(System.out::println);

      // Which partitions will Linux see?
      DiskLayout layout = DiskLayout.read(disk, SectorSize.B512).model();
      PartitionMap seen = layout.as(PartitionConsumer.LINUX_6_1);
      seen.partitions().forEach(p -> System.out.println(p.number() + " " + p.typeName()));

      // Take a partition's content out.
      try (var in = seen.partition(1).slice(disk).newInputStream()) {
        Files.copy(in, path.resolveSibling("esp.img"));
      }
    }
  }

  static void convert(Path path) throws IOException {
    DiskLayout layout;
    try (ImageSource disk = ImageSource.open(path)) {
      layout = DiskLayout.read(disk, SectorSize.B512).model();
    }
    LayoutChange change = layout.convert().toMbr();
    change.steps().forEach(System.out::println);
    try (ImageTarget target = ImageTarget.open(path)) {
      change.writes().applyTo(target);
    }
  }

  static void write(Path path) throws IOException {
    DiskLayout disk =
        GptBuilder.create(64 << 20, SectorSize.B512)
            .add(GptTypes.EFI_SYSTEM, 16 << 20, "ESP")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build();
    try (ImageTarget target = ImageTarget.create(path)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
    }
  }

  static void files(Path path) throws IOException {
    try (CpioImage initrd = CpioImage.open(path)) {
      MemoryTree tree = MemoryTree.copyOf(initrd.tree(), ReadLimits.defaults());
      try (FileSystem fs = TreeFileSystem.of(tree)) {
        System.out.println(Files.readString(fs.getPath("/etc/os-release")));
        Files.writeString(fs.getPath("/etc/hostname"), "box\n");
        Files.setAttribute(fs.getPath("/etc/hostname"), "unix:mode", 0600);
      }
      try (OutputStream out = Files.newOutputStream(path.resolveSibling("initrd.new"))) {
        CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC)).write(tree, out);
      }
    }
  }

  static void initramfs(Path path, Bytes ko) throws IOException {
    try (InitramfsImage initrd = InitramfsImage.open(path)) {
      initrd.as(InitramfsConsumer.LINUX_6_1).message().ifPresent(System.out::println);
      initrd.edit().put("lib/modules/nbt.ko", ko, 0644).writeTo(path.resolveSibling("initrd.new"));
    }
  }

  static void squashfs(Path path) throws IOException {
    try (SquashfsImage image = SquashfsImage.open(path);
        FileSystem fs = TreeFileSystem.of(image.tree())) {
      System.out.println(Files.readString(fs.getPath("/etc/motd")));
    }
  }

  static void writeSquashfs(Path path) throws IOException {
    SquashfsWriteOptions options =
        SquashfsWriteOptions.builder()
            .compressor(SquashfsCompressor.of(SquashfsCompression.XZ))
            .exclude("/boot")
            .build();
    try (CpioImage archive = CpioImage.open(path);
        ImageTarget target = ImageTarget.create(path.resolveSibling("root.squashfs"))) {
      SquashfsWriter.of(options).write(archive.tree(), target);
    }
  }

  static void overlay(SquashfsImage image, ImageTarget target) throws IOException {
    OverlayOptions mount = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
    WritableOverlay overlay = Overlay.writable(List.of(image.tree()), mount);
    overlay.setContent(TreePath.of("etc/motd"), FileContent.of(Bytes.utf8("updated\n")));
    SquashfsWriter.of(SquashfsWriteOptions.defaults())
        .write(overlay.flatten(ReadLimits.defaults()), target);
  }

  static Bytes grub(Bytes config, FileTree boot) {
    BootMenu menu = GrubScript.parse(config).evaluate(GrubHost.of(boot)).bootMenu();
    BootEntry entry = menu.defaultEntry().orElseThrow();
    System.out.println(entry.title() + ": " + entry.commandLine());
    return entry.commandLine();
  }

  static Bytes syslinux(Bytes config) {
    SyslinuxEditor editor = SyslinuxEditor.of(SyslinuxDocument.parse(config).model());
    Bytes linux = Bytes.utf8("linux");
    return editor
        .withParameters(linux, editor.parameters(linux).with("console", "ttyS0"))
        .toBytes();
  }

  static Bytes lilo(Bytes config) throws IOException {
    LiloDocument document = LiloDocument.parse(config).orThrow(Severity.ERROR);
    LiloMenu menu = LiloConsumer.LILO_24.menu(document);
    BootEntry entry = menu.boot("linux single").orElseThrow();
    System.out.println(entry.kernel().orElseThrow() + ": " + entry.commandLine());
    return entry.commandLine();
  }

  static ReadLimits limits() {
    ReadLimits limits =
        ReadLimits.builder()
            .with(CodecLimits.MAX_OUTPUT_BYTES, 256 << 20)
            .with(TreeWalk.MAX_ENTRIES, 100_000)
            .with(Extractor.MAX_BYTES, 1 << 30)
            .build();
    return limits;
  }

  // It never looks at the header.
  static List<String> toyParser(byte[] disk) {
    ByteBuffer bytes = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
    List<String> found = new ArrayList<>();
    for (int entry = 1024; entry < 1024 + 128 * 128; entry += 128) {
      if (bytes.getLong(entry) != 0) {
        found.add(bytes.getLong(entry + 32) + "-" + bytes.getLong(entry + 40));
      }
    }
    return found;
  }

  static Optional<DiskCase> firstDiskThatItMisreads() {
    return PartitionDisks.gpt().sectorSizes(SectorSize.B512).stream(1)
        .limit(1_000)
        .filter(disk -> !toyParser(disk.toByteArray()).equals(asLinux(disk)))
        .findFirst();
  }

  static List<String> asLinux(DiskCase disk) {
    return disk.layout().as(PartitionConsumer.LINUX_6_1).partitions().stream()
        .map(p -> p.start() + "-" + (p.start() + p.sectors() - 1))
        .toList();
  }

  static Optional<SquashfsCase> firstImageWithAPathForAName(Function<byte[], List<String>> names) {
    SquashfsRule rule = SquashfsRule.find("squashfs.name-path").orElseThrow();
    return LongStream.range(0, 100)
        .mapToObj(seed -> SquashfsImages.standard().nearlyValid(rule, seed))
        .filter(image -> names.apply(image.toByteArray()).stream().anyMatch(n -> n.contains("/")))
        .findFirst();
  }

  static Stream<DynamicTest> contract(FileTree tree) {
    return TreeContract.ofFileTree(() -> tree).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
}
