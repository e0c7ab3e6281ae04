package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import java.util.List;
import java.util.Optional;

/**
 * An entry file, field by field and byte for byte.
 *
 * <p>Every file is one; {@link #toBytes()} of what was parsed is what was parsed. Instances are
 * immutable.
 */
public final class BlsDocument {
  private final List<BlsNode> nodes;

  private BlsDocument(List<BlsNode> nodes) {
    this.nodes = nodes;
  }

  /**
   * Reads a file.
   *
   * @param bytes the exact bytes
   * @return the document, and what is odd about it: {@link BlsFinding}s in the order of lines
   */
  public static ReadResult<BlsDocument> parse(Bytes bytes) {
    BlsDocument document = new BlsDocument(List.copyOf(DocumentParser.parse(bytes)));
    return ReadResult.of(document, () -> DocumentFindings.of(document));
  }

  /**
   * Makes a document of nodes.
   *
   * @param nodes the nodes; the list is copied
   * @return what is read of their bytes, one after the other: a node that does not end its line may
   *     become one with the next
   */
  public static BlsDocument of(List<? extends BlsNode> nodes) {
    return parse(joined(nodes)).model();
  }

  /**
   * Returns the exact bytes.
   *
   * @return the bytes of all nodes
   */
  public Bytes toBytes() {
    return joined(nodes);
  }

  private static Bytes joined(List<? extends BlsNode> nodes) {
    return Bytes.join(nodes.stream().map(BlsNode::toBytes).toList());
  }

  /**
   * Returns the nodes.
   *
   * @return all nodes, in order
   */
  public List<BlsNode> nodes() {
    return nodes;
  }

  /**
   * Returns the fields that {@code blscfg} reads.
   *
   * @return the fields in order
   */
  public List<BlsField> fields() {
    return nodes.stream().filter(BlsField.class::isInstance).map(BlsField.class::cast).toList();
  }

  /**
   * Returns the fields with a key.
   *
   * @param key such as {@code initrd}
   * @return the fields in order
   */
  public List<BlsField> fields(String key) {
    return fields().stream().filter(field -> field.is(key)).toList();
  }

  /**
   * Returns the first field with a key. Of fields other than {@code initrd}, {@code grub_class} and
   * {@code grub_arg}, {@code blscfg} uses the first one only.
   *
   * @param key such as {@code options}
   * @return the field
   */
  public Optional<BlsField> field(String key) {
    return fields(key).stream().findFirst();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BlsDocument other && nodes.equals(other.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return "Boot Loader Specification entry of " + nodes.size() + " nodes";
  }
}
