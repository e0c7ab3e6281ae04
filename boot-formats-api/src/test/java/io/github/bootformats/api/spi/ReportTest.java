package io.github.bootformats.api.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static BootEntry.Builder entry(BootKind kind, String title) {
    return BootEntry.builder(kind, Bytes.utf8(title)).id(Bytes.utf8(title.substring(0, 1)));
  }

  @Test
  void aMenuIsItsDefaultItsTimeOutAndItsEntries() {
    BootEntry linux =
        entry(BootKind.LINUX, "one")
            .kernel(Bytes.utf8("/k"))
            .commandLine(Bytes.utf8("ro quiet"))
            .build();
    BootEntry below = entry(BootKind.SUBMENU, "two").entries(List.of(linux)).build();
    BootMenu menu =
        BootMenu.builder("test", "1.0")
            .entry(linux)
            .entry(below)
            .defaultEntry(linux)
            .timeout(Duration.ofSeconds(5))
            .build();
    Report report = Report.builder("config", "a configuration").menu(menu).build();
    assertEquals(
        List.of(
            new Fact("default", "o", Fact.Unit.PLAIN),
            new Fact("timeoutSeconds", 5L, Fact.Unit.PLAIN)),
        report.facts());
    Report one =
        Report.builder("entry", "one")
            .fact("id", "o")
            .fact("kind", "linux")
            .fact("kernel", "/k")
            .fact("commandLine", "ro quiet")
            .build();
    Report two =
        Report.builder("entry", "two").fact("id", "t").fact("kind", "submenu").child(one).build();
    assertEquals(List.of(one, two), report.children());
  }

  @Test
  void aTimeOutMayHaveAFraction() {
    BootMenu menu = BootMenu.builder("test", "1.0").timeout(Duration.ofMillis(1500)).build();
    assertEquals("1.5", Report.builder("config", "x").menu(menu).build().facts().get(1).value());
  }
}
