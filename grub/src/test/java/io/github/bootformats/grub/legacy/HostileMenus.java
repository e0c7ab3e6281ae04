package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Menus with a few bytes changed, that lead on to themselves and to each other. */
final class HostileMenus implements HostileSuite {
  private static final int SAMPLE = 1_000;
  private static final int FULL = 50_000;

  private static final List<String> PIECES =
      List.of(
          "\nconfigfile /menu.lst\n",
          "\nconfigfile (hd0,0)/other.lst\ntitle x\nconfigfile /menu.lst\n",
          "\ntitle\n",
          "\nfallback 0 1 2 3 4 5 6 7 8 9\n",
          "\ndefault 2147483648\n",
          "\ntimeout 2147483647\n",
          "\nkernel --type=\n",
          "\nkernel (hd0,0)\n",
          "\nroot (hd4294967296,0)\n",
          "\nchainloader 99999999999+99999999999,1+\n",
          "\\",
          "\\\n",
          "\u0000",
          "\u00ff",
          "\r",
          "=",
          "(");

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
    Random random = new Random(index);
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    for (String name : List.of("menu.lst", "other.lst", "default", "k0")) {
      tree.createFile(
          TreePath.of(name),
          NodeMetadata.of(0644),
          FileContent.of(LegacyTexts.bytes(changed(RandomMenus.of(index), random))));
    }
    try {
      BootMenu menu =
          LegacyConsumer.GRUB_UBUNTU_0_97
              .menu(LegacyHost.of(tree), TreePath.of("menu.lst"), ReadLimits.defaults())
              .bootMenu();
      String end = menu.defaultEntry().map(e -> e.kind().id()).orElse("nothing");
      return end + ", " + menu.timeout().map(t -> "in time").orElse("for ever");
    } catch (FormatException e) {
      return e.reason();
    }
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(changed.length() + 1);
      int end = random.nextInt(3) > 0 ? at : Math.min(changed.length(), at + random.nextInt(9));
      changed.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
    }
    return changed.toString();
  }
}
