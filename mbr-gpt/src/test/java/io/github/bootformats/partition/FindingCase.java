package io.github.bootformats.partition;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.SectorSize;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A disk and what is to be found on it.
 *
 * @param disk the disk
 * @param findings codes with offsets, in their order
 */
record FindingCase(DiskLayout disk, List<String> findings) {
  static FindingCase gpt(UnaryOperator<DiskLayout> edit, String... findings) {
    return new FindingCase(edit.apply(CleanDisks.gpt(SectorSize.B512)), List.of(findings));
  }

  static FindingCase mbrDisk(UnaryOperator<DiskLayout> edit, String... findings) {
    return new FindingCase(edit.apply(CleanDisks.mbr(SectorSize.B512)), List.of(findings));
  }

  /** Writes a finding as {@code gpt.my-lba@536}. */
  static String at(String code, long offset) {
    return code + "@" + offset;
  }

  static List<String> codes(List<Diagnostic> findings) {
    return findings.stream()
        .map(d -> d.offset().isPresent() ? at(d.code(), d.offset().getAsLong()) : d.code())
        .toList();
  }

  @Override
  public String toString() {
    return findings.toString();
  }
}
