#!/bin/bash
# grub-bios-setup.sh - install GRUB 2.06 for a BIOS on a disk image with its own installer (root: loop devices, mount).
# Usage: grub-bios-setup.sh DISK.img BOOT.img CORE.img OUT.img [OPTION...]
#   OUT.img becomes a copy of DISK.img on which "grub-bios-setup --no-rs-codes --skip-fs-probe OPTION..." has installed
#   BOOT.img and CORE.img, which lie on a file system of another disk.
# Output: none. Exit: 0 installed, 1 refused (its message on stderr), 2 could not be asked.
# Typical time: 1 s. Packages: grub-pc-bin e2fsprogs mount.
. "$(dirname "$0")/common.sh"
SETUP=/usr/lib/grub/i386-pc/grub-bios-setup
need $SETUP grub-pc-bin mke2fs e2fsprogs losetup mount
[ $# -ge 4 ] || usage
[ "$(id -u)" = 0 ] || die "loop devices and mounts are for root only"
DISK=$1 BOOT=$2 CORE=$3 OUT=$4; shift 4
cleanup() { umount "$T/mnt" 2>/dev/null || true; for l in ${A:-} ${B:-}; do losetup -d "$l" 2>/dev/null || true; done; rm -rf "$T"; }
trap cleanup EXIT
truncate -s 16M "$T/fs"; mke2fs -q -F "$T/fs"
B=$(losetup --show -f "$T/fs"); mkdir "$T/mnt"; mount "$B" "$T/mnt"
cp "$BOOT" "$T/mnt/boot.img"; cp "$CORE" "$T/mnt/core.img"
cp "$DISK" "$OUT"
A=$(losetup --show -f "$OUT")
printf '(hd0) %s\n(hd1) %s\n' "$A" "$B" > "$T/map"
$SETUP -d "$T/mnt" -m "$T/map" --no-rs-codes --skip-fs-probe "$@" '(hd0)' >"$T/out" 2>&1 || { cat "$T/out" >&2; exit 1; }
