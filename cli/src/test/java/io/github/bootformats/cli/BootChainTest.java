package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioImage;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.kernel.SetupField;
import io.github.bootformats.kernel.SetupHeader;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the partition table to the initramfs: each link is followed, and contradictions are told.
 */
class BootChainTest {
  private static final String ROOT = "0f6b1d7c-3c1e-4c8a-9d3e-5a8f2f6b7c01";
  private static final String GRUB =
      """
      set default=main
      menuentry "Linux" --id main {
        linux /boot/vmlinuz root=PARTUUID=%s ro quiet
        initrd /boot/initrd.img
      }
      menuentry "Old" { linux /boot/nothing }
      """
          .formatted(ROOT);

  @TempDir Path directory = Path.of("");

  private final Map<String, byte[]> files = new TreeMap<>();

  @BeforeEach
  void wholeChain() throws IOException {
    files.put("boot/grub/grub.cfg", bytes(GRUB));
    files.put("boot/vmlinuz", kernel("6.1.0-demo (me@here) #1"));
    files.put("boot/initrd.img", archive(List.of("lib/modules/6.1.0-demo/a.ko", "init")));
  }

  private static byte[] bytes(String text) {
    return Bytes.utf8(text).toByteArray();
  }

  private static byte[] kernel(String version) {
    SetupHeader setup =
        SetupHeader.create(0x20f)
            .with(SetupField.SETUP_SECTS, 4)
            .with(SetupField.SYSSIZE, 64)
            .with(SetupField.LOADFLAGS, 1)
            .with(SetupField.CMDLINE_SIZE, 200)
            .with(SetupField.KERNEL_VERSION, 0x200);
    byte[] file = new byte[5 * 512 + 1024];
    setup.toBytes().copyTo(file, 0);
    Bytes.utf8(version).copyTo(file, 0x400);
    return file;
  }

  private static byte[] archive(List<String> names) throws IOException {
    Map<String, byte[]> empty = new TreeMap<>();
    names.forEach(name -> empty.put(name, new byte[] {1}));
    return archive(empty);
  }

  private static byte[] archive(Map<String, byte[]> contents) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    for (var file : contents.entrySet()) {
      TreePath path = TreePath.of(file.getKey());
      TreePath parent = TreePath.root();
      for (Bytes name : path.names().subList(0, path.depth() - 1)) {
        parent = parent.resolve(name);
        if (tree.find(parent).isEmpty()) {
          tree.createDirectory(parent, NodeMetadata.of(0755));
        }
      }
      tree.createFile(path, NodeMetadata.of(0644), FileContent.of(Bytes.of(file.getValue())));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC)).write(tree, out);
    return out.toByteArray();
  }

  /** Writes a disk with the files in an archive in its second partition, and looks into it. */
  private String inspect(String... options) throws IOException {
    DiskLayout disk =
        GptBuilder.create(8 << 20, SectorSize.B512)
            .seed("chain")
            .add(GptTypes.BIOS_BOOT, 1 << 20, "grub")
            .add(
                GptPartitionSpec.rest(GptTypes.LINUX_FILESYSTEM)
                    .name("root")
                    .guid(UUID.fromString(ROOT)))
            .build();
    Path image = directory.resolve("disk.img");
    Files.deleteIfExists(image);
    try (ImageTarget target = ImageTarget.create(image)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
      long at = disk.as(PartitionConsumer.LINUX_6_1).partition(2).firstByte();
      target.write(at, ByteBuffer.wrap(archive(files)));
    }
    String[] words = Arrays.copyOf(new String[] {"inspect", "disk.img"}, 2 + options.length);
    System.arraycopy(options, 0, words, 2, options.length);
    ToolRun run = ToolRun.in(directory, words);
    assertEquals(0, run.status(), run.err());
    return run.out();
  }

  private void assertFound(String code) throws IOException {
    String out = inspect();
    assertEquals(1, out.split("chain\\.", -1).length - 1, out);
    assertTrue(out.contains("[chain." + code + "]"), out);
  }

  @Test
  void aWholeChainIsExplained() throws IOException {
    String out = inspect();
    assertTrue(out.contains("boots by itself: Linux"), out);
    assertTrue(out.contains("root=PARTUUID=" + ROOT + " ro quiet"), out);
    assertTrue(out.contains("x86 bzImage 6.1.0-demo"), out);
    assertTrue(!out.contains("chain."), out);
  }

  @Test
  void aKernelThatIsMissing() throws IOException {
    files.remove("boot/vmlinuz");
    assertFound("kernel-missing");
  }

  @Test
  void aKernelThatIsNone() throws IOException {
    files.put("boot/vmlinuz", bytes("hello"));
    assertFound("kernel-unknown");
  }

  @Test
  void aKernelInADamagedBlock() throws IOException {
    files.put("boot/vmlinuz", Arrays.copyOf(files.get("boot/vmlinuz"), 300_000));
    Path image = directory.resolve("root.squashfs");
    try (ImageSource archive = ImageSource.of(archive(files));
        CpioImage tree = CpioImage.open(archive, ReadLimits.defaults());
        ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(tree.tree(), target);
      // The only file of more than one block has the first.
      target.write(SquashfsSuperblock.LENGTH + 8, ByteBuffer.wrap(bytes("damage")));
    }
    String out = ToolRun.in(directory, "inspect", "root.squashfs").out();
    assertTrue(out.contains("[chain.unreadable]"), out);
    assertTrue(!out.contains("is no Linux kernel"), out);
  }

  @Test
  void aKernelThatGrubRefuses() throws IOException {
    byte[] kernel = kernel("6.1.0-demo");
    kernel[SetupField.LOADFLAGS.offset()] = 0;
    files.put("boot/vmlinuz", kernel);
    assertFound("kernel-refused");
  }

  @Test
  void aCommandLineThatIsTooLong() throws IOException {
    files.put("boot/grub/grub.cfg", bytes(GRUB.replace("quiet", "x".repeat(200))));
    assertFound("command-line-long");
  }

  @Test
  void anInitrdThatIsMissing() throws IOException {
    files.remove("boot/initrd.img");
    assertFound("initrd-missing");
  }

  @Test
  void anInitrdThatIsNone() throws IOException {
    files.put("boot/initrd.img", bytes("hello"));
    assertFound("initrd-unknown");
  }

  @Test
  void modulesOfAnotherKernel() throws IOException {
    files.put("boot/vmlinuz", kernel("6.12.0-other"));
    assertFound("modules-other");
  }

  @Test
  void aRootThatIsOnAnotherDisk() throws IOException {
    files.put("boot/grub/grub.cfg", bytes(GRUB.replace("7c01", "7c02")));
    assertFound("root-missing");
  }

  @Test
  void aRootByDistanceFromAnotherPartition() throws IOException {
    files.put("boot/grub/grub.cfg", bytes(GRUB.replace("7c01", "7c01/PARTNROFF=-1")));
    assertTrue(!inspect().contains("chain."));
    files.put("boot/grub/grub.cfg", bytes(GRUB.replace("7c01", "7c01/PARTNROFF=1")));
    assertFound("root-missing");
  }

  @Test
  void programsGetItToo() throws IOException {
    String json = inspect("--json");
    assertTrue(json.contains("\"kind\":\"boot\"") || json.contains("\"kind\": \"boot\""), json);
  }
}
