#!/bin/bash
# install.sh - install the Debian 12 packages that the other oracles need (root; idempotent, quick when all is there).
# GRUB Legacy and the installer of Debian are only unpacked, into the oracles' cache.
# Usage: install.sh [--check]     --check: only report
# Output (TSV): package  installed|missing|unknown  version   (unknown: apt has no candidate)
# Exit: 0 all installed, 2 some could not be. Typical time: 1 s when done, 1-3 min the first time.
set -euo pipefail
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
PACKAGES="squashfs-tools squashfs-tools-ng cpio libarchive-tools gdisk fdisk parted util-linux mount bsdutils
e2fsprogs grub-common grub-pc-bin grub-emu syslinux-common isolinux pxelinux xorriso qemu-system-x86 seabios
ipxe-qemu user-mode-linux busybox-static linux-image-cloud-amd64 attr xz-utils zstd lz4 lzop bzip2 gzip binutils
coreutils findutils perl-base 7zip initramfs-tools-core dracut-core kmod dosfstools exfatprogs ntfs-3g xfsprogs btrfs-progs
f2fs-tools cryptsetup-bin grub-rescue-pc ipxe memtest86+"
# Unpacked beside the oracles' other files, not installed: the one would run its update-grub with every kernel that is
# installed, the other is but files.
UNPACKED="grub-legacy debian-installer-12-netboot-amd64"
CACHE=${BOOTFMT_ORACLE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/boot-formats-oracles}
command -v apt-get >/dev/null || { echo "install.sh: needs apt-get (Debian 12)" >&2; exit 2; }
missing() { for p in $PACKAGES; do case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in 'install ok installed') ;; *) echo "$p";; esac; done; }
M=$(missing)
if [ -n "$M" ] && [ "${1:-}" != --check ]; then
  [ "$(id -u)" = 0 ] || { echo "install.sh: must be root to install: $(echo $M)" >&2; exit 2; }
  # Lists older than what is installed make apt speak of "held broken packages": refresh them first.
  apt-get -qq update >&2 || echo "install.sh: apt-get update failed, using the lists at hand" >&2
  known() { case $(apt-cache policy "$1") in *'Candidate: (none)'*) false;; *'Candidate: '*) true;; *) false;; esac; }
  get() { apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$@" >&2 </dev/null; }
  GET=; for p in $M; do if known "$p"; then GET="$GET $p"; fi; done
  # One package that cannot be installed must not keep the others away.
  if [ -n "$GET" ] && ! get $GET; then
    for p in $(missing); do ! known "$p" || get "$p" || echo "install.sh: $p could not be installed" >&2; done
  fi
fi
unpacked() { sed -n 's/^Version: //p' "$CACHE/$1/DEBIAN/control" 2>/dev/null || true; }
for p in $UNPACKED; do
  [ -z "$(unpacked $p)" ] && [ "${1:-}" != --check ] || continue
  D=$(mktemp -d)
  if (cd "$D" && { apt-get -qq download $p || { apt-get -qq update && apt-get -qq download $p; }; }) >&2; then
    mkdir -p "$CACHE" && dpkg-deb -R "$D"/$p*.deb "$D/$p" && rm -rf "$CACHE/$p" && mv "$D/$p" "$CACHE/$p"
  fi
  rm -rf "$D"
done
rc=0
for p in $UNPACKED; do
  v=$(unpacked $p)
  if [ -n "$v" ]; then printf '%s\tinstalled\t%s\n' "$p" "$v"; else printf '%s\tmissing\t\n' "$p"; rc=2; fi
done
for p in $PACKAGES; do
  v=$(dpkg-query -W -f '${Status}\t${Version}' "$p" 2>/dev/null || true)
  case $v in
    'install ok installed'*) printf '%s\tinstalled\t%s\n' "$p" "${v#*	}";;
    *) c=$(apt-cache policy "$p" | sed -n 's/ *Candidate: \([^(].*\)/\1/p')
       if [ -n "$c" ]; then printf '%s\tmissing\t%s\n' "$p" "$c"; else printf '%s\tunknown\t\n' "$p"; fi; rc=2;;
  esac
done
exit $rc
