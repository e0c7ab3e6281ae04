package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.grub.legacy.LegacyAutomagic;
import io.github.bootformats.grub.legacy.LegacyConsumer;
import io.github.bootformats.grub.legacy.LegacyDocument;
import io.github.bootformats.grub.legacy.LegacyEditor;
import io.github.bootformats.grub.legacy.LegacyHost;
import io.github.bootformats.tree.MemoryTree;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Menus of GRUB Legacy: as they are written, edited, and booted. */
class LegacyFuzzTest {
  static Stream<byte[]> menus() {
    return Stream.of(
            """
            default saved
            timeout 5
            fallback 1
            hiddenmenu
            password --md5 $1$x

            title Linux
            root (hd0,0)
            kernel /vmlinuz root=/dev/sda1 ro
            initrd /initrd
            savedefault
            boot

            title Other
            rootnoverify (hd0,1)
            chainloader +1
            """,
            """
            ### BEGIN AUTOMAGIC KERNELS LIST
            # kopt=root=/dev/sda1 ro
            # groot=(hd0,0)
            title a
            uuid 1234-5678
            kernel /k
            module /m a b
            quiet
            ### END DEBIAN AUTOMAGIC KERNELS LIST
            """,
            """
            title c
            configfile (hd0,0)/other.lst
            title x\\
            y
            lock
            kernel --type=linux /k
            map (hd0) (hd1)
            """)
        .map(Configs::bytes);
  }

  @MethodSource("menus")
  @DictionaryFile(resourcePath = "legacy.dict")
  @FuzzTest
  void menu(byte[] data) {
    Bytes text = Bytes.of(data);
    LegacyDocument document = LegacyDocument.parse(text).model();
    assertEquals(text, document.toBytes());
    assertEquals(text, LegacyDocument.of(document.nodes()).toBytes(), "nodes, put together");
    LegacyAutomagic.of(document)
        .filter(magic -> magic.options().containsKey("kopt"))
        .ifPresent(magic -> magic.withOption(document, "kopt", "root=/dev/sdb1").toBytes());
    Attempt.succeeds(
        () -> {
          MemoryTree tree = Configs.tree("boot/grub/menu.lst", text);
          Configs.add(tree, "other.lst", text);
          Configs.add(tree, "boot/grub/default", Bytes.utf8("1\n"));
          for (LegacyConsumer consumer : LegacyConsumer.values()) {
            Configs.readAll(consumer.menu(document).bootMenu());
            var menu =
                consumer.menu(LegacyHost.of(tree), TreePath.of("boot/grub/menu.lst"), Trees.LIMITS);
            Configs.readAll(menu.bootMenu());
            menu.fallbacks();
            menu.password();
          }
        });
  }

  @MethodSource("menus")
  @DictionaryFile(resourcePath = "legacy.dict")
  @FuzzTest
  void edits(byte[] data) {
    ConfigContract.check(
        Bytes.of(data), text -> LegacyEditor.of(LegacyDocument.parse(text).model()));
  }
}
