package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Menus that want to do harm. */
class HostileMenusTest {
  @Test
  void changedMenus_endInAMenu() throws Exception {
    HostileReport report = HostileHarness.of(HostileMenus.class).run();
    System.out.println(report);
    report.assertClean();
    assertTrue(report.outcomes().size() > 4, "few ways to end");
  }

  @Test
  void configurationsThatLeadOnManyTimesAreBounded() throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createFile(
        TreePath.of("menu.lst"),
        NodeMetadata.of(0644),
        FileContent.of(LegacyTexts.bytes("title x\nconfigfile /menu.lst\n".repeat(30))));
    FormatException e =
        assertThrows(
            FormatException.class,
            () ->
                LegacyConsumer.GRUB_0_97.menu(
                    LegacyHost.of(tree), TreePath.of("menu.lst"), ReadLimits.defaults()));
    assertTrue(String.valueOf(e.getMessage()).contains("entries"), e.toString());
  }

  @Test
  void aLineWithoutEndIsReadInOneGo() {
    String text = "title a\nkernel /k " + "x \\\n".repeat(500_000);
    assertEquals(2, LegacyTexts.document(text).nodes().size());
  }
}
