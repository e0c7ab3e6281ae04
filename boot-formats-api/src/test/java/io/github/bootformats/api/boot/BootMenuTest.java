package io.github.bootformats.api.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootMenuTest {
  private static final SourceLocation HERE = new SourceLocation(bytes("/boot/a.cfg"), 3);

  private static Bytes bytes(String text) {
    return Bytes.utf8(text);
  }

  private static BootEntry.Builder linux(String id, String title) {
    return BootEntry.builder(BootKind.LINUX, bytes(title))
        .id(bytes(id))
        .kernel(bytes("/vmlinuz"))
        .initrds(List.of(bytes("/ucode"), bytes("/initrd")))
        .commandLine(bytes("BOOT_IMAGE=/vmlinuz root=/dev/sda1"))
        .arguments(List.of(bytes("root=/dev/sda1")))
        .source(HERE)
        .source(BootEntry.Part.KERNEL, new SourceLocation(bytes("/boot/a.cfg"), 4));
  }

  private static BootMenu menu() {
    BootEntry deep = linux("deep", "Deep").build();
    BootEntry submenu =
        BootEntry.builder(BootKind.SUBMENU, bytes("More"))
            .entries(List.of(deep, linux("", "Second").build()))
            .build();
    return BootMenu.builder("grub", "1.0")
        .title(bytes("Menu"))
        .entry(linux("a", "First").build())
        .entry(submenu)
        .entry(linux("Deep", "Last").build())
        .defaultEntry(deep, bytes("More>deep"))
        .timeout(Duration.ofSeconds(5))
        .diagnostics(List.of(Diagnostic.of(Severity.INFO, "grub.x", "y")))
        .build();
  }

  @Test
  void holdsWhatItWasGiven() {
    BootMenu menu = menu();
    assertEquals("grub", menu.loader());
    assertEquals("1.0", menu.version());
    assertEquals("grub 1.0 menu of 3 entries, default More>deep", menu.toString());
    assertEquals(bytes("Menu"), menu.title());
    assertEquals(3, menu.entries().size());
    assertEquals(Optional.of(menu.entries().get(1).entries().get(0)), menu.defaultEntry());
    assertEquals(bytes("More>deep"), menu.defaultName());
    assertEquals(Optional.of(Duration.ofSeconds(5)), menu.timeout());
    assertEquals(1, menu.diagnostics().size());

    BootEntry first = menu.entries().get(0);
    assertEquals("linux a \"First\"", first.toString());
    assertEquals(Optional.of(bytes("/vmlinuz")), first.kernel());
    assertEquals(List.of(bytes("/ucode"), bytes("/initrd")), first.initrds());
    assertEquals(RootDevice.Kind.DEVICE, first.kernelCommandLine().root().orElseThrow().kind());
    assertEquals("/boot/a.cfg:3", first.source().orElseThrow().toString());
    assertEquals(4, first.source(BootEntry.Part.KERNEL).orElseThrow().line());
    assertEquals(Optional.empty(), first.source(BootEntry.Part.TITLE));
    assertEquals(first, first.toBuilder().build());
    assertNotEquals(first, first.toBuilder().deviceTree(bytes("/x.dtb")).build());
    assertNotEquals(
        first, first.toBuilder().modules(List.of(new BootModule(bytes("/m"), List.of()))).build());
  }

  @Test
  void aNewMenuWaitsForEverAndHasNoDefault() {
    BootMenu menu = BootMenu.builder("lilo", "1.0").build();
    assertEquals(Optional.empty(), menu.defaultEntry());
    assertEquals(Bytes.empty(), menu.defaultName());
    assertEquals(Optional.empty(), menu.timeout());
  }

  @Test
  void entriesAreFoundByIdThenTitleThenPath() {
    BootMenu menu = menu();
    assertEquals("Deep", title(menu, "deep"));
    assertEquals("Last", title(menu, "Deep"));
    assertEquals("Second", title(menu, "Second"));
    assertEquals("Deep", title(menu, "More>deep"));
    assertEquals("Second", title(menu, "1>1"));
    assertEquals("First", title(menu, "0"));
    for (String unknown : List.of("", "3", "x", "More>x", "First>0", "0>", "99999999999")) {
      assertEquals(Optional.empty(), menu.find(bytes(unknown)), unknown);
    }
  }

  private static String title(BootMenu menu, String name) {
    return menu.find(bytes(name)).orElseThrow().title().toString();
  }

  @Test
  void isAValueThatLaterChangesDoNotReach() {
    assertEquals(menu(), menu());
    assertEquals(menu().hashCode(), menu().hashCode());
    assertNotEquals(menu(), BootMenu.builder("grub", "1.0").build());
    assertNotEquals(
        BootMenu.builder("grub", "1.0").build(), BootMenu.builder("grub", "1.1").build());
    List<Bytes> initrds = new ArrayList<>(List.of(bytes("/a")));
    BootEntry entry = linux("a", "A").initrds(initrds).build();
    initrds.add(bytes("/b"));
    assertEquals(List.of(bytes("/a")), entry.initrds());
  }

  @Test
  void mistakesOfTheCallerAreRefused() {
    BootEntry entry = linux("a", "A").build();
    assertThrows(
        IllegalArgumentException.class, () -> linux("b", "B").entries(List.of(entry)).build());
    assertThrows(IllegalArgumentException.class, () -> new SourceLocation(bytes("f"), 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> BootMenu.builder("grub", "1.0").timeout(Duration.ofSeconds(-1)));
  }

  @Test
  void aNulEndsTheCommandLineOfTheKernel() {
    BootEntry entry = linux("a", "A").commandLine(bytes("quiet\0x")).build();
    assertEquals("quiet", entry.kernelCommandLine().toString());
  }

  @Test
  void kindsHaveStableWords() {
    assertEquals("disk-image", BootKind.DISK_IMAGE.id());
    assertEquals("linux", BootKind.LINUX.id());
  }
}
