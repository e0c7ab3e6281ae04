package io.github.bootformats.partition.volume;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is looked for. */
final class Probes {
  /** Looks for one signature, or several that exclude each other. */
  private interface Probe {
    Optional<Volume> at(Fields image) throws IOException;
  }

  private static final List<Probe> ALL =
      List.of(
          ContainerProbes::luks,
          ContainerProbes::lvm,
          ContainerProbes::raid,
          ContainerProbes::swap,
          ExtProbe::at,
          LinuxProbes::xfs,
          LinuxProbes::btrfs,
          LinuxProbes::f2fs,
          LinuxProbes::erofs,
          DosProbes::ntfs,
          DosProbes::exfat,
          DosProbes::fat,
          IsoProbe::at);

  private Probes() {}

  static List<Volume> of(ImageSource image) throws IOException {
    Fields fields = new Fields(image);
    List<Volume> found = new ArrayList<>(1);
    for (Probe probe : ALL) {
      probe.at(fields).ifPresent(found::add);
    }
    return List.copyOf(found);
  }
}
