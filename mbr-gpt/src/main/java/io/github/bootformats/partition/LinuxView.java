package io.github.bootformats.partition;

import io.github.bootformats.api.disk.PartitionMap;

final class LinuxView implements PartitionConsumer {
  private final boolean forceGpt;

  LinuxView(boolean forceGpt) {
    this.forceGpt = forceGpt;
  }

  @Override
  public String id() {
    return forceGpt ? "linux-gpt" : "linux";
  }

  @Override
  public String version() {
    return "6.1";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    return PartitionMap.builder(id(), layout.sectorSize()).build();
  }
}
