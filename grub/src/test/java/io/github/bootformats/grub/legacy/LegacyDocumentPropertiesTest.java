package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LegacyDocumentPropertiesTest {
  /** Lines of which most begin as commands do. */
  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> word =
        Arbitraries.of(
            "title",
            "title x",
            "kernel /k",
            "initrd",
            "=",
            " ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\\",
            "\\\n",
            "#",
            "\u0000",
            "\u00ff",
            "default 1",
            "fallback 1 0",
            "timeout",
            "root",
            "(hd0,0)",
            "configfile",
            "0x",
            "99999999999",
            "--type=linux ",
            "lock",
            "boot",
            "\n\n");
    return word.list()
        .ofMaxSize(40)
        .map(words -> String.join(words.size() % 2 == 0 ? " " : "", words));
  }

  @Property
  void anyBytesPrintBackAsTheyWere(@ForAll byte[] bytes) {
    assertEquals(Bytes.of(bytes), LegacyDocument.parse(Bytes.of(bytes)).model().toBytes());
  }

  @Property
  void anyLinesPrintBackAsTheyWere(@ForAll("files") String text) {
    LegacyDocument document = LegacyTexts.document(text);
    assertEquals(LegacyTexts.bytes(text), document.toBytes());
    assertEquals(document, LegacyDocument.of(document.nodes()));
  }

  @Property
  void theTypedNodesAloneMeanTheSame(@ForAll("files") String text) {
    LegacyDocument document = LegacyTexts.document(text);
    assertEquals(
        LegacyTexts.plain(LegacyConsumer.GRUB_0_97.menu(document)),
        LegacyTexts.plain(LegacyConsumer.GRUB_0_97.menu(rebuilt(document))));
  }

  @Property(tries = 300)
  void theTypedNodesOfRealisticMenusMeanTheSame(@ForAll long seed) {
    LegacyDocument document = LegacyTexts.document(RandomMenus.of(seed));
    assertEquals(
        LegacyTexts.plain(LegacyConsumer.GRUB_0_97.menu(document)),
        LegacyTexts.plain(LegacyConsumer.GRUB_0_97.menu(rebuilt(document))));
  }

  /** Makes a document of keywords and arguments alone; those that cannot be written stay. */
  private static LegacyDocument rebuilt(LegacyDocument document) {
    List<LegacyNode> nodes = new ArrayList<>();
    for (LegacyNode node : document.nodes()) {
      if (node instanceof LegacyCommand command && command.keyword().isPresent()) {
        nodes.add(rebuilt(command));
      }
    }
    return LegacyDocument.of(nodes);
  }

  private static LegacyNode rebuilt(LegacyCommand command) {
    try {
      return LegacyCommand.of(command.keyword().orElseThrow(), command.argument());
    } catch (IllegalArgumentException e) {
      return command; // a backslash at its end, or too long
    }
  }

  @Property
  void anArgumentCanBeReplacedInItsPlace(@ForAll("files") String text) {
    for (LegacyNode node : LegacyTexts.document(text).nodes()) {
      if (node instanceof LegacyCommand command
          && command.keyword().isPresent()
          && command.text().indexOf('\\', 0) < 0) {
        LegacyCommand changed = command.withArgument(Bytes.utf8("a b"));
        assertEquals(Bytes.utf8("a b"), changed.argument());
        assertEquals(command.name(), changed.name());
      }
    }
  }
}
