package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Early archives with microcode. */
class MicrocodeTest {
  private static FileContent amd(String text) {
    return FileContent.of(Bytes.utf8("DMA\0" + text));
  }

  private static byte[] intelBytes(int length) {
    byte[] update = new byte[length];
    Arrays.fill(update, (byte) length);
    Arrays.fill(update, 0, 24, (byte) 0);
    update[0] = 1;
    update[20] = 1;
    return update;
  }

  private static byte[] image(List<FileContent> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InitramfsBuilder.create()
        .addMicrocode(files)
        .add(MemoryTree.create(NodeMetadata.of(0755)), "gzip")
        .writeTo(out);
    return out.toByteArray();
  }

  @Test
  void theUpdatesOfAVendorAreInOneFile() throws IOException {
    byte[] intel = intelBytes(100);
    byte[] image = image(List.of(amd("one"), FileContent.of(Bytes.of(intel)), amd("two")));

    InitramfsLayout layout = InitramfsLayout.read(ImageSource.of(image)).model();
    List<CpioMember> members = layout.segments().get(0).archives().get(0).members();
    assertEquals(
        List.of(
            "kernel",
            "kernel/x86",
            "kernel/x86/microcode",
            "kernel/x86/microcode/AuthenticAMD.bin",
            "kernel/x86/microcode/GenuineIntel.bin"),
        members.stream().map(member -> member.name().toString()).toList());
    assertEquals(Bytes.utf8("DMA\0oneDMA\0two"), data(members.get(3)));
    assertEquals(Bytes.of(intel), data(members.get(4)));
    assertEquals("gzip", layout.segments().get(1).title());
    assertEquals(List.of(), NewcBytes.unpack(image).diagnostics());
  }

  private static Bytes data(CpioMember member) throws IOException {
    try (var in = member.data().newInputStream()) {
      return Bytes.of(in.readAllBytes());
    }
  }

  @Test
  void updatesAreAligned() throws IOException {
    for (int length = 48; length < 64; length++) {
      byte[] intel = intelBytes(length);
      byte[] image = image(List.of(amd("x".repeat(length)), FileContent.of(Bytes.of(intel))));

      for (InitramfsSegment segment :
          InitramfsLayout.read(ImageSource.of(image)).model().segments().subList(0, 1)) {
        for (CpioMember member : segment.archives().get(0).members().subList(3, 5)) {
          assertEquals(0, member.entry().dataOffset() % 16);
        }
      }
    }
  }

  @Test
  void otherFilesAreRefused() {
    FileContent other = FileContent.of(Bytes.utf8("#!/bin/sh"));
    MalformedFormatException e =
        assertThrows(MalformedFormatException.class, () -> image(List.of(other)));
    assertEquals("initramfs.microcode", e.reason());
  }

  @Test
  void microcodeComesFirst() throws IOException {
    InitramfsBuilder builder =
        InitramfsBuilder.create().addPlain(MemoryTree.create(NodeMetadata.of(0755)));
    assertThrows(IllegalStateException.class, () -> builder.addMicrocode(List.of(amd(""))));
  }

  @Test
  void theReportNamesIt() throws IOException {
    ImageSource image = ImageSource.of(image(List.of(amd("x"), amd("y"))));
    assertEquals(
        true,
        InitramfsReport.of(image, ReadLimits.defaults()).facts().stream()
            .anyMatch(fact -> fact.toString().contains("AMD")));
  }
}
