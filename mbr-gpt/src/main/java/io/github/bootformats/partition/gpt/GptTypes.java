package io.github.bootformats.partition.gpt;

import io.github.bootformats.partition.internal.TypeTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The types of GPT partitions: the common ones as constants, and the names of all that are known.
 *
 * <p>Known are the types of the UEFI specification, of the Discoverable Partitions Specification
 * (UAPI.2), and what GPT fdisk and util-linux list. The table is loaded when it is first asked.
 */
public final class GptTypes {
  /** No partition: the type of an unused entry. */
  public static final UUID UNUSED = Guids.ZERO;

  /** The EFI system partition, FAT (UEFI 2.10, table 5.7). */
  public static final UUID EFI_SYSTEM = guid("c12a7328-f81f-11d2-ba4b-00a0c93ec93b");

  /** Where GRUB puts its core image on disks that a BIOS boots. */
  public static final UUID BIOS_BOOT = guid("21686148-6449-6e6f-744e-656564454649");

  /** Kernels and boot entries outside of the EFI system partition (Boot Loader Specification). */
  public static final UUID XBOOTLDR = guid("bc13c2ff-59e6-4262-a352-b275fd6f7172");

  /** Any Linux filesystem; nothing is mounted because of it. */
  public static final UUID LINUX_FILESYSTEM = guid("0fc63daf-8483-4772-8e79-3d69d8477de4");

  /** Linux swap. */
  public static final UUID LINUX_SWAP = guid("0657fd6d-a4ab-43c4-84e5-0933c84b4f4f");

  /** {@code /home}. */
  public static final UUID LINUX_HOME = guid("933ac7e1-2eb4-4f13-b844-0e14e2aef915");

  /** {@code /srv}. */
  public static final UUID LINUX_SRV = guid("3b8f8425-20e0-4f3b-907f-1a25a76f98e8");

  /** {@code /var}. */
  public static final UUID LINUX_VAR = guid("4d21b016-b534-45c2-a9fb-5c16e091fd2d");

  /** {@code /var/tmp}. */
  public static final UUID LINUX_TMP = guid("7ec6f557-3bc5-4aca-b293-16ef5df639d1");

  /** The home of one user, as systemd-homed keeps it. */
  public static final UUID LINUX_USER_HOME = guid("773f91ef-66d4-49b5-bd83-d683bf40ad16");

  /** The root filesystem of a 32-bit x86 system. */
  public static final UUID LINUX_ROOT_X86 = guid("44479540-f297-41b2-9af7-d131d5f0458a");

  /** The root filesystem of an x86-64 system. */
  public static final UUID LINUX_ROOT_X86_64 = guid("4f68bce3-e8cd-4db1-96e7-fbcaf984b709");

  /** The root filesystem of a 32-bit ARM system. */
  public static final UUID LINUX_ROOT_ARM = guid("69dad710-2ce4-4e3c-b16c-21a1d49abed3");

  /** The root filesystem of a 64-bit ARM system. */
  public static final UUID LINUX_ROOT_ARM64 = guid("b921b045-1df0-41c3-af44-4c6f280d3fae");

  /** The root filesystem of a 64-bit RISC-V system. */
  public static final UUID LINUX_ROOT_RISCV64 = guid("72ec70a6-cf74-40e6-bd49-4bda08e8f224");

  /** dm-verity hashes for {@link #LINUX_ROOT_X86_64}. */
  public static final UUID LINUX_ROOT_X86_64_VERITY = guid("2c7357ed-ebd2-46d9-aec1-23d437ec2bf5");

  /** The signature of {@link #LINUX_ROOT_X86_64_VERITY}. */
  public static final UUID LINUX_ROOT_X86_64_VERITY_SIG =
      guid("41092b05-9fc8-4523-994f-2def0408b176");

  /** dm-verity hashes for {@link #LINUX_ROOT_ARM64}. */
  public static final UUID LINUX_ROOT_ARM64_VERITY = guid("df3300ce-d69f-4c92-978c-9bfb0f38d820");

  /** The signature of {@link #LINUX_ROOT_ARM64_VERITY}. */
  public static final UUID LINUX_ROOT_ARM64_VERITY_SIG =
      guid("6db69de6-29f4-4758-a7a5-962190f00ce3");

  /** {@code /usr} of an x86-64 system. */
  public static final UUID LINUX_USR_X86_64 = guid("8484680c-9521-48c6-9c11-b0720656f69e");

  /** {@code /usr} of a 64-bit ARM system. */
  public static final UUID LINUX_USR_ARM64 = guid("b0e01050-ee5f-4390-949a-9101b17104e9");

  /** A member of a Linux RAID. */
  public static final UUID LINUX_RAID = guid("a19d880f-05fc-4d3b-a006-743f0f84911e");

  /** A physical volume of Linux LVM. */
  public static final UUID LINUX_LVM = guid("e6d6d379-f507-44c2-a23c-238f2a3df928");

  /** A LUKS container. */
  public static final UUID LINUX_LUKS = guid("ca7d7ccb-63ed-4c53-861c-1742536059cc");

  /** A plain dm-crypt container. */
  public static final UUID LINUX_DM_CRYPT = guid("7ffec5c9-2d00-49b7-8941-3ea10a5586b7");

  /** FAT, exFAT or NTFS that Windows gives a drive letter. */
  public static final UUID MICROSOFT_BASIC_DATA = guid("ebd0a0a2-b9e5-4433-87c0-68b6b72699c7");

  /** Space that Windows reserves for itself. */
  public static final UUID MICROSOFT_RESERVED = guid("e3c9e316-0b5c-4db8-817d-f92df00215ae");

  /** The Windows recovery environment. */
  public static final UUID WINDOWS_RECOVERY = guid("de94bba4-06d1-4d40-a16a-bfd50179d6ac");

  /** Where Open Firmware on PowerPC finds a boot loader. */
  public static final UUID PREP_BOOT = guid("9e1a2d38-c612-4316-aa26-8b49521e5a8b");

  /** A ChromeOS kernel. */
  public static final UUID CHROMEOS_KERNEL = guid("fe3a2a5d-4f32-41a7-b725-accc3285a309");

  /** A ChromeOS root filesystem. */
  public static final UUID CHROMEOS_ROOT = guid("3cb8e202-3b7e-47dd-8a3c-7ff2a13cfcec");

  /** A FreeBSD boot loader. */
  public static final UUID FREEBSD_BOOT = guid("83bd6b9d-7f41-11dc-be0b-001560b84f0f");

  /** A FreeBSD UFS. */
  public static final UUID FREEBSD_UFS = guid("516e7cb6-6ecf-11d6-8ff8-00022d09712b");

  /** FreeBSD swap. */
  public static final UUID FREEBSD_SWAP = guid("516e7cb5-6ecf-11d6-8ff8-00022d09712b");

  /** A FreeBSD ZFS. */
  public static final UUID FREEBSD_ZFS = guid("516e7cba-6ecf-11d6-8ff8-00022d09712b");

  /** HFS or HFS+. */
  public static final UUID APPLE_HFS = guid("48465300-0000-11aa-aa11-00306543ecac");

  /** An APFS container. */
  public static final UUID APPLE_APFS = guid("7c3457ef-0000-11aa-aa11-00306543ecac");

  /** Solaris {@code /usr}, and ZFS everywhere but on FreeBSD. */
  public static final UUID SOLARIS_USR_OR_ZFS = guid("6a898cc3-1dd2-11b2-99a6-080020736631");

  /** A VMware filesystem. */
  public static final UUID VMWARE_VMFS = guid("aa31e02a-400f-11db-9590-000c2911d1b8");

  private GptTypes() {}

  private static UUID guid(String text) {
    return UUID.fromString(text);
  }

  /**
   * Names a type, for people. Names may be improved in later releases; match on the GUID.
   *
   * @param type the type's GUID
   * @return the name, such as {@code EFI System}; empty for a type that is not known
   */
  public static Optional<String> name(UUID type) {
    return Optional.ofNullable(Table.NAMES.get(type));
  }

  /**
   * Returns the short names of a type, which {@link #find} takes. They are stable.
   *
   * @param type the type's GUID
   * @return short names, the preferred one first; none for a type that is not known
   */
  public static List<String> shortNames(UUID type) {
    return Table.SHORT_NAMES.getOrDefault(type, List.of());
  }

  /**
   * Looks a type up by what people write: a short name such as {@code esp}, {@code linux}, {@code
   * swap}, {@code lvm}, {@code bios-boot}, {@code root-x86-64} (those of the Discoverable
   * Partitions Specification are as systemd-repart writes them), a code of four hexadecimal digits
   * as gdisk takes it, such as {@code ef00}, or a GUID. Case does not matter.
   *
   * @param text what somebody wrote
   * @return the type; empty if there is none of that name
   */
  public static Optional<UUID> find(String text) {
    String key = text.toLowerCase(Locale.ROOT);
    UUID found = Table.KEYS.get(key);
    return found != null ? Optional.of(found) : Guids.parse(key);
  }

  /**
   * Returns all types that are known.
   *
   * @return GUIDs, in the order of gdisk's codes
   */
  public static List<UUID> known() {
    return List.copyOf(Table.NAMES.keySet());
  }

  /** Loaded when a name is first asked for, not when a constant is used. */
  private static final class Table {
    static final Map<UUID, String> NAMES = new LinkedHashMap<>();
    static final Map<UUID, List<String>> SHORT_NAMES = new HashMap<>();
    static final Map<String, UUID> KEYS = new HashMap<>();

    static {
      for (List<String> row : TypeTable.read("gpt-types.tsv")) {
        UUID type = guid(row.get(0));
        List<String> shortNames = TypeTable.split(row.get(2), ',');
        List<String> keys = new ArrayList<>(shortNames);
        keys.addAll(TypeTable.split(row.get(1), ','));
        keys.forEach(key -> KEYS.put(key, type));
        NAMES.put(type, row.get(3));
        SHORT_NAMES.put(type, Collections.unmodifiableList(shortNames));
      }
    }
  }
}
