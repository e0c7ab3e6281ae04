package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Members that claim as much memory as is allowed, or more, and bombs. */
final class HugeClaims implements HostileSuite {
  private static final int SAMPLE_BOMB = 16;
  private static final int FULL_BOMB = 64;

  private record Claim(String codec, ImageSource member) {}

  private final List<Claim> claims = new ArrayList<>();

  HugeClaims() throws IOException {
    for (int code = 20; code <= 40; code++) {
      add("xz", xz(code));
      add("lzma", lzma(code / 2));
      add("zstd", hex("28b52ffd 00 %02x 01 00 00".formatted(code * 6)));
    }
    add("lz4", hex("02214c18 00008000 00"));
    add("lz4", hex("02214c18 ffffffff 00"));
    for (String lengths : List.of("04000000 00040000", "04000000 03ffffff", "7fffffff 7fffffff")) {
      ByteArrayOutputStream lzop = new ByteArrayOutputStream();
      lzop.write(LzopHeader.encode(1));
      lzop.write(hex(lengths + " 00000000 00"));
      add("lzo", lzop.toByteArray());
    }
    int mebibytes = Math.min(FULL_BOMB, HostileHarness.count(SAMPLE_BOMB, FULL_BOMB));
    for (StreamCodec codec : Codecs.standard().streams()) {
      add(codec.id(), bomb(codec, mebibytes));
    }
  }

  private void add(String codec, byte[] member) {
    claims.add(new Claim(codec, ImageSource.of(member)));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** An xz stream whose dictionary has a coded size, up to 4 GiB. */
  private static byte[] xz(int code) {
    byte[] member = hex("fd377a585a00 0001 6922de36 02 00 21 01 00 000000 00000000 01 0000 61 00");
    member[16] = (byte) code;
    CRC32 crc = new CRC32();
    crc.update(member, 12, 8);
    Wide.put32(member, 20, (int) crc.getValue());
    return member;
  }

  private static byte[] lzma(int bits) {
    byte[] member = hex("5d 00000000 ffffffffffffffff 00 00000000 0000000000");
    Wide.put32(member, 1, (int) (1L << Math.min(bits + 10, 31)));
    return member;
  }

  /** Many zeros in little. */
  private static byte[] bomb(StreamCodec codec, int mebibytes) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream out = codec.encode(target, EncodeOptions.defaults().withLevel(1))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < mebibytes; i++) {
        out.write(zeros);
      }
    }
    return target.toByteArray();
  }

  @Override
  public int count() {
    return claims.size();
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    Claim claim = claims.get(index);
    StreamCodec codec = Codecs.standard().stream(claim.codec()).orElseThrow();
    try (MemberStream in = codec.decode(claim.member(), 0, ReadLimits.defaults())) {
      in.transferTo(OutputStream.nullOutputStream());
      return claim.codec() + " of " + (in.decodedBytes() >> 20) + " MiB";
    }
  }
}
