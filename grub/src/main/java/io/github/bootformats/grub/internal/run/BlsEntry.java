package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.bls.BlsDocument;
import io.github.bootformats.grub.bls.BlsField;
import java.util.List;
import java.util.Optional;

/**
 * An entry file of the Boot Loader Specification, type 1, as {@code blscfg} takes it.
 *
 * @param id the name of the file without its suffix
 * @param file its path
 */
record BlsEntry(String id, String file, BlsDocument document) {
  static BlsEntry parse(String id, String file, Bytes content) {
    return new BlsEntry(id, file, BlsDocument.parse(content).model());
  }

  Optional<String> value(String key) {
    return document.field(key).map(BlsField::value).map(Latin::of);
  }

  List<String> all(String key) {
    return document.fields(key).stream().map(BlsField::value).map(Latin::of).toList();
  }
}
