/**
 * MBR and GPT partition tables: what is on the disk, what Linux and UEFI make of it, and how to
 * write it.
 *
 * <p>Start at {@link io.github.bootformats.partition.DiskLayout}.
 */
module io.github.bootformats.partition {
  requires transitive io.github.bootformats.api;
  requires static org.jspecify;

  exports io.github.bootformats.partition;
  exports io.github.bootformats.partition.authoring;
  exports io.github.bootformats.partition.convert;
  exports io.github.bootformats.partition.gpt;
  exports io.github.bootformats.partition.mbr;
  exports io.github.bootformats.partition.repair;
  exports io.github.bootformats.partition.save;
  exports io.github.bootformats.partition.script;
  exports io.github.bootformats.partition.volume;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.partition.PartitionTableProvider,
      io.github.bootformats.partition.volume.VolumeProvider;
}
