package io.github.bootformats.testkit.tree;

import static java.util.Objects.requireNonNull;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioImage;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.RedirectMode;
import io.github.bootformats.overlay.TarImage;
import io.github.bootformats.overlay.TarTreeWriter;
import io.github.bootformats.overlay.WritableOverlay;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SelectedTree;
import io.github.bootformats.tree.extract.Extractor;
import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every tree of this project keeps the contract. */
class OurTreesTest {
  @TempDir private Path directory;

  private static Stream<DynamicTest> tests(TreeContract contract) {
    return contract.checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }

  private static Stream<DynamicTest> reading(TreeSource<?> source) {
    return tests(TreeContract.ofFileTree(source));
  }

  @TestFactory
  Stream<DynamicTest> memory() {
    return reading(SampleTrees::everything);
  }

  @TestFactory
  Stream<DynamicTest> copyInMemory() {
    return reading(() -> MemoryTree.copyOf(SampleTrees.everything(), ReadLimits.defaults()));
  }

  @TestFactory
  Stream<DynamicTest> memoryThatIsChanged() {
    return tests(TreeContract.ofMutableTree(SampleTrees::empty));
  }

  @TestFactory
  Stream<DynamicTest> emptyMemory() {
    return reading(SampleTrees::empty);
  }

  @TestFactory
  Stream<DynamicTest> selection() {
    return reading(
        () ->
            SelectedTree.of(
                SampleTrees.everything(),
                Stream.of("etc/passwd", "bin", "sh", "dev/console")
                    .map(SampleTrees::path)
                    .toList()));
  }

  @TestFactory
  Stream<DynamicTest> host() throws IOException {
    Extractor.create().extract(SampleTrees.everything(), directory.resolve("host"));
    return reading(() -> HostTree.of(directory.resolve("host")));
  }

  @TestFactory
  Stream<DynamicTest> hostWithPosixOnly() throws IOException {
    return host(Configuration.unix().toBuilder().setAttributeViews("posix", "user").build());
  }

  @TestFactory
  Stream<DynamicTest> windows() throws IOException {
    return host(Configuration.windows());
  }

  @TestFactory
  Stream<DynamicTest> macOs() throws IOException {
    return host(Configuration.osX());
  }

  private static Stream<DynamicTest> host(Configuration configuration) throws IOException {
    Path out = Jimfs.newFileSystem(configuration).getPath("out");
    Extractor.create().extract(SampleTrees.ordinary(), out);
    return reading(() -> HostTree.of(out));
  }

  @TestFactory
  Stream<DynamicTest> fileSystemOfATree() throws IOException {
    Path root = TreeFileSystem.of(SampleTrees.everything()).getPath("/");
    return reading(() -> HostTree.of(root));
  }

  @TestFactory
  Stream<DynamicTest> newc() throws IOException {
    return cpio(CpioDialect.NEWC);
  }

  @TestFactory
  Stream<DynamicTest> crc() throws IOException {
    return cpio(CpioDialect.CRC);
  }

  @TestFactory
  Stream<DynamicTest> odc() throws IOException {
    return cpio(CpioDialect.ODC);
  }

  @TestFactory
  Stream<DynamicTest> oldBinary() throws IOException {
    return cpio(CpioDialect.BINARY_BIG_ENDIAN);
  }

  private static Stream<DynamicTest> cpio(CpioDialect dialect) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    CpioTreeWriter.of(CpioWriteOptions.of(dialect)).write(SampleTrees.everything(), archive);
    ImageSource source = ImageSource.of(archive.toByteArray());
    return reading(() -> CpioImage.open(source, ReadLimits.defaults()).tree());
  }

  @TestFactory
  Stream<DynamicTest> initramfs() throws IOException {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    InitramfsBuilder.create()
        .addPlain(SelectedTree.of(SampleTrees.everything(), List.of(SampleTrees.path("dev"))))
        .add(SampleTrees.everything(), "gzip")
        .writeTo(image);
    ImageSource source = ImageSource.of(image.toByteArray());
    return reading(() -> InitramfsImage.open(source, ReadLimits.defaults()).tree());
  }

  private static OverlayOptions mount() {
    return OverlayOptions.of(OverlayConsumer.LINUX_6_18).with(RedirectMode.ON);
  }

  @TestFactory
  Stream<DynamicTest> overlay() throws IOException {
    MemoryTree above = SampleTrees.empty();
    above.createDirectory(SampleTrees.path("etc"), NodeMetadata.of(0700));
    above.createDevice(
        SampleTrees.path("etc/mtab"),
        NodeMetadata.of(0),
        FileType.CHARACTER_DEVICE,
        new DeviceNumber(0, 0));
    above.createSymlink(SampleTrees.path("tmp"), NodeMetadata.of(0777), Bytes.utf8("etc"));
    return reading(
        () ->
            Overlay.merge(
                List.of(above, SampleTrees.everything(), SampleTrees.ordinary()), mount()));
  }

  @TestFactory
  Stream<DynamicTest> overlayThatIsChanged() {
    return tests(
        TreeContract.ofMutableTree(() -> Overlay.writable(List.of(SampleTrees.empty()), mount())));
  }

  @TestFactory
  Stream<DynamicTest> overlayThatWasChanged() {
    return reading(
        () -> {
          WritableOverlay overlay = Overlay.writable(List.of(SampleTrees.everything()), mount());
          overlay.setMetadata(SampleTrees.path("etc/passwd"), NodeMetadata.of(0600));
          overlay.rename(SampleTrees.path("bin"), SampleTrees.path("etc/bin"));
          overlay.delete(SampleTrees.path("sh"));
          overlay.openContent(SampleTrees.path("etc/bin/su")).close();
          return overlay;
        });
  }

  @TestFactory
  Stream<DynamicTest> layerOfAContainer() {
    return reading(
        () -> {
          WritableOverlay overlay = Overlay.writable(List.of(SampleTrees.ordinary()), mount());
          overlay.delete(SampleTrees.path("sh"));
          overlay.setMetadata(SampleTrees.path("etc/passwd"), NodeMetadata.of(0600));
          return overlay.upper().in(LayerForm.OCI).tree();
        });
  }

  @TestFactory
  Stream<DynamicTest> tar() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    tree.delete(SampleTrees.path("dev/log"));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    TarTreeWriter.of(ReadLimits.defaults()).write(tree, archive);
    ImageSource source = ImageSource.of(archive.toByteArray());
    return reading(() -> TarImage.open(source, ReadLimits.defaults()).tree());
  }

  /** All types, links, attributes, holes and tails; made by the tests of the squashfs module. */
  @TestFactory
  Stream<DynamicTest> squashfs() throws IOException {
    return squashfs("everything.squashfs");
  }

  /** A directory of 600 long names with an index. */
  @TestFactory
  Stream<DynamicTest> squashfsWithAnIndex() throws IOException {
    return squashfs("indexed.squashfs");
  }

  private static Stream<DynamicTest> squashfs(String name) throws IOException {
    try (InputStream image =
        requireNonNull(OurTreesTest.class.getResourceAsStream("/trees/" + name))) {
      ImageSource source = ImageSource.of(image.readAllBytes());
      return reading(() -> SquashfsImage.open(source, ReadLimits.defaults()).tree());
    }
  }
}
