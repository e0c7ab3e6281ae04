package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments by which Debian's {@code update-grub} knows what it may write anew: a list of
 * kernels, and the options from which it makes the entries of that list. GRUB itself skips them.
 *
 * @param begin the index of the node that begins the list
 * @param end the index of the node that ends it
 * @param options what the lines of the form {@code # name=value} in the list say, in their order
 */
public record LegacyAutomagic(int begin, int end, Map<String, String> options) {
  private static final String BEGIN = "### BEGIN AUTOMAGIC KERNELS LIST";
  private static final String END = "### END DEBIAN AUTOMAGIC KERNELS LIST";
  private static final Pattern OPTION = Pattern.compile("\\s*# ([a-z][a-z0-9_]*)=(.*?)\\s*");

  /**
   * Creates a description.
   *
   * @param begin the index of the node that begins the list
   * @param end the index of the node that ends it
   * @param options the options; the map is copied
   */
  public LegacyAutomagic {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Finds the comments of a document.
   *
   * @param document the document
   * @return the list; empty if the document has none, or one without an end
   */
  public static Optional<LegacyAutomagic> of(LegacyDocument document) {
    int begin = -1;
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < document.nodes().size(); i++) {
      if (!(document.nodes().get(i) instanceof LegacyComment comment)) {
        continue;
      }
      String text = Latin.of(comment.bytes()).strip();
      if (text.equals(BEGIN)) {
        begin = i;
      } else if (begin >= 0 && text.equals(END)) {
        return Optional.of(new LegacyAutomagic(begin, i, options));
      } else if (begin >= 0) {
        Matcher option = OPTION.matcher(text);
        if (option.matches()) {
          options.put(option.group(1), option.group(2));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether an entry will be written anew.
   *
   * @param entry an entry of the same document
   * @return true if it begins within the list
   */
  public boolean contains(LegacyEntry entry) {
    return entry.begin() > begin && entry.begin() < end;
  }

  /**
   * Changes an option: {@code update-grub} will heed it when it runs next.
   *
   * @param document the document that this is of
   * @param name an option that there is, such as {@code kopt}
   * @param value its value, one line
   * @return the changed document
   * @throws IllegalArgumentException if there is no such option, the value is not one line, or the
   *     list is not that of this document
   */
  public LegacyDocument withOption(LegacyDocument document, String name, String value) {
    if (!equals(of(document).orElse(null))) {
      throw new IllegalArgumentException("the list of another document");
    }
    boolean isLine = value.indexOf('\n') < 0 && value.indexOf('\r') < 0 && !value.endsWith("\\");
    if (!options.containsKey(name) || !isLine) {
      throw new IllegalArgumentException("cannot set " + name + " to: " + value);
    }
    NodeEdits edits = new NodeEdits(document);
    for (LegacyNode node : document.nodes().subList(begin, end)) {
      Matcher option = OPTION.matcher(Latin.of(node.toBytes()));
      if (node instanceof LegacyComment && option.matches() && option.group(1).equals(name)) {
        Bytes line = node.toBytes();
        edits.replace(
            node,
            Bytes.join(
                line.slice(0, option.start(2)),
                Bytes.utf8(value),
                line.slice(option.end(2), line.length())));
      }
    }
    return edits.apply();
  }
}
