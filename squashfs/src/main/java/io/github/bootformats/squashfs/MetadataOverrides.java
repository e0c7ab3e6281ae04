package io.github.bootformats.squashfs;

import io.github.bootformats.api.tree.NodeMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What is written instead of what nodes have; null where they keep their own.
 *
 * @param allMtimes the time of all nodes, in seconds since 1970
 * @param latestMtime the time to which later ones are clamped
 * @param rootPermissions the permissions of the root
 * @param rootOwner whose the root is
 */
record MetadataOverrides(
    @Nullable Long allMtimes,
    @Nullable Long latestMtime,
    @Nullable Integer rootPermissions,
    @Nullable Owner rootOwner) {
  static final MetadataOverrides NONE = new MetadataOverrides(null, null, null, null);

  record Owner(long uid, long gid) {}

  MetadataOverrides withAllMtimes(long seconds) {
    return new MetadataOverrides(seconds, latestMtime, rootPermissions, rootOwner);
  }

  MetadataOverrides withLatestMtime(long seconds) {
    return new MetadataOverrides(allMtimes, seconds, rootPermissions, rootOwner);
  }

  MetadataOverrides withRootPermissions(int permissions) {
    return new MetadataOverrides(allMtimes, latestMtime, permissions, rootOwner);
  }

  MetadataOverrides withRootOwner(long uid, long gid) {
    return new MetadataOverrides(allMtimes, latestMtime, rootPermissions, new Owner(uid, gid));
  }

  /** Returns what is written of a node's metadata, in whole seconds. */
  NodeMetadata applyTo(NodeMetadata metadata, boolean isRoot) {
    NodeMetadata applied = metadata.withMtime(mtime(metadata.mtimeSeconds()), 0);
    if (isRoot && rootPermissions != null) {
      applied = applied.withPermissions(rootPermissions);
    }
    if (isRoot && rootOwner != null) {
      applied = applied.withOwner(rootOwner.uid, rootOwner.gid);
    }
    return applied;
  }

  private long mtime(long own) {
    long mtime = allMtimes == null ? own : allMtimes;
    return latestMtime == null ? mtime : Math.min(latestMtime, mtime);
  }
}
