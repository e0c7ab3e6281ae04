package io.github.bootformats.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strict reading of the tool's JSON: one value, no key twice, whole numbers of any size. */
final class JsonTree {
  private final @Nullable Object value;

  private JsonTree(@Nullable Object value) {
    this.value = value;
  }

  static JsonTree parse(String json) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(json)) {
      parser.nextToken();
      Object value = read(parser);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return new JsonTree(value);
    }
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          object.put(key, read(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser));
        }
        yield array;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  JsonTree get(String key) {
    if (!object().containsKey(key)) {
      throw new AssertionError("no " + key + " in " + keys());
    }
    return new JsonTree(object().get(key));
  }

  JsonTree get(int index) {
    return new JsonTree(array().get(index));
  }

  List<String> keys() {
    return List.copyOf(object().keySet());
  }

  int size() {
    return array().size();
  }

  boolean isNull() {
    return value == null;
  }

  String text() {
    return (String) java.util.Objects.requireNonNull(value);
  }

  BigInteger number() {
    return (BigInteger) java.util.Objects.requireNonNull(value);
  }

  boolean bool() {
    return (Boolean) java.util.Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked") // read makes no other maps
  private Map<String, @Nullable Object> object() {
    return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked") // read makes no other lists
  private List<@Nullable Object> array() {
    return (List<@Nullable Object>) java.util.Objects.requireNonNull(value);
  }
}
