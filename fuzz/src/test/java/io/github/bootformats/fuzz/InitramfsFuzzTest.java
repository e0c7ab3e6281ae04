package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.CodecLimits;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.cpio.CpioLimits;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.cpio.initramfs.InitramfsConsumer;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.cpio.initramfs.InitramfsLayout;
import io.github.bootformats.cpio.initramfs.InitramfsManifest;
import io.github.bootformats.cpio.initramfs.InitramfsSegment;
import io.github.bootformats.cpio.initramfs.LinuxRootfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Initramfs images: segments, the tree that Linux unpacks, and an edit that Linux then sees. */
class InitramfsFuzzTest {
  private static final ReadLimits LIMITS =
      Trees.LIMITS.toBuilder()
          .with(CodecLimits.MAX_OUTPUT_BYTES, 1 << 22)
          .with(CodecLimits.MAX_MEMORY_BYTES, 1 << 24)
          .with(CpioLimits.MAX_ENTRIES, 10_000)
          .build();

  private static final EncodeOptions SMALL = EncodeOptions.defaults().withDictionaryBytes(1 << 14);

  /** Their encoders take so much memory that thousands of edits a second are out of reach. */
  private static final List<String> HUNGRY = List.of("xz", "lzma");

  static Stream<byte[]> images() throws IOException {
    return Stream.of(
        image("none"), image("gzip"), image("lz4"), image("zstd"), image("xz"), image("lzo"));
  }

  private static byte[] image(String codec) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InitramfsBuilder builder = InitramfsBuilder.create().addPlain(Trees.sample());
    if (codec.equals("none")) {
      builder.addPlain(Trees.sample());
    } else {
      builder.add(Trees.sample(), codec, SMALL);
    }
    builder.writeTo(out);
    return out.toByteArray();
  }

  @MethodSource("images")
  @DictionaryFile(resourcePath = "cpio.dict")
  @DictionaryFile(resourcePath = "codecs.dict")
  @FuzzTest
  void segments(byte[] data) {
    Attempt.succeeds(
        () -> {
          InitramfsLayout layout = InitramfsLayout.read(ImageSource.of(data), LIMITS).model();
          long end = layout.leadingPadding();
          for (InitramfsSegment segment : layout.segments()) {
            assertEquals(end, segment.offset(), "segments follow each other");
            end += segment.length() + segment.padding();
          }
          MemoryImage written = MemoryImage.ofSize(0);
          layout.writeTo(written, Progress.NONE);
          assertTrue(
              Arrays.equals(data, written.readBytes(0, (int) written.size())),
              "the bytes that were read");
        });
  }

  @MethodSource("images")
  @DictionaryFile(resourcePath = "cpio.dict")
  @DictionaryFile(resourcePath = "codecs.dict")
  @FuzzTest
  void linux(byte[] data) {
    Attempt.succeeds(
        () -> {
          try (InitramfsImage image = InitramfsImage.open(ImageSource.of(data), LIMITS)) {
            LinuxRootfs rootfs = image.as(InitramfsConsumer.LINUX_6_1);
            Trees.readAll(rootfs.wholeTree());
            Trees.readAll(rootfs.tree());
            assertTrue(
                rootfs.diagnostics().size() > 0
                    || (rootfs.halt().isEmpty() && rootfs.message().isEmpty()),
                "what Linux says is a finding");
          }
        });
  }

  @MethodSource("images")
  @DictionaryFile(resourcePath = "cpio.dict")
  @DictionaryFile(resourcePath = "codecs.dict")
  @FuzzTest
  void edit(byte[] data) {
    Attempt.succeeds(
        () -> {
          try (InitramfsImage image = InitramfsImage.open(ImageSource.of(data), LIMITS)) {
            LinuxRootfs rootfs = image.as(InitramfsConsumer.LINUX_6_1);
            for (InitramfsSegment segment : image.layout().model().segments()) {
              if (segment.codec().filter(HUNGRY::contains).isPresent()) {
                return;
              }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            image.edit().put("new/file", Bytes.utf8("content"), 0644).writeTo(out);
            if (rootfs.halt().isEmpty() && rootfs.message().isEmpty()) {
              assertSeen(out.toByteArray());
            }
          }
        });
  }

  private static void assertSeen(byte[] edited) throws IOException {
    try (InitramfsImage image = InitramfsImage.open(ImageSource.of(edited), LIMITS)) {
      LinuxRootfs rootfs = image.as(InitramfsConsumer.LINUX_6_1);
      assertTrue(rootfs.message().isEmpty(), "Linux complains of the edit");
      TreeNode file = rootfs.tree().find(TreePath.of("new/file")).orElseThrow();
      assertEquals("content".length(), file.size());
    }
  }

  static Stream<byte[]> manifests() {
    return Stream.of(
            """
            dir /dev 755 0 0
            nod /dev/console 600 0 0 c 5 1
            file /init init 755 0 0
            slink /bin sbin 777 0 0 /b /c
            pipe /p 644 1 2
            sock ${S} 644 1 2
            """,
            """
            #cpio
            kernel/\tdir\t755\t0\t0\t0
            /init\tfile\t755
            l\tlink\t0\t0\t0\t0\tto
            """)
        .map(text -> Bytes.utf8(text).toByteArray());
  }

  @MethodSource("manifests")
  @DictionaryFile(resourcePath = "manifest.dict")
  @FuzzTest
  void manifest(byte[] data) {
    Bytes text = Bytes.of(data);
    Attempt.succeeds(() -> InitramfsManifest.ofGenInitCpio(text, Map.of("S", "/s"), LIMITS));
    Attempt.succeeds(() -> InitramfsManifest.of3cpio(text, LIMITS));
  }
}
