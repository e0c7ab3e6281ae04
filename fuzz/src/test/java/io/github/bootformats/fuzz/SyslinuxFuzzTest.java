package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.syslinux.SyslinuxBuilder;
import io.github.bootformats.syslinux.SyslinuxConsumer;
import io.github.bootformats.syslinux.SyslinuxDocument;
import io.github.bootformats.syslinux.SyslinuxEditor;
import io.github.bootformats.syslinux.SyslinuxEntry;
import io.github.bootformats.syslinux.SyslinuxHost;
import io.github.bootformats.syslinux.SyslinuxMenu;
import io.github.bootformats.tree.MemoryTree;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations of the SYSLINUX family: as they are written, edited, and booted. */
class SyslinuxFuzzTest {
  private static final List<String> PLACES =
      List.of(
          "syslinux/syslinux.cfg",
          "isolinux/isolinux.cfg",
          "extlinux/extlinux.conf",
          "tftp/pxelinux.cfg/default");

  static Stream<byte[]> configurations() {
    SyslinuxEntry linux =
        SyslinuxEntry.builder("linux")
            .title("^Linux")
            .linux("/vmlinuz")
            .initrd("/a.img", "/b.img")
            .append("root=/dev/sda1 quiet")
            .help("Boots", "Linux")
            .build();
    Bytes built =
        SyslinuxBuilder.create()
            .ui("menu.c32")
            .defaultEntry("linux")
            .timeout(Duration.ofSeconds(5))
            .title("Boot")
            .entry(linux)
            .separator()
            .submenu("more", "More", List.of(linux))
            .build()
            .toBytes();
    return Stream.concat(
        Stream.of(built.toByteArray()),
        Stream.of(
                """
                DEFAULT vesamenu.c32
                PROMPT 0
                INCLUDE other.cfg
                MENU INCLUDE more.cfg tag
                """,
                """
                label l
                 kernel k
                 append initrd=i,j x
                 ipappend 3
                label c
                 config other.cfg ..
                ontimeout l
                onerror l
                timeout 50
                totaltimeout 900
                """,
                """
                MENU BEGIN m
                MENU LABEL M
                LABEL a
                MENU DEFAULT
                COM32 mboot.c32
                APPEND xen.gz --- k x --- i
                MENU GOTO .top
                MENU END
                TEXT HELP
                t
                ENDTEXT
                """)
            .map(Configs::bytes));
  }

  @MethodSource("configurations")
  @DictionaryFile(resourcePath = "syslinux.dict")
  @FuzzTest
  void document(byte[] data) {
    Bytes text = Bytes.of(data);
    var read = SyslinuxDocument.parse(text);
    SyslinuxDocument document = read.model();
    assertEquals(text, document.toBytes());
    assertEquals(text, SyslinuxDocument.of(document.nodes()).toBytes(), "nodes, put together");
    read.diagnostics().forEach(finding -> assertEquals(true, finding.line().isPresent()));
    Configs.readAll(SyslinuxConsumer.SYSLINUX_6_04.menu(document).bootMenu());
  }

  @MethodSource("configurations")
  @DictionaryFile(resourcePath = "syslinux.dict")
  @FuzzTest
  void edits(byte[] data) {
    ConfigContract.check(
        Bytes.of(data), text -> SyslinuxEditor.of(SyslinuxDocument.parse(text).model()));
  }

  /** A byte that chooses the loader, then the text of all of its files. */
  @MethodSource("configurations")
  @DictionaryFile(resourcePath = "syslinux.dict")
  @FuzzTest
  void menus(byte[] data) {
    Feed feed = new Feed(data);
    TreePath config = TreePath.of(feed.oneOf(PLACES));
    Bytes text = feed.rest();
    Attempt.succeeds(
        () -> {
          MemoryTree tree = Configs.tree(config.toString(), text);
          Configs.add(tree, config.parent().orElseThrow() + "/other.cfg", text);
          SyslinuxMenu menu =
              SyslinuxConsumer.SYSLINUX_6_04.menu(
                  SyslinuxHost.builder(tree).build(), config, Trees.LIMITS);
          Configs.readAll(menu.bootMenu());
          menu.selectedEntry();
          menu.boot("linux x y").ifPresent(entry -> assertEquals(true, isSomething(entry.kind())));
          menu.boot(text.slice(0, Math.min(text.length(), 40)));
        });
  }

  private static boolean isSomething(BootKind kind) {
    return kind != BootKind.SUBMENU;
  }
}
