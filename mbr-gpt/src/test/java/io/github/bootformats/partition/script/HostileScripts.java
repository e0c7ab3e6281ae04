package io.github.bootformats.partition.script;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.SplittableRandom;

/** Scripts with a few characters, words or lines changed, and texts of odd characters. */
final class HostileScripts implements HostileSuite {
  private static final int SAMPLE = 3_000;
  private static final int FULL = 60_000;
  private static final String ODD =
      "\"\\=:,;#-+* \t\n\r\u000b\0019xX.KMGTPEZYiBb\u0661\ud83d\ude00\u202e";
  private static final String[] WORDS = {
    "start=",
    "size=",
    "type=",
    "name=\"",
    "attrs=\"GUID:",
    "uuid=",
    "bootable",
    "label: gpt\n",
    "label: dos\n",
    "first-lba: ",
    "last-lba: ",
    "table-length: ",
    "grain: ",
    "sector-size: 512\n",
    "9223372036854775807",
    "18446744073709551615",
    "0x",
    "1Y",
    "0.000000001K",
    "\\xff",
    "\\x00",
    "/dev/sda5 : ",
    "E",
    ",,E\n",
    "5:",
    "4294967295",
    "1E",
    "32768",
    "label-id: 0x\n",
    "\n,1\n"
  };

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    SplittableRandom random = new SplittableRandom(index);
    DiskScript script;
    try {
      script = DiskScript.parse(text(index, random)).model();
    } catch (FormatException e) {
      return e.reason();
    }
    if (!script.equals(DiskScript.parse(script.toString()).model())) {
      throw new AssertionError("what was written is read otherwise: " + script);
    }
    long size = random.nextInt(4) == 0 ? random.nextLong() >>> random.nextInt(1, 60) : 64L << 20;
    SectorSize sectorSize = random.nextInt(4) == 0 ? SectorSize.B4096 : SectorSize.B512;
    DiskLayout made;
    try {
      made = script.on(size, sectorSize);
    } catch (FormatException e) {
      return "read, then " + e.reason();
    }
    return "made, " + DiskScript.of(made).partitions().size() + " partitions";
  }

  private static String text(int index, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(10) > 0) {
      text.append(random.nextInt(4) > 0 ? applicable(random) : new RandomScripts(index).script());
    }
    int changes = random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = random.nextInt(3) > 0 ? at : Math.min(text.length(), at + random.nextInt(1, 9));
      String with =
          random.nextBoolean()
              ? WORDS[random.nextInt(WORDS.length)]
              : String.valueOf(ODD.charAt(random.nextInt(ODD.length())));
      text.replace(at, end, with);
    }
    return text.toString();
  }

  private static String applicable(SplittableRandom random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "label: gpt\n" : "label: dos\n");
    int lines = random.nextInt(1, 7);
    for (int i = 0; i < lines; i++) {
      text.append(random.nextInt(4) == 0 ? "start=" + random.nextInt(1 << 17) + ", " : "");
      text.append("size=").append(random.nextInt(1, 9000)).append(random.nextBoolean() ? "K" : "");
      text.append(random.nextInt(3) == 0 ? ", type=E\n" : "\n");
    }
    return text.toString();
  }
}
