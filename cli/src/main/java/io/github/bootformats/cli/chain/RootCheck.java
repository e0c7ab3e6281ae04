package io.github.bootformats.cli.chain;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.RootDevice;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import java.util.Locale;
import java.util.Optional;

/** Whether the disk has the partition that is to become the root (init/do_mounts.c of Linux). */
final class RootCheck {
  private static final String NUMBER_OFFSET = "/PARTNROFF=";

  private final PartitionMap disk;

  RootCheck(PartitionMap disk) {
    this.disk = disk;
  }

  /** Looks for the partition of {@code root=}; says nothing where another thing is named. */
  Optional<Diagnostic> check(RootDevice root) {
    boolean isThere =
        switch (root.kind()) {
          case PARTUUID -> hasUuid(root.value().toString());
          case PARTLABEL -> hasName(root.value().toString());
          default -> true;
        };
    return isThere
        ? Optional.empty()
        : Optional.of(
            ChainFinding.ROOT_MISSING.diagnostic(
                "root=" + root + " names no partition of this disk"));
  }

  private boolean hasUuid(String wanted) {
    int offset = wanted.indexOf(NUMBER_OFFSET);
    String uuid = (offset < 0 ? wanted : wanted.substring(0, offset)).toLowerCase(Locale.ROOT);
    Optional<Partition> named =
        disk.partitions().stream()
            .filter(p -> p.uuid().filter(u -> u.toLowerCase(Locale.ROOT).equals(uuid)).isPresent())
            .findFirst();
    if (named.isEmpty() || offset < 0) {
      return named.isPresent();
    }
    String distance = wanted.substring(offset + NUMBER_OFFSET.length());
    return distance.matches("-?[0-9]{1,4}") && has(named.get(), Integer.parseInt(distance));
  }

  private boolean has(Partition base, int distance) {
    return disk.partitions().stream().anyMatch(p -> p.number() == base.number() + distance);
  }

  private boolean hasName(String name) {
    return disk.partitions().stream().anyMatch(p -> p.name().equals(name));
  }
}
