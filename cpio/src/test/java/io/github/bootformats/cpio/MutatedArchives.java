package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Archives damaged in one to three places, most of them in a field of a header. */
final class MutatedArchives implements HostileSuite {
  private static final int SAMPLE = 1_500;
  private static final int FULL = 100_000;
  private static final List<CpioDialect> DIALECTS = List.of(CpioDialect.values());
  private static final List<String> TEXTS =
      List.of("0x0001a4", "       1", "-0000001", "+0000001", "0000000g", "\0\0\0\0\0\0\0\0");

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
    return HostileArchive.use(archive(index));
  }

  private static byte[] archive(int index) throws IOException {
    CpioDialect dialect = DIALECTS.get(index % DIALECTS.size());
    SplittableRandom random = new SplittableRandom(index);
    byte[] bytes = HostileArchive.sound(dialect, index / 5 % 200);
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      bytes = random.nextInt(4) == 0 ? mutateBytes(bytes, random) : mutateField(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutateField(byte[] bytes, SplittableRandom random) throws IOException {
    CpioArchive archive;
    try {
      archive = CpioArchive.read(ImageSource.of(bytes)).model();
    } catch (IOException e) {
      return bytes;
    }
    if (archive.members().isEmpty()) {
      return bytes;
    }
    List<CpioMember> members = new ArrayList<>(archive.members());
    int index = random.nextInt(members.size());
    CpioMember member = members.get(index);
    List<CpioField> fields = member.entry().dialect().fields();
    CpioField field = fields.get(random.nextInt(fields.size()));
    CpioHeader.Builder header = member.header().toBuilder();
    long max = member.entry().dialect().maximum(field);
    switch (random.nextInt(6)) {
      case 0 -> header.set(field, max);
      case 1 -> header.set(field, random.nextLong(max + 1));
      case 2 -> header.setText(field, text(random, member.header().text(field).length()));
      case 3 -> members.add(random.nextInt(members.size()), member);
      default -> header.set(field, near(member.header().value(field), max, random));
    }
    members.set(
        members.indexOf(member), member.withEntry(member.entry().withHeader(header.build())));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive.toBuilder().members(members).build().writeTo(out, Progress.NONE);
    return out.toByteArray();
  }

  private static long near(long value, long max, SplittableRandom random) {
    return Math.min(max, Math.max(0, value + random.nextInt(-5, 6)));
  }

  private static Bytes text(SplittableRandom random, int length) {
    byte[] text = new byte[length];
    Arrays.fill(text, (byte) '0');
    byte[] chosen = Bytes.utf8(TEXTS.get(random.nextInt(TEXTS.size()))).toByteArray();
    int count = Math.min(length, chosen.length);
    System.arraycopy(chosen, chosen.length - count, text, length - count, count);
    return Bytes.of(text);
  }

  private static byte[] mutateBytes(byte[] bytes, SplittableRandom random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    byte[] changed = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> changed[at] = (byte) random.nextInt();
      case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        int from = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(200), bytes.length - Math.max(at, from));
        System.arraycopy(bytes, from, changed, at, length);
      }
      default -> changed = Arrays.copyOf(bytes, at);
    }
    return changed;
  }
}
