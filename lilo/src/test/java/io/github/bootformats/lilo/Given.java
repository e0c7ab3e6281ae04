package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Configurations for tests, and what the loaders make of them. */
final class Given {
  static final LiloHost NOTHING_KNOWN = LiloHost.builder().build();

  private Given() {}

  static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String text(Bytes bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  static LiloDocument document(String text) {
    return LiloDocument.parse(bytes(text)).model();
  }

  static LiloMenu menu(String text, LiloHost host) {
    return menu(LiloConsumer.LILO_24, bytes(text), host);
  }

  static LiloMenu menu(String text) {
    return menu(text, NOTHING_KNOWN);
  }

  static LiloMenu elilo(String text, LiloHost host) {
    return menu(LiloConsumer.ELILO_3, bytes(text), host);
  }

  static LiloMenu elilo(String text) {
    return elilo(text, NOTHING_KNOWN);
  }

  static LiloMenu menu(LiloConsumer consumer, Bytes bytes, LiloHost host) {
    try {
      LiloDocument document = LiloDocument.parse(bytes, consumer.dialect()).model();
      return consumer.menu(document, host, Bytes.empty(), ReadLimits.defaults());
    } catch (LimitExceededException e) {
      throw new AssertionError(e);
    }
  }

  /** The command line of what is booted without a user, or why the file is refused. */
  static String boots(LiloMenu menu) {
    return menu.refusal()
        .map(Diagnostic::code)
        .orElseGet(() -> menu.bootMenu().defaultEntry().map(Given::line).orElse("(nothing)"));
  }

  static String line(BootEntry entry) {
    return text(entry.commandLine());
  }

  /** The command line of an entry that is chosen. */
  static String chosen(String text, String name) {
    return menu(text).boot(name).map(Given::line).orElse("(nothing)");
  }

  static List<String> names(LiloMenu menu) {
    return menu.bootMenu().entries().stream().map(e -> text(e.id())).toList();
  }

  static String refusal(String text) {
    return menu(text).refusal().map(Diagnostic::code).orElse("(none)");
  }

  static boolean has(List<Diagnostic> findings, LiloFinding finding) {
    return findings.stream().anyMatch(d -> LiloFinding.of(d).equals(Optional.of(finding)));
  }

  static boolean has(LiloMenu menu, LiloFinding finding) {
    return has(menu.bootMenu().diagnostics(), finding);
  }
}
