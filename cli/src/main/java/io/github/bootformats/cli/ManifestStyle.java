package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.cpio.initramfs.InitramfsManifest;
import java.util.Map;

/** The forms of manifests. */
enum ManifestStyle {
  GEN_INIT_CPIO("gen_init_cpio"),
  THREE_CPIO("3cpio");

  private final String word;

  ManifestStyle(String word) {
    this.word = word;
  }

  /** Reads a manifest. */
  InitramfsManifest parse(Bytes text, Map<String, String> environment) throws FormatException {
    ReadLimits limits = ReadLimits.defaults();
    return this == GEN_INIT_CPIO
        ? InitramfsManifest.ofGenInitCpio(text, environment, limits)
        : InitramfsManifest.of3cpio(text, limits);
  }

  /** Reads a style. */
  static final class Converter extends WordConverter<ManifestStyle> {
    Converter() {
      super(values());
    }
  }

  @Override
  public String toString() {
    return word;
  }
}
