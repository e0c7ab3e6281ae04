package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/**
 * A name, and perhaps a value.
 *
 * @param name the name
 * @param value the value
 */
record Item(Token name, Optional<Token> value) {
  Bytes text() {
    return name.text();
  }

  Optional<Bytes> valueText() {
    return value.map(Token::text);
  }

  int line() {
    return name.line();
  }

  int begin() {
    return name.begin();
  }

  int end() {
    return value.orElse(name).end();
  }
}
