package io.github.bootformats.partition.convert;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.internal.change.DiskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects why a conversion is impossible. */
final class Obstacles {
  /** The codes of what is not damaged, but cannot be expressed in the other table, begin so. */
  private static final String CONVERSION = "convert.";

  private final DiskLayout layout;
  private final List<Diagnostic> found = new ArrayList<>();

  private Obstacles(DiskLayout layout) {
    this.layout = layout;
  }

  /** Starts with those that let nobody change the table at all. */
  static Obstacles of(DiskLayout layout) {
    Obstacles obstacles = new Obstacles(layout);
    obstacles.found.addAll(DiskKind.obstacles(layout));
    return obstacles;
  }

  /** Adds findings that make consumers see different partitions. */
  void addFindings(Set<LayoutFinding> findings) {
    layout.findings().stream()
        .filter(f -> LayoutFinding.of(f).filter(findings::contains).isPresent())
        .forEach(found::add);
  }

  /** Adds that the table says something which the other one cannot. */
  void add(String what, String message) {
    found.add(Diagnostic.of(Severity.ERROR, CONVERSION + what, message));
  }

  void add(FormatException damage) {
    String message = String.valueOf(damage.getMessage());
    // The place before the message is said again when it is thrown.
    Diagnostic obstacle =
        Diagnostic.of(
            Severity.ERROR, damage.reason(), message.substring(message.indexOf(": ") + 2));
    found.add(
        damage.offset().isPresent() ? obstacle.atOffset(damage.offset().getAsLong()) : obstacle);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Diagnostic> list() {
    return List.copyOf(found);
  }

  /** Throws if there are any: the first one's code, and what all of them say. */
  void check() throws FormatException {
    if (found.isEmpty()) {
      return;
    }
    Diagnostic first = found.get(0);
    String code = first.code();
    String format =
        code.startsWith(CONVERSION) ? "partition" : code.substring(0, code.indexOf('.'));
    long offset = first.offset().orElse(-1);
    String message =
        found.stream().map(Diagnostic::message).distinct().collect(Collectors.joining("; "));
    throw code.startsWith(CONVERSION)
        ? new UnsupportedFormatException(format, code, offset, message)
        : new MalformedFormatException(format, code, offset, message);
  }
}
