package io.github.bootformats.lilo;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which options may stand where (the tables in cfg.c of LILO 24, in config.c of ELILO 3.16 and of
 * its architectures). An option that is in no table around it ends all of them.
 */
enum OptionTable {
  /** What stands before the first entry. */
  GLOBAL(
      """
      append backup bios-passes-dl bitmap bmp-colors bmp-retain bmp-table bmp-timer boot
      boot-as change-rules compact default delay disk disktab el-torito-bootable-cd
      fallback fix-table force-backup geometric ignore-table initrd install keytable
      large-memory lba32 linear loader lock mandatory map master-boot menu-scheme
      menu-title message nodevcache nokbdefault noraid nowarn optional password prompt
      raid-extra-boot ramdisk read-only read-write restricted root serial single-key
      small-memory static-bios-codes suppress-boot-time-bios-data timeout unattended
      verbose vga vmdefault
      """),

  /** An entry with a kernel. */
  IMAGE_SECTION(
      """
      addappend alias append bmp-retain bypass fallback initrd label literal lock mandatory
      nokbdisable optional password ramdisk range read-only read-write restricted root
      single-key vga vmdisable vmwarn
      """),

  /** An entry with another system. */
  OTHER_SECTION(
      """
      alias bmp-retain boot-as bypass change fallback label literal loader lock mandatory
      map-drive master-boot nokbdisable optional password restricted single-key table
      unsafe vmdisable vmwarn
      """),

  /** A disk. */
  DISK_PART("bios cylinders heads inaccessible max-partitions sectors partition"),

  /** A partition of a disk. Behind it come further partitions, but no facts about the disk. */
  PARTITION_PART("start partition"),

  /** An exchange of drives. */
  MAP_DRIVE_PART("to"),

  /** Types of partitions. */
  CHANGE_RULES_PART("reset type"),

  /** One type of partitions. */
  TYPE_PART("hidden normal"),

  /** Changes of a partition table. */
  CHANGE_PART("automatic partition"),

  /** Changes of one partition. */
  CHANGE_PARTITION_PART("activate deactivate set"),

  /** What stands before the first entry of ELILO. */
  ELILO_GLOBAL(
      """
      append checkalt chooser debug default delay f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12
      fpswa initrd legacy-free message noedd30 prompt read-only relocatable root timeout
      verbose vmm
      """),

  /** An entry of ELILO. */
  ELILO_SECTION("append description initrd label literal read-only relocatable root text-mode vmm");

  private static final Map<OptionTable, Set<LiloKeyword>> KEYWORDS =
      new EnumMap<>(OptionTable.class);

  static {
    for (OptionTable table : values()) {
      Set<LiloKeyword> keywords = EnumSet.noneOf(LiloKeyword.class);
      for (String word : table.words.strip().split("\\s+", -1)) {
        keywords.add(LiloKeyword.ofWord(word).orElseThrow());
      }
      KEYWORDS.put(table, keywords);
    }
  }

  private final String words;

  OptionTable(String words) {
    this.words = words;
  }

  static OptionTable global(LiloDialect dialect) {
    return dialect == LiloDialect.LILO ? GLOBAL : ELILO_GLOBAL;
  }

  /** The table of an entry; empty where this option begins none. */
  static Optional<OptionTable> section(LiloKeyword keyword, LiloDialect dialect) {
    if (keyword == LiloKeyword.IMAGE) {
      return Optional.of(dialect == LiloDialect.LILO ? IMAGE_SECTION : ELILO_SECTION);
    }
    return keyword == LiloKeyword.OTHER && dialect == LiloDialect.LILO
        ? Optional.of(OTHER_SECTION)
        : Optional.empty();
  }

  boolean contains(LiloKeyword keyword) {
    return KEYWORDS.getOrDefault(this, Set.of()).contains(keyword);
  }

  /** The table of what stands behind an option of this table. */
  Optional<OptionTable> part(LiloKeyword keyword) {
    OptionTable part =
        switch (keyword) {
          case DISK -> DISK_PART;
          case MAP_DRIVE -> MAP_DRIVE_PART;
          case CHANGE_RULES -> CHANGE_RULES_PART;
          case TYPE -> TYPE_PART;
          case CHANGE -> CHANGE_PART;
          case PARTITION -> this == CHANGE_PART ? CHANGE_PARTITION_PART : PARTITION_PART;
          default -> null;
        };
    return Optional.ofNullable(part);
  }

  /** Whether a loader knows an option at all. */
  static boolean knows(LiloDialect dialect, LiloKeyword keyword) {
    if (keyword == LiloKeyword.IMAGE) {
      return true;
    }
    boolean isLilo = dialect == LiloDialect.LILO;
    return (isLilo && keyword == LiloKeyword.OTHER)
        || EnumSet.allOf(OptionTable.class).stream()
            .anyMatch(table -> table.isLilo() == isLilo && table.contains(keyword));
  }

  private boolean isLilo() {
    return this != ELILO_GLOBAL && this != ELILO_SECTION;
  }

  /** Whether an option may be there again, as each begins a part of its own. */
  static boolean mayRepeat(LiloKeyword keyword) {
    return switch (keyword) {
      case IMAGE, OTHER, DISK, MAP_DRIVE, TYPE, PARTITION -> true;
      default -> false;
    };
  }
}
