package io.github.bootformats.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.script.DiskScript;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts of sfdisk: read, written and carried out. */
class DiskScriptFuzzTest {
  private static final long DISK = 64L << 20;

  static Stream<byte[]> scripts() {
    return Stream.of(
            """
            label: gpt
            unit: sectors
            first-lba: 34

            start=2048, size=1M, type=L, name="a b"
            """,
            """
            label: dos
            label-id: 0x12345678
            ,1M,L,*
            ,,E
            ,1M
            ,
            """,
            """
            label: gpt
            table-length: 4
            grain: 512
            /dev/sda1 : start=40, size=8, attrs="RequiredPartition,GUID:60", uuid=01234567-89AB-CDEF-0123-456789ABCDEF
            """)
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("scripts")
  @DictionaryFile(resourcePath = "sfdisk.dict")
  @FuzzTest
  void script(byte[] data) throws FormatException {
    DiskScript script;
    try {
      script = DiskScript.parse(new String(data, UTF_8)).model();
    } catch (FormatException e) {
      Attempt.requireDeclared(e);
      return;
    }
    assertEquals(script, DiskScript.parse(script.toString()).model());
    Attempt.succeeds(
        () -> {
          DiskLayout made = script.on(DISK, SectorSize.B512);
          DiskScript dumped = DiskScript.of(made);
          assertEquals(dumped, DiskScript.parse(dumped.toString()).model());
        });
    Attempt.succeeds(() -> script.on(DISK, SectorSize.B4096));
  }
}
