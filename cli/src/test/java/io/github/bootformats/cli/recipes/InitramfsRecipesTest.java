package io.github.bootformats.cli.recipes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.kernel.SetupField;
import io.github.bootformats.kernel.SetupHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitramfsRecipesTest {
  @TempDir Path directory = Path.of("");

  private Path initrd(SampleFiles files) throws IOException {
    Path initrd = directory.resolve("initrd.img");
    try (OutputStream out = Files.newOutputStream(initrd)) {
      InitramfsBuilder.create().addPlain(files.tree()).add(files.tree(), "gzip").writeTo(out);
    }
    return initrd;
  }

  private static Bytes content(Path initrd, String path) throws IOException {
    try (InitramfsImage image = InitramfsImage.open(initrd)) {
      TreeNode file = image.tree().find(TreePath.of(path)).orElseThrow();
      return Bytes.of(file.content().newInputStream().readAllBytes());
    }
  }

  @Test
  void oneFileIsChanged() throws IOException {
    Path old = initrd(new SampleFiles().with("etc/hostname", "old\n").with("init", "#!/bin/sh\n"));
    Path changed = directory.resolve("changed.img");
    InitramfsRecipes.rename(old, "box", changed);
    assertEquals(Bytes.utf8("box\n"), content(changed, "etc/hostname"));
    assertEquals(Bytes.utf8("#!/bin/sh\n"), content(changed, "init"));
  }

  @Test
  void theSameDirectoryMakesTheSameBytesAtAnyTime() throws IOException {
    Path files = Files.createDirectories(directory.resolve("files/bin")).getParent();
    Path init = Files.writeString(files.resolve("init"), "#!/bin/sh\n");
    InitramfsRecipes.makeInitramfs(files, directory.resolve("first"));
    Files.setLastModifiedTime(init, FileTime.fromMillis(1_000_000_000_000L));
    InitramfsRecipes.makeInitramfs(files, directory.resolve("second"));
    byte[] first = Files.readAllBytes(directory.resolve("first"));
    assertArrayEquals(first, Files.readAllBytes(directory.resolve("second")));
    assertEquals(List.of(), InitramfsRecipes.complaints(directory.resolve("first")));
  }

  @Test
  void whatLinuxWouldSayIsKnownBefore() throws IOException {
    Path initrd = initrd(new SampleFiles().with("bin/sh", "a shell"));
    assertEquals(List.of("there is no /init"), InitramfsRecipes.complaints(initrd));
    byte[] bytes = Files.readAllBytes(initrd);
    Files.write(initrd, Arrays.copyOf(bytes, bytes.length - 20));
    List<String> complaints = InitramfsRecipes.complaints(initrd);
    assertTrue(complaints.get(0).startsWith("Initramfs unpacking failed: "), complaints.toString());
  }

  @Test
  void aKernelIsDescribed() throws IOException {
    SetupHeader setup =
        SetupHeader.create(0x20f)
            .with(SetupField.SETUP_SECTS, 4)
            .with(SetupField.LOADFLAGS, 1)
            .with(SetupField.KERNEL_VERSION, 0x200);
    byte[] bytes = new byte[8192];
    setup.toBytes().copyTo(bytes, 0);
    Bytes.utf8("6.1.0-demo (me@here) #1").copyTo(bytes, 0x400);
    Path kernel = Files.write(directory.resolve("vmlinuz"), bytes);
    assertEquals("6.1.0-demo, which GRUB boots", InitramfsRecipes.describeKernel(kernel));

    setup.with(SetupField.LOADFLAGS, 0).toBytes().copyTo(bytes, 0);
    Files.write(kernel, bytes);
    String refused = InitramfsRecipes.describeKernel(kernel);
    assertTrue(refused.contains("refuses: zImage doesn't support 32-bit boot"), refused);
  }
}
