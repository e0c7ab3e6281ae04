package io.github.bootformats.partition.repair;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.change.GptCopies;
import java.util.List;

/** Gives fields without a meaning the value that the specification wants. */
final class GptFields {
  private GptFields() {}

  static LayoutChange cleared(DiskLayout layout) {
    DiskLayout after = GptCopies.editWhole(layout, GptFields::cleared);
    return LayoutChange.of(
        layout,
        after,
        after.equals(layout)
            ? List.of()
            : List.of("undefined fields of the GPT cleared, its revision made 1.0"));
  }

  private static GptTable cleared(GptTable table) {
    GptHeader header = table.header();
    GptTable cleared =
        table.withHeader(
            header.toBuilder()
                .revision(GptHeader.REVISION_1_0)
                .reserved(0)
                .tail(Bytes.zeros(header.tail().length()))
                .build());
    return cleared.array().map(a -> cleared.withArray(cleared(a))).orElse(cleared);
  }

  private static GptEntryArray cleared(GptEntryArray array) {
    byte[] bytes = new byte[array.bytes().length()];
    for (int index : array.usedIndexes()) {
      cleared(array.entry(index))
          .bytes()
          .asByteBuffer()
          .get(bytes, index * array.entrySize(), array.entrySize());
    }
    return GptEntryArray.of(Bytes.of(bytes), array.entrySize());
  }

  private static GptEntry cleared(GptEntry entry) {
    return entry.toBuilder()
        .attributes(entry.attributes() & ~GptAttributes.UNDEFINED)
        .name(entry.name())
        .extra(Bytes.zeros(entry.extra().length()))
        .build();
  }
}
