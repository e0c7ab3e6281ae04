package io.github.bootformats.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.compress.compressors.CompressorException;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZ;

/** All but zstd works without zstd-jni, and zstd says what is missing. */
class OptionalZstdTest {
  @Test
  void saysWhatIsMissing() throws Exception {
    String name = WithoutZstd.class.getName();
    URL tests = WithoutZstd.class.getResource("WithoutZstd.class");
    String file = tests.toString();
    URL[] path = {
      new URL(file.substring(0, file.length() - name.length() - ".class".length())),
      place(Codecs.class),
      place(Bytes.class),
      place(XZ.class),
      place(CompressorException.class)
    };
    // The platform's loader would find what is on the module path.
    try (URLClassLoader loader = new URLClassLoader(path, null)) {
      Supplier<?> attempt =
          (Supplier<?>) loader.loadClass(name).getDeclaredConstructor().newInstance();
      List<String> failures = String.valueOf(attempt.get()).lines().toList();
      assertEquals(4, failures.size(), failures.toString());
      for (String failure : failures) {
        assertTrue(failure.startsWith("zstd.library zstd"), failure);
        assertTrue(failure.contains("com.github.luben:zstd-jni"), failure);
      }
    }
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
