package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.ImageWriter;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.tree.TreeImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives through the eyes of a tool that knows no format. */
class CpioProviderTest {
  private final FormatProvider provider = new CpioProvider();

  @Test
  void isFound() {
    List<String> ids =
        Formats.installed().providers().stream().map(p -> p.descriptor().id()).toList();
    assertTrue(ids.contains("cpio"), ids.toString());
  }

  private Confidence confidence(byte[] image) throws IOException {
    Detection detection = provider.detect(ImageSource.of(image), "");
    assertEquals("cpio", detection.format().id());
    return detection.confidence();
  }

  @ParameterizedTest
  @EnumSource
  void detects(CpioDialect dialect) throws IOException {
    byte[] archive = CpioTreeWriterTest.pack(SampleTrees.all(), dialect);
    boolean isText = dialect.magic().length() == 6;
    assertEquals(isText ? Confidence.CERTAIN : Confidence.LIKELY, confidence(archive));
    byte[] magic = dialect.magic().toByteArray();
    assertEquals(isText ? Confidence.LIKELY : Confidence.POSSIBLE, confidence(magic));
  }

  @Test
  void detectsNothingElse() throws IOException {
    assertEquals(Confidence.NONE, confidence(new byte[0]));
    assertEquals(Confidence.NONE, confidence(new byte[512]));
    assertEquals(Confidence.NONE, confidence("07070".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(Confidence.NONE, confidence(new byte[] {(byte) 0x1F, (byte) 0x8B, 8, 0}));
  }

  private <C> C need(Capability<C> capability) {
    return provider.capability(capability).orElseThrow();
  }

  @Test
  void reports() throws IOException {
    byte[] archive = CpioTreeWriterTest.pack(SampleTrees.all(), CpioDialect.NEWC);
    Report report = need(Capability.REPORT).report(ImageSource.of(archive), ReadLimits.defaults());
    Map<String, Object> facts =
        report.facts().stream().collect(Collectors.toMap(Fact::name, Fact::value));
    assertEquals("newc", facts.get("dialect"));
    assertEquals(18L, facts.get("entries"));
    assertEquals(9L, facts.get("files"));
    assertEquals(4L, facts.get("directories"));
    assertEquals(List.of(), report.findings());
  }

  @Test
  void reportsWrongSums() throws IOException {
    byte[] archive = CpioTreeWriterTest.pack(SampleTrees.all(), CpioDialect.CRC);
    int at = new String(archive, StandardCharsets.ISO_8859_1).indexOf("not text");
    archive[at] = 'N';
    Report report = need(Capability.REPORT).report(ImageSource.of(archive), ReadLimits.defaults());
    assertEquals(List.of("cpio.checksum"), report.findings().stream().map(d -> d.code()).toList());
    assertEquals(Severity.ERROR, report.findings().get(0).severity());
  }

  @Test
  void opensTrees() throws IOException {
    byte[] archive = CpioTreeWriterTest.pack(SampleTrees.all(), CpioDialect.ODC);
    ImageSource source = ImageSource.of(archive);
    try (TreeImage image = need(Capability.TREE).open(source, ReadLimits.defaults())) {
      TestTree.assertSame(SampleTrees.all(), image.tree());
    }
    assertEquals(1, source.read(0, ByteBuffer.allocate(1)), "the source was closed");
  }

  @Test
  void writesWhatWasRead() throws IOException {
    byte[] archive = CpioTreeWriterTest.pack(SampleTrees.all(), CpioDialect.NEWC);
    MemoryImage target = MemoryImage.ofSize(archive.length + 1000);
    copy(need(Capability.READ), need(Capability.WRITE), ImageSource.of(archive), target);
    assertEquals(archive.length, target.size());
    assertEquals(Bytes.of(archive), Bytes.read(target, 0, archive.length));
  }

  private static <M> void copy(
      ImageReader<M> reader, ImageWriter<?> writer, ImageSource source, MemoryImage target)
      throws IOException {
    assertEquals(reader.modelType(), writer.modelType());
    @SuppressWarnings("unchecked") // the types were just compared
    ImageWriter<M> typed = (ImageWriter<M>) writer;
    typed.write(reader.read(source, ReadLimits.defaults()).model(), target, Progress.NONE);
  }

  @Test
  void hasNoChildren() {
    assertTrue(provider.capability(Capability.CHILDREN).isEmpty());
  }
}
