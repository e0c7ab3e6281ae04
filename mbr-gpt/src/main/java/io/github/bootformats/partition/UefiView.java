package io.github.bootformats.partition;

import io.github.bootformats.api.disk.PartitionMap;

final class UefiView implements PartitionConsumer {
  @Override
  public String id() {
    return "uefi";
  }

  @Override
  public String version() {
    return "2.10";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    return PartitionMap.builder(id(), layout.sectorSize()).build();
  }
}
