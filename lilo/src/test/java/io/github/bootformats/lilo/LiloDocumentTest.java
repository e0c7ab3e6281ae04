package io.github.bootformats.lilo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiloDocumentTest {
  private static List<String> findings(String text) {
    return LiloDocument.parse(Given.bytes(text)).diagnostics().stream()
        .map(d -> d.line().orElseThrow() + " " + d.code())
        .toList();
  }

  @Test
  void nodesAreOptionsAndWhatLiesBetween() {
    LiloDocument document = Given.document("# top\nprompt timeout = 50\n\nimage=/k # k\n\tlabel=l");
    assertEquals(
        List.of(
            "# top\n",
            "prompt",
            " ",
            "timeout = 50",
            "\n",
            "\n",
            "image=/k",
            " # k\n",
            "\t",
            "label=l"),
        document.nodes().stream().map(node -> Given.text(node.toBytes())).toList());
    assertEquals(
        List.of(1, 2, 2, 2, 2, 3, 4, 4, 5, 5),
        document.nodes().stream().map(LiloNode::line).toList());
    assertEquals(
        Optional.of(LiloKeyword.TIMEOUT), ((LiloOption) document.nodes().get(3)).keyword());
  }

  @Test
  void sectionsAndGlobalOptions() {
    LiloDocument document =
        Given.document(
            """
            default=a
            disk=/dev/sda bios=0x80
            image=/boot/k
             label="a b"
            other=/dev/sda1
             table=/dev/sda
            """);
    assertEquals(3, document.globalOptions().size());
    assertEquals(2, document.sections().size());
    LiloSection image = document.sections().get(0);
    assertEquals(Bytes.utf8("a_b"), image.name());
    assertEquals(Bytes.utf8("/boot/k"), image.path());
    assertTrue(image.isImage());
    LiloSection other = document.sections().get(1);
    assertFalse(other.isImage());
    assertEquals(Bytes.utf8("sda1"), other.name());
    assertEquals(Optional.empty(), other.option(LiloKeyword.LABEL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "append=\"a\nb\"\nprompt\n",
        "append=\"a\tb\"\nprompt\n",
        "append=\"a\\nb\"\nprompt\n",
        "append=a=b\nprompt\n",
        "=\nprompt\n",
        "append=\n=\nprompt\n",
        "append=${a\nprompt\n",
      })
  void whatIsNoOptionIsKept_andReadingGoesOn(String text) {
    ReadResult<LiloDocument> read = LiloDocument.parse(Given.bytes(text));
    assertEquals(Given.bytes(text), read.model().toBytes());
    assertTrue(read.model().nodes().stream().anyMatch(LiloDamage.class::isInstance));
    assertTrue(read.model().globalOption(LiloKeyword.PROMPT).isPresent(), "the line behind it");
  }

  @Test
  void findingsTellTheirLine() {
    assertEquals(
        List.of(
            "2 lilo.unknown-option",
            "3 lilo.duplicate",
            "4 lilo.quotes-line",
            "5 lilo.unknown-option",
            "6 lilo.value-missing",
            "7 lilo.value-unexpected",
            "9 lilo.misplaced",
            "10 lilo.duplicate"),
        findings(
            """
            prompt
            what=x
            PROMPT
            append="a
            b"
            root
            lba32=1
            image=/k
             default=l
             label=l label=m
            """));
  }

  @Test
  void partsOfDisksAndOfPartitionTablesHaveTheirOwnOptions() {
    assertEquals(
        List.of(),
        findings(
            """
            disk=/dev/sda bios=0x80 sectors=63 heads=255 cylinders=100
              partition=/dev/sda1 start=63
              partition=/dev/sda2 start=1000
            disk=/dev/sdb inaccessible
            change-rules
              reset
              type=DOS16 normal=0x06 hidden=0x16
              type=other normal=0x80
            boot=/dev/sda
            other=/dev/sda1
              label=dos
              table=/dev/sda
              change
                automatic
                partition=/dev/sda1 set=DOS16_normal activate
                partition=/dev/sda2 set=DOS16_hidden deactivate
              map-drive=0x80 to=0x81
              map-drive=0x81 to=0x80
            """));
    assertEquals(
        List.of("1 lilo.misplaced"), findings("disk=/dev/sda partition=/dev/sda1 bios=0x80"));
    assertEquals(
        List.of("2 lilo.part-incomplete"), findings("other=/dev/sda1\nmap-drive=1\nlabel=x"));
    assertEquals(List.of("2 lilo.part-incomplete"), findings("change-rules\ntype=DOS16\nprompt"));
    assertEquals(List.of("2 lilo.duplicate"), findings("change-rules\nchange-rules"));
  }

  @Test
  void aValueIsReplacedAndNothingElse() {
    LiloOption option = (LiloOption) Given.document("APPEND # why\n = \"a  b\"").nodes().get(0);
    assertEquals(
        Given.bytes("APPEND # why\n = \"c \\\"\\\\ \\$d\""),
        option.withValue(Bytes.utf8("c \"\\ $d")).toBytes());
    LiloOption bare = (LiloOption) Given.document("timeout=5").nodes().get(0);
    assertEquals(Bytes.utf8("timeout=70"), bare.withValue(Bytes.utf8("70")).toBytes());
    assertEquals(Bytes.utf8("timeout=\"7 0\""), bare.withValue(Bytes.utf8("7 0")).toBytes());
    assertThrows(IllegalArgumentException.class, () -> bare.withValue(Bytes.utf8("a\nb")));
  }

  @Test
  void optionsAreWrittenWithQuotesWhereTheyNeedSome() {
    assertEquals(
        Bytes.utf8("root=\"UUID=1\""), LiloOption.of(LiloKeyword.ROOT, "UUID=1").toBytes());
    assertEquals(
        Bytes.utf8("append=a$b"),
        LiloOption.of(LiloDialect.ELILO, LiloKeyword.APPEND, Optional.of(Bytes.utf8("a$b")))
            .withValue(Bytes.utf8("a$b"))
            .toBytes());
    assertEquals(Bytes.utf8("lba32"), LiloOption.of(LiloKeyword.LBA32).toBytes());
    assertThrows(IllegalArgumentException.class, () -> LiloOption.of(LiloKeyword.ROOT));
    assertThrows(IllegalArgumentException.class, () -> LiloOption.of(LiloKeyword.LOCK, "x"));
    assertThrows(
        IllegalArgumentException.class, () -> LiloOption.of(LiloKeyword.APPEND, "x".repeat(1023)));
  }

  @Test
  void variablesAreLeftAsTheyAreWritten() {
    LiloOption option = (LiloOption) Given.document("image=${K}/vm$V ").nodes().get(0);
    assertEquals(Optional.of(Bytes.utf8("${K}/vm$V")), option.value());
    assertTrue(option.usesVariables());
    LiloOption escaped = (LiloOption) Given.document("append=\"\\$x\"").nodes().get(0);
    assertEquals(Optional.of(Bytes.utf8("$x")), escaped.value());
    assertFalse(escaped.usesVariables());
  }

  @Test
  void namesOfTheOtherLoaderAreUnknown() {
    assertEquals(List.of("1 lilo.unknown-option"), findings("description=x"));
    assertEquals(
        List.of(LiloFinding.UNKNOWN_OPTION, LiloFinding.UNKNOWN_OPTION),
        LiloDocument.parse(Given.bytes("lba32\nPROMPT\n"), LiloDialect.ELILO).diagnostics().stream()
            .map(d -> LiloFinding.of(d).orElseThrow())
            .toList());
  }
}
