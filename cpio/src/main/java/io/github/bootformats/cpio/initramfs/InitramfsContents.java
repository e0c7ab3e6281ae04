package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.CpioMember;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the files of an initramfs tell about it. */
final class InitramfsContents {
  /** Files that only one tool puts there; dracut's images have systemd's as well. */
  private static final List<Map.Entry<String, String>> MARKS =
      List.of(
          Map.entry("usr/lib/dracut", "dracut"),
          Map.entry("lib/dracut", "dracut"),
          Map.entry("scripts/functions", "initramfs-tools"),
          Map.entry("init_functions", "mkinitcpio"),
          Map.entry("etc/initrd-release", "a tool for systemd"));

  /** Where Linux looks for microcode. */
  static final String MICROCODE_DIRECTORY = "kernel/x86/microcode";

  private static final Map<String, String> MICROCODE =
      Map.of(
          MICROCODE_DIRECTORY + "/GenuineIntel.bin", "Intel",
          MICROCODE_DIRECTORY + "/AuthenticAMD.bin", "AMD");

  private final FileTree tree;

  InitramfsContents(FileTree tree) {
    this.tree = tree;
  }

  /** Returns what Linux starts, which is {@code /init} when nothing else is asked for. */
  Optional<String> init() throws IOException {
    Optional<TreeNode> init = tree.find(TreePath.of("init"));
    if (init.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (init.get().type()) {
          case SYMLINK -> "/init, a link to " + init.get().target();
          case REGULAR -> "/init, " + programKind(init.get());
          default -> "/init, which is no program";
        });
  }

  private static String programKind(TreeNode node) throws IOException {
    try (InputStream in = node.content().newInputStream()) {
      Bytes head = Bytes.of(in.readNBytes(128));
      if (head.startsWith(Bytes.utf8("#!"))) {
        int end = head.indexOf('\n', 0);
        return "a script for " + head.slice(2, end < 0 ? head.length() : end);
      }
      return head.startsWith(Bytes.of((byte) 0x7F, (byte) 'E', (byte) 'L', (byte) 'F'))
          ? "an ELF program"
          : "a file of " + node.size() + " bytes";
    }
  }

  /** Returns the tool that the image was made with. */
  Optional<String> madeBy() throws IOException {
    for (Map.Entry<String, String> mark : MARKS) {
      if (tree.find(TreePath.of(mark.getKey())).isPresent()) {
        return Optional.of(mark.getValue());
      }
    }
    return Optional.empty();
  }

  /** Returns the kernels that there are modules for. */
  List<String> moduleVersions() throws IOException {
    return InitramfsModules.releases(tree).stream().map(Bytes::toString).toList();
  }

  /**
   * Returns whose microcode Linux loads before all else: that in an archive which is not compressed
   * (Linux, Documentation/x86/microcode.rst).
   */
  List<String> microcode(InitramfsLayout layout) {
    List<String> vendors = new ArrayList<>();
    for (InitramfsSegment segment : layout.segments()) {
      if (segment.kind() != InitramfsSegment.Kind.ARCHIVE) {
        break;
      }
      for (CpioMember member : segment.archives().get(0).members()) {
        String vendor = MICROCODE.get(member.name().toString());
        if (vendor != null) {
          vendors.add(vendor);
        }
      }
    }
    return vendors;
  }
}
