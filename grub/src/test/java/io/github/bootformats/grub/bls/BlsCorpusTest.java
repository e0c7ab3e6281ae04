package io.github.bootformats.grub.bls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real entries, of distributions and other projects' tests. */
@Tag("corpus")
class BlsCorpusTest {
  private static List<CorpusFile> entries() throws IOException {
    return Corpus.open("bootconfigs").files("bls").stream()
        .filter(file -> file.name().endsWith(".conf") && !file.name().endsWith("loader.conf"))
        .toList();
  }

  @Test
  void entriesPrintBackAndAreChangedInOneLine() throws IOException {
    assertTrue(entries().size() >= 6);
    for (CorpusFile file : entries()) {
      Bytes bytes = Bytes.of(file.bytes());
      BlsDocument document = BlsDocument.parse(bytes).model();
      assertEquals(bytes, document.toBytes(), file.toString());
      BlsEditor editor = BlsEditor.of(document);
      assertEquals(1, editor.entries().size(), file.toString());
      BlsEditor changed = editor.withAllParameters(p -> p.append(KernelParameter.of("added")));
      assertEquals(
          Bytes.utf8("added"),
          BlsTexts.passed(changed.document()).get(BlsTexts.passed(changed.document()).size() - 1));
      List<BlsNode> same =
          changed.document().nodes().stream().filter(document.nodes()::contains).toList();
      assertEquals(document.nodes().size() - 1, same.size(), file.toString());
    }
  }

  @Test
  void entriesAreDetected() throws IOException {
    for (CorpusFile file : entries()) {
      ImageSource image = ImageSource.of(Bytes.of(file.bytes()).asByteBuffer());
      Confidence confidence = new BlsProvider().detect(image, "x.conf").confidence();
      assertTrue(confidence.compareTo(Confidence.LIKELY) >= 0, file.toString());
    }
  }
}
