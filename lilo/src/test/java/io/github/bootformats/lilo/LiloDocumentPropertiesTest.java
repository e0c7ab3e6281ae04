package io.github.bootformats.lilo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LiloDocumentPropertiesTest {
  @Property(tries = 500)
  void anyBytesPrintBackAsTheyWere(@ForAll byte[] bytes, @ForAll LiloDialect dialect) {
    LiloDocument document = LiloDocument.parse(Bytes.of(bytes), dialect).model();
    assertEquals(Bytes.of(bytes), document.toBytes());
    assertEquals(document, LiloDocument.of(dialect, document.nodes()));
  }

  @Property(tries = 500)
  void oddConfigurationsPrintBackAsTheyWere(@ForAll long seed, @ForAll LiloDialect dialect) {
    Bytes bytes = Given.bytes(RandomConfigs.odd(seed));
    LiloDocument document = LiloDocument.parse(bytes, dialect).model();
    assertEquals(bytes, document.toBytes());
    assertEquals(document, LiloDocument.of(dialect, document.nodes()));
  }

  @Property(tries = 500)
  void theTypedNodesAloneMeanTheSame(@ForAll long seed) {
    String config = seed % 2 == 0 ? RandomConfigs.plain(seed) : RandomConfigs.odd(seed);
    LiloDocument document = Given.document(config);
    assertEquals(
        plain(Given.menu(config, RandomConfigs.HOST)),
        plain(
            Given.menu(LiloConsumer.LILO_24, Rebuilt.of(document).toBytes(), RandomConfigs.HOST)));
  }

  private static List<String> plain(LiloMenu menu) {
    BootMenu boot = menu.bootMenu();
    List<String> all = new ArrayList<>();
    all.add(boot.defaultName() + " " + boot.timeout() + " " + boot.title());
    all.add(menu.refusal().isPresent() ? "refused" : "taken");
    for (BootEntry entry : boot.entries()) {
      all.add(entry + " " + entry.commandLine() + entry.initrds() + entry.kernel());
    }
    return all;
  }

  @Property(tries = 500)
  void aRefusalIsAFindingOfTheDocumentToo_unlessItIsAboutValues(@ForAll long seed) {
    String config = RandomConfigs.odd(seed);
    Given.menu(config, RandomConfigs.HOST)
        .refusal()
        .flatMap(LiloFinding::of)
        .filter(LiloDocumentPropertiesTest::isOfTheText)
        .filter(finding -> !config.contains("$"))
        .ifPresent(
            finding ->
                assertEquals(
                    true,
                    Given.has(LiloDocument.parse(Given.bytes(config)).diagnostics(), finding),
                    () -> finding + "\n" + config));
  }

  private static boolean isOfTheText(LiloFinding finding) {
    return switch (finding) {
      case UNKNOWN_OPTION,
          MISPLACED,
          DUPLICATE,
          VALUE_MISSING,
          VALUE_UNEXPECTED,
          PART_INCOMPLETE,
          SYNTAX,
          QUOTES_OPEN,
          QUOTES_LINE,
          QUOTES_ESCAPE,
          BACKSLASH_END ->
          true;
      default -> false;
    };
  }
}
