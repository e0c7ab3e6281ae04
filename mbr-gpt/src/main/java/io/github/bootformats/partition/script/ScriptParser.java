package io.github.bootformats.partition.script;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.Severity;
import java.util.ArrayList;
import java.util.List;

/** Reads scripts line by line, each as sfdisk would. */
final class ScriptParser {
  private final String text;
  private final ReadLimits limits;
  private final DiskScript.Builder script = DiskScript.builder();
  private final List<Diagnostic> findings = new ArrayList<>();
  private boolean hasPartitions;

  ScriptParser(String text, ReadLimits limits) {
    this.text = text;
    this.limits = limits;
  }

  ReadResult<DiskScript> parse() throws FormatException {
    check(DiskScript.MAX_LENGTH, text.length());
    int line = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      int to = end < 0 ? text.length() : end;
      if (to > from && text.charAt(to - 1) == '\r') {
        to--;
      }
      line++;
      check(DiskScript.MAX_LINES, line);
      check(DiskScript.MAX_LINE_LENGTH, to - from);
      parse(text.substring(from, to), line);
      from = next;
    }
    return ReadResult.of(script.build(), findings);
  }

  private void check(ReadLimits.Limit limit, long asked) throws LimitExceededException {
    limits.check(limit, asked, DiskScript.FORMAT, -1);
  }

  private void parse(String line, int number) throws MalformedFormatException {
    LineCursor cursor = new LineCursor(line, number);
    int nul = line.indexOf('\0');
    if (nul >= 0) {
      throw cursor.error("script.syntax", nul + 1, "text", "a NUL character");
    }
    cursor.skipBlanks();
    if (cursor.atEnd() || cursor.startsWith("#")) {
      return;
    }
    int begin = cursor.column() - 1;
    int colon = line.indexOf(':');
    int equals = line.indexOf('=');
    if (!hasPartitions && equals < 0 && colon > begin && colon + 1 < line.length()) {
      header(cursor, line, begin, colon);
      return;
    }
    hasPartitions = true;
    if (equals < 0) {
      script.partition(new PartitionLine(cursor).unnamed().atLine(number));
      return;
    }
    ScriptPartition partition = ScriptPartition.DEFAULT;
    if (colon >= 0 && colon < equals) {
      String node = ScriptText.trimmed(line.substring(begin, colon));
      if (!node.isEmpty() && !ScriptText.isNode(node)) {
        throw cursor.error("the name of a device", begin + 1);
      }
      partition = node.isEmpty() ? partition : partition.node(node);
      cursor.moveTo(colon + 1);
    }
    script.partition(new PartitionLine(cursor).named(partition).atLine(number));
  }

  private void header(LineCursor cursor, String line, int begin, int colon)
      throws MalformedFormatException {
    String name = ScriptText.trimmed(line.substring(begin, colon));
    String value = ScriptText.trimmed(line.substring(colon + 1));
    if (!ScriptText.isHeaderName(name)) {
      throw cursor.error("the name of a header", begin + 1);
    }
    if (value.isEmpty()) {
      throw cursor.error("the value of " + LineCursor.shown(name), colon + 2);
    }
    ScriptHeader known = ScriptHeader.of(name);
    if (known == null) {
      findings.add(
          Diagnostic.of(
                  Severity.WARNING,
                  "script.unknown-header",
                  "The header %s is not known; it is ignored, as sfdisk does"
                      .formatted(LineCursor.shown(name)))
              .atLine(cursor.line()));
    } else if (!known.accepts(value)) {
      int column = colon + 2 + leadingSpace(line.substring(colon + 1));
      throw cursor.error("script.header", column, known.expected(), LineCursor.shown(value));
    }
    script.header(name, value);
  }

  private static int leadingSpace(String text) {
    int count = 0;
    while (count < text.length() && ScriptText.isSpace(text.charAt(count))) {
      count++;
    }
    return count;
  }
}
