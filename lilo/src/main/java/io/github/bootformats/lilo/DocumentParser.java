package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Cuts a file into nodes. What is no option ends with its line, and reading goes on behind it. */
final class DocumentParser {
  private final Bytes text;
  private final LiloDialect dialect;
  private final ItemReader reader;
  private final List<LiloNode> nodes = new ArrayList<>();
  private int end;
  private int line = 1;

  private DocumentParser(Bytes text, LiloDialect dialect) {
    this.text = text;
    this.dialect = dialect;
    this.reader = new ItemReader(new CharStream(text, dialect, null, 0), Integer.MAX_VALUE);
  }

  static List<LiloNode> parse(Bytes text, LiloDialect dialect) {
    DocumentParser parser = new DocumentParser(text, dialect);
    parser.parse();
    return parser.nodes;
  }

  private void parse() {
    boolean more = true;
    while (more) {
      try {
        more = readOption();
      } catch (LexicalException e) {
        readDamage(e);
      }
    }
    addComments(text.length());
  }

  private boolean readOption() throws LexicalException {
    Item item = reader.next();
    if (item == null) {
      return false;
    }
    addComments(item.begin());
    nodes.add(LiloOption.read(line, taken(item.end()), dialect, item));
    return true;
  }

  private void readDamage(LexicalException e) {
    addComments(e.begin());
    int stop = text.indexOf('\n', Math.max(e.begin(), reader.position() - 1));
    int damageEnd = stop < 0 ? text.length() : stop;
    int damageLine = line;
    nodes.add(new LiloDamage(damageLine, taken(damageEnd), e.finding(), e.reason()));
    reader.skipTo(damageEnd);
  }

  /** Takes what lies between two options, line by line. */
  private void addComments(int until) {
    while (end < until) {
      int feed = text.slice(end, until).indexOf('\n', 0);
      int commentLine = line;
      Bytes comment = taken(feed < 0 ? until : end + feed + 1);
      nodes.add(new LiloComment(commentLine, comment));
    }
  }

  private Bytes taken(int until) {
    Bytes bytes = text.slice(end, until);
    for (int i = bytes.indexOf('\n', 0); i >= 0; i = bytes.indexOf('\n', i + 1)) {
      line++;
    }
    end = until;
    return bytes;
  }
}
