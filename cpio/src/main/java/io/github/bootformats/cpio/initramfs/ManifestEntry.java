package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a manifest asks for. What is null is taken from the file at the location.
 *
 * @param line the line, from 1
 * @param names the name of the entry; names of one file, of which the last gets its data
 * @param location where the file is that this is made of
 * @param isFollowed whether a symbolic link at the location is followed
 * @param type the type
 * @param permissions without bits of the type
 * @param uid the owner
 * @param gid the owning group
 * @param mtime seconds from 1970
 * @param size how many bytes of the file
 * @param device of a device
 * @param target of a symbolic link, with the NUL that may be at its end
 */
record ManifestEntry(
    int line,
    List<Bytes> names,
    @Nullable Bytes location,
    boolean isFollowed,
    @Nullable FileType type,
    @Nullable Integer permissions,
    @Nullable Long uid,
    @Nullable Long gid,
    @Nullable Long mtime,
    @Nullable Long size,
    @Nullable DeviceNumber device,
    @Nullable Bytes target) {}
