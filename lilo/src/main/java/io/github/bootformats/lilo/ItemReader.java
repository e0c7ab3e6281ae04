package io.github.bootformats.lilo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names with their values (cfg_next in LILO 24, config_parse in ELILO 3.16). */
final class ItemReader {
  private final CharStream stream;
  private final Tokenizer tokenizer;
  private final int max;
  private final boolean defersErrors;
  private @Nullable Token pending;
  private @Nullable LexicalException deferred;

  /**
   * Starts to read.
   *
   * @param stream the characters
   * @param max how many bytes a word must be shorter than
   */
  ItemReader(CharStream stream, int max) {
    this.stream = stream;
    this.tokenizer = new Tokenizer(stream);
    this.max = max;
    // LILO looks for an equals sign before it does anything with a name; ELILO only where there
    // must be one.
    this.defersErrors = stream.keepsVariables() || stream.dialect() == LiloDialect.ELILO;
  }

  /** Reads an option; null at the end. */
  @Nullable Item next() throws LexicalException {
    Token name = name();
    if (name == null) {
      return null;
    }
    if (name.isEquals()) {
      throw error(name, "an equals sign without a name");
    }
    Token equals;
    try {
      equals = tokenizer.next(false, max);
    } catch (LexicalException e) {
      if (!defersErrors) {
        throw e;
      }
      deferred = e;
      return new Item(name, Optional.empty());
    }
    if (equals == null || !equals.isEquals()) {
      pending = equals;
      return new Item(name, Optional.empty());
    }
    return new Item(name, Optional.of(value(name)));
  }

  private @Nullable Token name() throws LexicalException {
    if (deferred != null) {
      LexicalException e = deferred;
      deferred = null;
      throw e;
    }
    Token name = pending;
    pending = null;
    return name != null ? name : tokenizer.next(false, max);
  }

  private Token value(Token name) throws LexicalException {
    Token value;
    try {
      value = tokenizer.next(true, max);
    } catch (LexicalException e) {
      throw e.from(name);
    }
    if (value == null) {
      throw error(name, "the file ends behind an equals sign");
    }
    if (value.isEquals()) {
      throw error(name, "two equals signs behind " + name.text());
    }
    return value;
  }

  private static LexicalException error(Token name, String message) {
    return new LexicalException(LiloFinding.SYNTAX, name.begin(), name.line(), message);
  }

  /** Forgets what was read ahead and goes on behind it. */
  void skipTo(int offset) {
    pending = null;
    deferred = null;
    stream.skipTo(offset);
  }

  /** The offset up to which was read. */
  int position() {
    return stream.position();
  }
}
