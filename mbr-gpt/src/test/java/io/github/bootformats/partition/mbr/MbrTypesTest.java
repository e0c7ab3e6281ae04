package io.github.bootformats.partition.mbr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.Oracles;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MbrTypesTest {
  @Test
  void constants_areKnownAndDistinct() throws IllegalAccessException {
    HashSet<Integer> constants = new HashSet<>();
    for (Field field : MbrTypes.class.getFields()) {
      int type = field.getInt(null);
      assertTrue(constants.add(type), field.getName());
      assertTrue(MbrTypes.known().contains(type), field.getName());
    }
    assertTrue(constants.size() >= 25, () -> constants.size() + " constants");
  }

  @Test
  void shortNames_findTheirType() {
    for (int type : MbrTypes.known()) {
      assertTrue(!MbrTypes.shortNames(type).isEmpty(), () -> MbrTypes.name(type).toString());
      for (String shortName : MbrTypes.shortNames(type)) {
        assertEquals(OptionalInt.of(type), MbrTypes.find(shortName), shortName);
      }
    }
  }

  @Test
  void find_takesHexadecimalNumbers_known_orNot() {
    assertEquals(OptionalInt.of(MbrTypes.LINUX), MbrTypes.find("83"));
    assertEquals(OptionalInt.of(MbrTypes.FAT32_LBA), MbrTypes.find("C"));
    assertEquals(OptionalInt.of(MbrTypes.FAT32_LBA), MbrTypes.find("0x0C"));
    assertEquals(OptionalInt.of(0x99), MbrTypes.find("99"));
    for (String wrong : List.of("", "0x", "100", "zz", "0x0x1", "-1", "Linux swap")) {
      assertEquals(OptionalInt.empty(), MbrTypes.find(wrong), wrong);
    }
  }

  @Test
  void unknownType_hasNoNames() {
    assertEquals(Optional.empty(), MbrTypes.name(0x99));
    assertEquals(List.of(), MbrTypes.shortNames(0x99));
    assertEquals(Optional.empty(), MbrTypes.name(-1));
  }

  @Test
  @Tag("oracle")
  void everyTypeOfSfdisk_hasAName() throws Exception {
    String list = Oracles.tool("sfdisk", "fdisk").run("-T", "--label", "dos").orFail().out();
    List<Integer> types =
        Pattern.compile("(?m)^ ?([0-9a-f]{1,2})  \\S")
            .matcher(list)
            .results()
            .map(match -> HexFormat.fromHexDigits(match.group(1)))
            .toList();
    assertTrue(types.size() > 90, () -> types.size() + " listed");
    assertEquals(List.of(), types.stream().filter(type -> MbrTypes.name(type).isEmpty()).toList());
  }
}
