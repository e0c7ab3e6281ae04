package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that Linux 6.1 unpacked once, and what it made of them. */
class KernelCasesTest {
  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(KernelCasesTest.class.getResourceAsStream("/initramfs/" + name))) {
      return in.readAllBytes();
    }
  }

  /** One archive of 76 entries, each odd in its own way. */
  @Test
  void cornerEntries() throws IOException {
    TreeSet<String> expected = new TreeSet<>();
    String text = new String(resource("own_kernel_cases.expected.txt"), ISO_8859_1);
    text.lines()
        .filter(line -> line.startsWith("/t") || line.matches("[CL] .*"))
        .map(KernelCasesTest::withoutDirectorySize)
        .forEach(expected::add);

    LinuxRootfs seen = NewcBytes.unpack(resource("own_kernel_cases.cpio"));

    TreeSet<String> actual = new TreeSet<>();
    add("", seen.wholeTree().root(), actual);
    assertEquals(String.join("\n", expected), String.join("\n", actual));
    assertEquals(Optional.empty(), seen.message());
  }

  /** The links and sizes of directories are a matter of the file system. */
  private static String withoutDirectorySize(String line) {
    return line.replaceAll("(\\|directory\\|[^|]*\\|[^|]*)\\|\\d+\\|\\d+\\|", "$1|-|-|")
        .replaceAll("\\|\\d+\\|(\\d+,\\d+)$", "|$1");
  }

  private static void add(String parent, TreeNode node, Set<String> lines) throws IOException {
    String path = parent + "/" + new String(node.name().toByteArray(), ISO_8859_1);
    if (path.startsWith("/t")) {
      lines.addAll(lines(path, node));
    }
    if (node.type() == FileType.DIRECTORY) {
      for (TreeNode child : node.children().toList()) {
        add(parent.isEmpty() && node.name().isEmpty() ? "" : path, child, lines);
      }
    }
  }

  private static List<String> lines(String path, TreeNode node) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean isDirectory = node.type() == FileType.DIRECTORY;
    lines.add(
        String.join(
            "|",
            path,
            typeName(node),
            Integer.toOctalString(node.metadata().permissions()),
            node.metadata().uid() + ":" + node.metadata().gid(),
            isDirectory ? "-" : Long.toString(node.nlink()),
            isDirectory ? "-" : Long.toString(node.size()),
            Long.toString(node.metadata().mtimeSeconds()),
            node.type().isDevice()
                ? Long.toHexString(node.device().major())
                    + ","
                    + Long.toHexString(node.device().minor())
                : "0,0"));
    if (node.type() == FileType.SYMLINK) {
      lines.add("L " + path + "=" + new String(node.target().toByteArray(), ISO_8859_1));
    } else if (node.type() == FileType.REGULAR) {
      try (InputStream in = node.content().newInputStream()) {
        lines.add("C " + path + "=" + new String(in.readAllBytes(), ISO_8859_1));
      }
    }
    return lines;
  }

  private static String typeName(TreeNode node) throws IOException {
    return switch (node.type()) {
      case REGULAR -> node.size() == 0 ? "regular empty file" : "regular file";
      case DIRECTORY -> "directory";
      case SYMLINK -> "symbolic link";
      case CHARACTER_DEVICE -> "character special file";
      case BLOCK_DEVICE -> "block special file";
      case FIFO -> "fifo";
      case SOCKET -> "socket";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "own_crcbad.img             | crcbad=ASDF                | bad data checksum",
        "own_gz+gz.img              | g1=g1 g2=g2                | ''",
        "own_gz_two_arch_inside.img | i1=i1 i2=i2                | ''",
        "own_gzmembers_split.img    | ''                         | junk at the end of compressed"
            + " archive",
        "own_junk.img               | ''                         | invalid magic at start of"
            + " compressed archive",
        "own_misalign4.img          | mis=m                      | ''",
        "own_nohex.img              | a=a after=ok               | ''",
        "own_ox.img                 | a=a after=ok               | ''",
        "own_odc.img                | ''                         | incorrect cpio method used: use"
            + " -H newc option",
        "own_seg_gz.img             | after_gz=after_gz gz=gz    | ''",
        "own_seg_bz2.img            | after_bz2=after_bz2 bz2=bz2 | ''",
        "own_seg_lzma.img           | after_lzma=after_lzma lzma=lzma | ''",
        "own_seg_xz.img             | after_xz=after_xz xz=xz    | ''",
        "own_seg_zst.img            | after_zst=after_zst zst=zst | ''",
        "own_seg_lz4l.img           | lz4l=lz4l                  | Decoding failed",
        "own_seg_lz4f.img           | ''                         | invalid magic at start of"
            + " compressed archive",
        "own_seg_xzcrc64.img        | ''                         | Input was encoded with settings"
            + " that are not supported by this XZ decoder",
        "own_seg2_gz.img            | after_gz=after_gz gz=gz    | ''",
        "own_seg2_bz2.img           | after_bz2=after_bz2 bz2=bz2 | ''",
        "own_seg2_lzma.img          | after_lzma=after_lzma lzma=lzma | ''",
        "own_seg2_lzo.img           | after_lzo=after_lzo lzo=lzo | ''",
        "own_seg2_lz4l.img          | lz4l=lz4l                  | Decoding failed",
        "own_seg2_lz4f.img          | ''                         | invalid magic at start of"
            + " compressed archive",
        "own_seg2_xzcrc64.img       | ''                         | Input was encoded with settings"
            + " that are not supported by this XZ decoder",
      })
  void segments(String name, String files, String message) throws IOException {
    LinuxRootfs seen = NewcBytes.unpack(resource(name));

    TreeSet<String> contents = new TreeSet<>();
    add("", seen.tree().root(), contents);
    String actual =
        contents.stream()
            .filter(line -> line.startsWith("C /t/"))
            .map(line -> line.substring("C /t/".length()))
            .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    assertEquals(files, actual);
    assertEquals(message, seen.message().orElse(""));
  }
}
