#!/bin/bash
# make-initramfs.sh - a real initramfs image of the Debian cloud kernel, made by a distribution's own tool.
# Usage: make-initramfs.sh TOOL COMPRESSION OUT
#   TOOL: initramfs-tools (gzip bzip2 lzma xz lzop lz4 zstd) or dracut (gzip xz lz4 zstd ...).
# Output: nothing; OUT is the image. Typical time: 8 s, lzma 50 s. Packages: initramfs-tools-core dracut-core
#   linux-image-cloud-amd64 and the compressor's.
. "$(dirname "$0")/common.sh"
[ $# = 3 ] || usage
cloud_kernel
VERSION=${KERNEL#/boot/vmlinuz-}
case $1 in
  initramfs-tools)
    need mkinitramfs initramfs-tools-core
    TMPDIR=$T mkinitramfs -c "$2" -o "$3" "$VERSION" >"$T/log" 2>&1 || { cat "$T/log" >&2; die "mkinitramfs failed"; };;
  dracut)
    need dracut dracut-core
    dracut --force --no-hostonly --tmpdir "$T" "--$2" --kver "$VERSION" "$3" >"$T/log" 2>&1 ||
      { cat "$T/log" >&2; die "dracut failed"; };;
  *) usage;;
esac
[ -s "$3" ] || die "$1 made no image"
