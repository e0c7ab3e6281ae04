package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

class BytesPropertiesTest {
  @Property
  void aSliceEqualsACopy(@ForAll byte[] array, @ForAll int a, @ForAll int b) {
    int from = Math.floorMod(a, array.length + 1);
    int to = from + Math.floorMod(b, array.length - from + 1);
    Bytes slice = Bytes.of(array).slice(from, to);
    Bytes copy = Bytes.copyOf(array, from, to - from);
    assertEquals(copy, slice);
    assertEquals(copy.hashCode(), slice.hashCode());
    assertEquals(0, copy.compareTo(slice));
    assertEquals(copy.toString(), slice.toString());
    assertEquals(copy.toJson(), slice.toJson());
    assertEquals(copy.toHex(), slice.toHex());
    assertEquals(copy.isZero(), slice.isZero());
    assertEquals(copy.asByteBuffer(), slice.asByteBuffer());
    assertArrayEquals(Arrays.copyOfRange(array, from, to), slice.toByteArray());
    assertTrue(Bytes.of(array).slice(from, array.length).startsWith(slice));
  }

  @Property
  void theOrderIsThatOfUnsignedBytes(
      @ForAll @Size(max = 4) byte[] a, @ForAll @Size(max = 4) byte[] b) {
    int expected = Integer.signum(Arrays.compareUnsigned(a, b));
    assertEquals(expected, Integer.signum(Bytes.of(a).compareTo(Bytes.of(b))));
    assertEquals(-expected, Integer.signum(Bytes.of(b).compareTo(Bytes.of(a))));
    assertEquals(expected == 0, Bytes.of(a).equals(Bytes.of(b)));
  }

  @Property
  void printedTextHasNoControlsAndLosesNothing(@ForAll byte[] array) {
    String text = Bytes.of(array).toString();
    assertTrue(text.codePoints().noneMatch(c -> c < 0x20 || (c >= 0x7F && c < 0xA0)), text);
    assertArrayEquals(array, unescape(text), text);
  }

  @Property
  void validTextIsPrintedWithoutLossToo(@ForAll @Size(max = 20) String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(utf8, unescape(Bytes.of(utf8).toString()));
  }

  @Property
  void jsonKeepsTheBytes(@ForAll byte[] array) {
    assertArrayEquals(array, fromJson(Bytes.of(array).toJson()));
  }

  @Property
  void jsonKeepsText(@ForAll @CharRange(from = '\0', to = '\uffff') @Size(max = 20) String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String json = Bytes.of(utf8).toJson();
    assertTrue(json.startsWith("\""));
    assertArrayEquals(utf8, fromJson(json));
  }

  /** Reads what {@link Bytes#toString} printed. */
  private static byte[] unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '\\' && text.charAt(i + 1) == 'x') {
        bytes.write(HexFormat.fromHexDigits(text, i + 2, i + 4));
        i += 4;
      } else if (c == '\\') {
        assertEquals('\\', text.charAt(i + 1));
        bytes.write('\\');
        i += 2;
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    return bytes.toByteArray();
  }

  /** Reads the two shapes of {@link Bytes#toJson}, and of JSON only what they use. */
  private static byte[] fromJson(String json) {
    assertTrue(json.chars().allMatch(c -> c >= 0x20 && c <= 0x7E), json);
    if (json.startsWith("{\"hex\":\"")) {
      return HexFormat.of().parseHex(json.substring(8, json.length() - 2));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < json.length() - 1; i++) {
      char c = json.charAt(i);
      if (c == '\\' && json.charAt(i + 1) == 'u') {
        text.append((char) HexFormat.fromHexDigits(json, i + 2, i + 6));
        i += 5;
      } else if (c == '\\') {
        text.append(json.charAt(++i));
      } else {
        text.append(c);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
