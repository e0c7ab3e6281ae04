package io.github.bootformats.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes indented JSON in printable ASCII, so that a terminal shows it as it is. */
public final class JsonText {
  /** Writes what goes into a document. */
  @FunctionalInterface
  public interface Content {
    void write(JsonText json) throws IOException;
  }

  private final JsonGenerator generator;

  private JsonText(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Returns a document that holds one object, with a line feed at its end. */
  public static String object(Content content) throws IOException {
    StringWriter text = new StringWriter();
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    factory.setCharacterEscapes(new DeleteEscaped());
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator generator = factory.createGenerator(text)) {
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withObjectEmptySeparator("")
                      .withArrayEmptySeparator(""))
              .withObjectIndenter(lines)
              .withArrayIndenter(lines));
      generator.writeStartObject();
      content.write(new JsonText(generator));
      generator.writeEndObject();
    }
    return text.append('\n').toString();
  }

  public void field(String name, @Nullable String value) throws IOException {
    generator.writeStringField(name, value);
  }

  public void field(String name, long value) throws IOException {
    generator.writeNumberField(name, value);
  }

  /** Writes a number without a sign. */
  public void unsigned(String name, long value) throws IOException {
    generator.writeNumberField(name, new BigInteger(Long.toUnsignedString(value)));
  }

  /** Writes a string, a boolean or a whole number. */
  public void simple(String name, Object value) throws IOException {
    generator.writeFieldName(name);
    generator.writeObject(value);
  }

  /** Writes a boolean. */
  public void field(String name, boolean value) throws IOException {
    generator.writeBooleanField(name, value);
  }

  /** Writes an array of strings. */
  public void strings(String name, List<String> values) throws IOException {
    generator.writeArrayFieldStart(name);
    for (String value : values) {
      generator.writeString(value);
    }
    generator.writeEndArray();
  }

  /** Writes bytes in the one form of JSON that they have ({@link Bytes#toJson()}). */
  public void bytes(String name, Bytes value) throws IOException {
    generator.writeFieldName(name);
    bytes(value);
  }

  /** Writes an array of bytes. */
  public void bytes(String name, List<Bytes> values) throws IOException {
    generator.writeArrayFieldStart(name);
    for (Bytes value : values) {
      bytes(value);
    }
    generator.writeEndArray();
  }

  private void bytes(Bytes value) throws IOException {
    Optional<String> text = value.decodeUtf8();
    if (text.isPresent()) {
      generator.writeString(text.get());
    } else {
      generator.writeStartObject();
      generator.writeStringField("hex", value.toHex());
      generator.writeEndObject();
    }
  }

  /** Writes an object. */
  public void object(String name, Content content) throws IOException {
    generator.writeObjectFieldStart(name);
    content.write(this);
    generator.writeEndObject();
  }

  /** Writes an array of objects. */
  public <T> void array(String name, List<T> items, Item<T> item) throws IOException {
    generator.writeArrayFieldStart(name);
    for (T each : items) {
      generator.writeStartObject();
      item.write(each);
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  /** Writes what goes into the object of one item. */
  @FunctionalInterface
  public interface Item<T> {
    void write(T item) throws IOException;
  }

  /** Writes {@code null}. */
  public void nothing(String name) throws IOException {
    generator.writeNullField(name);
  }

  /** Writes findings with their severity, code, message and place; the place may be null. */
  public void findings(String name, List<Diagnostic> findings) throws IOException {
    array(name, findings, this::finding);
  }

  /** Writes the fields of a finding. */
  public void finding(Diagnostic finding) throws IOException {
    field("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    reason(finding);
    if (finding.line().isPresent()) {
      field("line", finding.line().getAsInt());
    }
    if (finding.file().isPresent()) {
      field("file", finding.file().get());
    }
  }

  /** Writes the fields of a finding but for its severity. */
  public void reason(Diagnostic finding) throws IOException {
    field("code", finding.code());
    field("message", finding.message());
    if (finding.offset().isPresent()) {
      field("offset", finding.offset().getAsLong());
    } else {
      nothing("offset");
    }
  }

  /** JSON allows DEL to stand for itself; terminals do not. */
  private static final class DeleteEscaped extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0x7F] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
