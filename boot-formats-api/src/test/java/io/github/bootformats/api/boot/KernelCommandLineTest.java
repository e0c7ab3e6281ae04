package io.github.bootformats.api.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code next_arg} and {@code parse_args} of Linux 6.1 do, case by case. */
class KernelCommandLineTest {
  private static final String NOTHING = "(none)";

  /** What next_arg of Linux, compiled on its own, said of each line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`quiet`            | `quiet~(none)`",
        "`a=b`              | `a~b`",
        "`a=`               | `a~`",
        "`=`                | `=~(none)`",
        "`=a=b`             | `=a~b`",
        "`a=b=c`            | `a~b=c`",
        "` a\tb\n\u000bc `  | `a~(none),b~(none),c~(none)`",
        "`k=\"v w\"`        | `k~v w`",
        "`\"k=v w\"`        | `k~v w`",
        "`k=v\" \"w`        | `k~v\" \"w`",
        "`k=\"v\"w`         | `k~v\"w`",
        "`k=\"v\" w`        | `k~v,w~(none)`",
        "`\"x\"=\"y z\"`    | `x\"~y z`",
        "`\"a=\"b c`        | `a~b,c~(none)`",
        "`\"a=\" b`         | `a~,b~(none)`",
        "`a=\"b c d`        | `a~b c d`",
        "`a=\"`             | `a~`",
        "`\"`               | `~(none)`",
        "`\"\"`             | `~(none)`",
        "`\"\" x`           | `~(none),x~(none)`",
        "`\"a b\"`          | `a b~(none)`",
        "`a\"b c\"`         | `a\"b c\"~(none)`",
        "`'a b'`            | `'a~(none),b'~(none)`",
        "`a=b\\ c`          | `a~b\\,c~(none)`",
        "`a=\\\"b c\\\"`    | `a~\\\"b c\\\"`",
      })
  void wordsAreSplitAsByTheKernel(String line, String expected) {
    assertEquals(expected, described(KernelCommandLine.parse(line).parameters()));
  }

  private static String described(List<KernelParameter> parameters) {
    return String.join(
        ",",
        parameters.stream()
            .map(p -> text(p.name()) + "~" + p.value().map(v -> text(v)).orElse(NOTHING))
            .toList());
  }

  private static String text(Bytes bytes) {
    return bytes.decodeUtf8().orElseThrow();
  }

  @Test
  void theNoBreakSpaceOfLatin1IsASpaceToTheKernel() {
    // Also as a byte of UTF-8: the letter is 0xC3 0xA0.
    KernelCommandLine line = KernelCommandLine.parse("a=\u00e0 b");
    assertEquals(
        List.of(Bytes.utf8("a"), Bytes.utf8("b")),
        line.parameters().stream().map(KernelParameter::name).toList());
    assertEquals(Optional.of(Bytes.of((byte) 0xC3)), line.value("a"));
  }

  @Test
  void aNulIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> KernelCommandLine.parse("a\0b"));
  }

  @Test
  void dashAndUnderscoreAreTheSameInNamesOnly() {
    KernelCommandLine line = KernelCommandLine.parse("log-buf-len=a_b no_timer_check");
    assertEquals(Optional.of(Bytes.utf8("a_b")), line.value("log_buf_len"));
    assertTrue(line.contains("no-timer-check"));
    assertFalse(line.contains("no-timer"));
  }

  @Test
  void whatFollowsALoneDoubleDashIsForInit() {
    KernelCommandLine line =
        KernelCommandLine.parse("quiet init=/bin/sh -- -x single \"a b\" root=/dev/x");
    assertEquals("quiet~(none),init~/bin/sh", described(line.parameters()));
    assertEquals("-x~(none),single~(none),a b~(none),root~/dev/x", described(line.initArguments()));
    assertEquals(Optional.empty(), line.root());
    assertEquals(
        "[quiet, init=/bin/sh, --, -x, single, \"a b\", root=/dev/x]", line.words().toString());
    assertEquals(
        "a~(none)", described(KernelCommandLine.parse("\"--\" a").initArguments()), "quoted too");
    assertEquals(List.of(), KernelCommandLine.parse("--=x --- a").initArguments());
    assertEquals(List.of(), KernelCommandLine.parse("a --").initArguments());
  }

  @Test
  void aDotMakesAParameterOfAModule() {
    assertEquals(Optional.of(Bytes.utf8("usbcore")), parameter("usbcore.x=1").module());
    assertEquals(Optional.empty(), parameter("x=a.b").module());
  }

  private static KernelParameter parameter(String line) {
    return KernelCommandLine.parse(line).parameters().get(0);
  }

  @Test
  void theLastOneCountsAndAllAreKept() {
    KernelCommandLine line =
        KernelCommandLine.parse("console=tty0 root=a console=ttyS0,9600n8 root=b");
    assertEquals(Optional.of(Bytes.utf8("b")), line.value("root"));
    assertEquals(2, line.all("console").size());
    assertEquals(
        List.of("tty0", "ttyS0,9600n8"),
        line.consoles().stream().map(KernelConsole::toString).toList());
    assertEquals(Bytes.utf8("9600n8"), line.consoles().get(1).options());
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/sda1, DEVICE, /dev/sda1",
    "UUID=a-b, UUID, a-b",
    "PARTUUID=a/PARTNROFF=1, PARTUUID, a/PARTNROFF=1",
    "PARTLABEL=a, PARTLABEL, a",
    "LABEL=a, LABEL, a",
    "/dev/nfs, NFS, /dev/nfs",
    "8:1, OTHER, 8:1",
    "live:CDLABEL=a, OTHER, live:CDLABEL=a",
    "uuid=a, OTHER, uuid=a",
  })
  void rootIsUnderstood(String value, RootDevice.Kind kind, String rest) {
    RootDevice root = KernelCommandLine.parse("root=/dev/x root=" + value).root().orElseThrow();
    assertEquals(new RootDevice(kind, Bytes.utf8(rest)), root);
    assertEquals(value, root.toString());
  }

  @Test
  void ipHasItsFields() {
    IpParameter ip =
        KernelCommandLine.parse("ip=10.0.0.2::10.0.0.1:255.0.0.0:h:eth0:off:8.8.8.8::10.0.0.3")
            .ip()
            .orElseThrow();
    assertEquals(Optional.of(Bytes.utf8("10.0.0.2")), ip.client());
    assertEquals(Optional.empty(), ip.server());
    assertEquals(Optional.of(Bytes.utf8("10.0.0.1")), ip.gateway());
    assertEquals(Optional.of(Bytes.utf8("255.0.0.0")), ip.netmask());
    assertEquals(Optional.of(Bytes.utf8("h")), ip.hostName());
    assertEquals(Optional.of(Bytes.utf8("eth0")), ip.device());
    assertEquals(Optional.of(Bytes.utf8("off")), ip.autoconf());
    assertEquals(List.of(Bytes.utf8("8.8.8.8")), ip.nameServers());
    assertEquals(Optional.of(Bytes.utf8("10.0.0.3")), ip.timeServer());

    IpParameter dhcp = KernelCommandLine.parse("ip=off nfsaddrs=dhcp").ip().orElseThrow();
    assertEquals(Optional.of(Bytes.utf8("dhcp")), dhcp.autoconf());
    assertEquals(Optional.empty(), dhcp.client());
  }

  @Test
  void initIsTheLastOne() {
    assertEquals(
        Optional.of(Bytes.utf8("/b")), KernelCommandLine.parse("init=/a init=/b x").init());
    assertEquals(Optional.empty(), KernelCommandLine.empty().init());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`quiet`                | `quiet a=1`",
        "`  quiet `             | `  quiet a=1`",
        "``                     | `a=1`",
        "`x  -- y`              | `x  a=1 -- y`",
        "`x  a=0\ty`            | `x  a=1\ty`",
        "`a b a=2  a=3 c`       | `a=1 b c`",
        "`\"a=0 0\" -- a=9`     | `a=1 -- a=9`",
      })
  void withSetsAParameterAndTouchesNothingElse(String before, String after) {
    assertEquals(after, text(KernelCommandLine.parse(before).with("a", "1").toBytes()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`quiet`            | `quiet`",
        "`a`                | ``",
        "` a `              | `  `",
        "`a=1  a  b`        | `b`",
        "`b  a\tc`          | `b\tc`",
        "`b a`              | `b`",
        "`b a -- a`         | `b -- a`",
        "`a b a=\"c d`      | `b`",
      })
  void withoutRemovesAllOfAName(String before, String after) {
    assertEquals(after, text(KernelCommandLine.parse(before).without("a").toBytes()));
  }

  @Test
  void oneOfSeveralIsRemovedByItsValue() {
    KernelCommandLine line = KernelCommandLine.parse("console=tty0 quiet \"console=ttyS0\"");
    assertEquals(
        "console=tty0 quiet", line.without(KernelParameter.of("console", "ttyS0")).toString());
    assertEquals(line, line.without(KernelParameter.of("console")));
  }

  @Test
  void nothingIsAppendedToAnOpenQuotationMark() {
    KernelCommandLine open = KernelCommandLine.parse("a=\"b c");
    assertTrue(open.isOpen());
    assertThrows(IllegalStateException.class, () -> open.append(KernelParameter.of("quiet")));
    assertEquals("a=1", open.with("a", "1").toString());
    assertFalse(KernelCommandLine.parse("a=\"b c\"").isOpen());
    assertFalse(KernelCommandLine.empty().isOpen());
  }

  @Test
  void anOpenQuotationMarkOfAParameterSwallowsNoOtherWord() {
    KernelParameter open = parameter("foo=\"bar");
    assertEquals(
        "foo=bar quiet root=/dev/sda",
        KernelCommandLine.parse("foo=1 quiet root=/dev/sda").with(open).toString());
    assertEquals(
        "quiet \"a b\" -- single",
        KernelCommandLine.parse("quiet -- single").append(parameter("\"a b")).toString());
    KernelParameter hopeless = parameter("foo=b\"c d");
    assertThrows(IllegalArgumentException.class, () -> KernelCommandLine.empty().append(hopeless));
    assertThrows(
        IllegalArgumentException.class, () -> KernelCommandLine.parse("foo x").with(hopeless));
  }

  @Test
  void aLoneDoubleDashIsNoParameterToAdd() {
    KernelParameter separator = KernelParameter.of("--");
    for (String line : List.of("quiet", "__ quiet", "quiet -- single")) {
      KernelCommandLine before = KernelCommandLine.parse(line);
      assertThrows(IllegalArgumentException.class, () -> before.append(separator), line);
      assertThrows(IllegalArgumentException.class, () -> before.with(separator), line);
    }
    assertEquals("--=1", KernelCommandLine.empty().with("--", "1").toString());
  }

  @Test
  void parametersAreWrittenSoThatTheKernelReadsThem() {
    assertEquals("a=b", KernelParameter.of("a", "b").toString());
    assertEquals("a=\"b c\"", KernelParameter.of("a", "b c").toString());
    assertEquals("a=", KernelParameter.of("a", "").toString());
    assertEquals("a=b\"c d\"", KernelParameter.of("a", "b\"c d\"").toString());
    assertEquals("a=\"\"b\"\"", KernelParameter.of("a", "\"b\"").toString());
    assertEquals("\"a b\"", KernelParameter.of("a b").toString());
    for (String impossible : List.of("b\"c d", "a\0b")) {
      assertThrows(
          IllegalArgumentException.class, () -> KernelParameter.of("a", impossible), impossible);
    }
    for (String impossible : List.of("a=b", "\"a")) {
      assertThrows(
          IllegalArgumentException.class, () -> KernelParameter.of(impossible), impossible);
    }
  }
}
