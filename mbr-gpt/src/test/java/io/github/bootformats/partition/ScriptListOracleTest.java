package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.script.DiskScript;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts written by hand, in the hands of sfdisk and in ours. */
@Tag("oracle")
class ScriptListOracleTest {
  private static final long SIZE = 100L << 20;

  @TempDir Path directory;

  private String theirs(String script) throws IOException, InterruptedException {
    Path image = directory.resolve("disk.img");
    SfdiskTool.Result result = SfdiskTool.apply(script, SIZE, image);
    assertTrue(result.ok(), () -> script + result.messages());
    return withoutIds(SfdiskTool.dump(image));
  }

  private String theirsOrRefusal(String script) throws IOException, InterruptedException {
    Path image = directory.resolve("disk.img");
    SfdiskTool.Result result = SfdiskTool.apply(script, SIZE, image);
    return result.ok() ? withoutIds(SfdiskTool.dump(image)) : result.messages();
  }

  private String ours(String script) throws FormatException {
    DiskLayout made = DiskScript.parse(script).model().on(SIZE, SectorSize.B512);
    String device = directory.resolve("disk.img").toString();
    return withoutIds(DiskScript.of(made).named(device).toString());
  }

  /** Random ones cannot be compared. */
  private static String withoutIds(String dump) {
    return dump.replaceAll("(label-id|device): .*\n", "").replaceAll(", uuid=[-0-9A-F]+", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        "-",
        "+,+",
        "label: gpt;,",
        "label: gpt;",
        "label: MBR;",
        "label: gpt;,10M;,",
        "label: gpt;start=40960, size=10M; ,1M; ,",
        "label: gpt;,1000;,1000",
        "label: gpt;,1000K;,1500K;,3000K;,0x3000K;,010M",
        "label: gpt;start=1M, size=1MB",
        "label: gpt;3: start=3000,size=5; ,5",
        "label: gpt;start=0, size=0;,1",
        "label: gpt;/dev/nvme0n1p3 : size=1M;disk.img#5 : size=1M;x : size=1M;0 : size=1M",
        "label: gpt;size=1M, type=S;size=1M, type=home;size=1M, type=\"Linux /usr (x86)\"",
        "label: gpt;size=1M,type=c12a7328-F81F-11D2-BA4B-00A0C93EC93B,name=a\"b c\",attrs=52",
        "label: gpt;size=1M, name=\"\\x22\\xc3\\xa4$`\\x5C\" bootable",
        "label: gpt;size=1M attrs=\"RequiredPartiton,GUID:60 , 63\"",
        "label: gpt;first-lba: 34;last-lba: 100000;table-length: 4;,10M;,",
        "label: gpt;first-lba: 100;start=100, size=+1;,",
        "label: gpt;grain: 64K;,100K;,1000K;,",
        "label: gpt;foo: bar;# comment;  ; ,1M",
        "label: dos;,10M;,",
        "label: dos;start=40960, size=10M; ,1M; ,",
        "label: dos;1,1;2,1",
        "label: dos;63,1000,c,*;,,",
        "label: dos;,10M,E;start=4096,size=2M;start=10240,",
        "label: dos;,50M,Ex;5: size=10M;5: size=;,1M",
        "label: dos;4: size=1M;,1M",
        "4:,1M;,1M",
        "label: dos;,10M,S;,80M,X;,;,5M;,",
        "label: dos;,5M,L,*;,5M,U,+;,5M,R,-;,5M,V",
        "label: dos;Id=82 size=5M;type=7, size=5M;size=5M,type=\"W95 FAT32\"; type=Ex",
        "label: dos;2048 2048 7 *;4096,2048,c,-,1,2,3",
        "label: dos;size=5M name=x uuid=11111111-2222-3333-4444-000000000001 attrs=60",
        "label: dos;,,E;,1M;,1000;,1M;,",
        "label: dos;,,f;start=2049,size=1M;start=6145,size=10;start=6156,size=1M",
        "label: dos;,,5;9: size=1M;7: size=2M"
      })
  void bothDoTheSame(String lines) throws IOException, InterruptedException {
    String script = lines.replace(";", "\n") + "\n";
    assertEquals(theirs(script), ours(script), script);
  }

  /** What sfdisk makes of scripts that we refuse or carry out otherwise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label: dos;size=512K|size=        1025, type=83|size=        1024, type=83",
        "label: dos;size=0.07G|size=      149504, type=83|size=      147456, type=83",
        "label: gpt;size=0.07G|size=      149504, type=0FC|size=      147456, type=0FC",
        "label: dos;size=500M|size=           0, type=83|there is no room",
        "label: gpt;size=500M|size=      198656, type=0FC|there is no room",
        "label: dos;,1M;,1M;,1M;,1M;,1M|disk.img4 : start=        8192|entries of the MBR are taken",
        "label: dos;,1M,E;,1M,E|size=        2048, type=5|there is an extended partition already",
        "label: dos;,10M,E;start=4096,size=2M;start=10000,|out of range|start=       10000",
        "label: dos;type=foo|size=      202752, type=0|an MBR has no type 'foo'",
        "label: dos;label-id: x;,1M|size=        2048|not 'x'",
        "sector-size: 4096;,1M|size=        2048|sectors of 4096 bytes",
        "size=-5M|size=       10240|expected a number of sectors",
        "label: gpt;,1M;write|size=        2048|expected a number of sectors",
        "label: gpt;size=1M, name=\"a\\xf0\\x9f\\x98\\x80\"|size=        2048|name=\"a\\xf0\\x9f",
        "label: gpt;size=1M, name=\"a\\xff\"|size=        2048|expected a name in UTF-8",
        "label: gpt;size=1M,attrs=\"GUID:5\"|size=        2048|expected RequiredPartition"
      })
  void differencesOnPurpose(String lines, String theirs, String ours)
      throws IOException, InterruptedException {
    String script = lines.replace(";", "\n") + "\n";
    String seen = theirsOrRefusal(script);
    assertTrue(seen.contains(theirs), seen);
    String made = oursOrRefusal(script);
    assertTrue(made.contains(ours), made);
    assertTrue(!seen.contains(ours), "no difference");
  }

  private String oursOrRefusal(String script) {
    try {
      return ours(script);
    } catch (FormatException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label: foo;,",
        "unit: cylinders;,",
        "label: gpt;,1M;label: dos",
        "label: gpt;start=1, what=2",
        "label: gpt;name=\"abc",
        "label: gpt;name=\"abc\"d",
        "label: gpt;uuid=123",
        "label: gpt;type=foo",
        "label: gpt;bootable=1",
        "label: dos;1,2,L,x",
        "label: dos;5: size=1M",
        "",
        "start=0, size=0",
        "label: gpt;start=10",
        "label: gpt;2048,10;2050,1",
        "label: gpt;1: size=1;1: size=1",
        "label: gpt;129: size=1",
        "label: gpt;first-lba: 3;,",
        "grain: 100;,",
        "size=08",
        "size=1.5",
        "label: dos;0,10",
        "label: dos;,50M,E;3: start=4096, size=1M"
      })
  void bothRefuse(String lines) throws IOException, InterruptedException {
    String script = lines.replace(";", "\n") + "\n";
    SfdiskTool.Result result = SfdiskTool.apply(script, SIZE, directory.resolve("disk.img"));
    assertTrue(!result.ok(), script);
    assertThrows(FormatException.class, () -> ours(script), script);
  }
}
