package io.github.bootformats.partition.gpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.Oracles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GptTypesTest {
  @Test
  void constants_areKnownAndDistinct() throws IllegalAccessException {
    List<UUID> constants = new ArrayList<>();
    for (Field field : GptTypes.class.getFields()) {
      assertTrue(Modifier.isStatic(field.getModifiers()));
      constants.add((UUID) field.get(null));
    }
    assertTrue(constants.size() >= 40, () -> constants.size() + " constants");
    assertEquals(constants.size(), new HashSet<>(constants).size());
    assertTrue(GptTypes.known().containsAll(constants));
  }

  @Test
  void known_haveDistinctNames_andShortNamesThatFindThem() {
    HashSet<String> names = new HashSet<>();
    for (UUID type : GptTypes.known()) {
      String name = GptTypes.name(type).orElseThrow();
      assertTrue(names.add(name), name);
      assertTrue(!GptTypes.shortNames(type).isEmpty(), name);
      for (String shortName : GptTypes.shortNames(type)) {
        assertTrue(shortName.matches("[a-z][a-z0-9-]*"), shortName);
        assertEquals(Optional.of(type), GptTypes.find(shortName), shortName);
      }
    }
    assertEquals(362, names.size());
  }

  @Test
  void find_takesShortNamesCodesAndGuids_inAnyCase() {
    Optional<UUID> esp = Optional.of(GptTypes.EFI_SYSTEM);
    assertEquals(esp, GptTypes.find("esp"));
    assertEquals(esp, GptTypes.find("ESP"));
    assertEquals(esp, GptTypes.find("ef00"));
    assertEquals(esp, GptTypes.find("EF00"));
    assertEquals(esp, GptTypes.find("C12A7328-F81F-11D2-BA4B-00A0C93EC93B"));
    assertEquals(Optional.of(GptTypes.LINUX_FILESYSTEM), GptTypes.find("8300"));
    assertEquals(Optional.of(GptTypes.MICROSOFT_BASIC_DATA), GptTypes.find("0b00"));
    assertEquals(Optional.of(GptTypes.LINUX_ROOT_X86_64), GptTypes.find("root-x86-64"));
    assertEquals(
        Optional.of(GptTypes.LINUX_ROOT_ARM64_VERITY_SIG), GptTypes.find("root-arm64-verity-sig"));
  }

  @Test
  void find_takesAnyWellFormedGuid_andNothingElse() {
    String guid = "01234567-89ab-cdef-0123-456789abcdef";
    assertEquals(Optional.of(UUID.fromString(guid)), GptTypes.find(guid));
    for (String wrong : List.of("", "no-such-type", "ffff", "1-2-3-4-5", guid + "0", "{" + guid)) {
      assertEquals(Optional.empty(), GptTypes.find(wrong), wrong);
    }
  }

  @Test
  void unknownType_hasNoNames() {
    UUID unknown = new UUID(1, 2);
    assertEquals(Optional.empty(), GptTypes.name(unknown));
    assertEquals(List.of(), GptTypes.shortNames(unknown));
  }

  @Test
  @Tag("oracle")
  void everyCodeOfSgdisk_isTheTypeThatSgdiskWrites(@TempDir Path dir) throws Exception {
    Pattern listed = Pattern.compile("(?m)(?:^|\\s{2,})([0-9a-f]{4}) (?=\\S)");
    List<String> codes =
        listed
            .matcher(Oracles.tool("sgdisk", "gdisk").run("-L").orFail().out())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertTrue(codes.size() > 240, () -> codes.size() + " listed");

    for (int from = 0; from < codes.size(); from += 100) {
      List<String> some = codes.subList(from, Math.min(from + 100, codes.size()));
      assertEquals(
          some.stream().map(c -> GptTypes.find(c).orElse(Guids.ZERO)).toList(),
          typesThatSgdiskWrites(dir.resolve(from + ".img"), some));
    }
  }

  private static List<UUID> typesThatSgdiskWrites(Path disk, List<String> codes) throws Exception {
    Files.write(disk, new byte[4 << 20]);
    List<String> command = new ArrayList<>(List.of("-a", "1"));
    for (int i = 0; i < codes.size(); i++) {
      int number = i + 1;
      command.addAll(List.of("-n", number + ":0:+1", "-t", number + ":" + codes.get(i)));
    }
    command.add(disk.toString());
    Oracles.tool("sgdisk", "gdisk").run(command).orFail();
    String json = Oracles.tool("sfdisk", "fdisk").run("--json", disk.toString()).orFail().out();
    Matcher types = Pattern.compile("\"type\": *\"([0-9A-Fa-f-]{36})\"").matcher(json);
    return types.results().map(MatchResult::group).map(GptTypesTest::guidIn).toList();
  }

  private static UUID guidIn(String member) {
    return UUID.fromString(member.substring(member.length() - 37, member.length() - 1));
  }
}
