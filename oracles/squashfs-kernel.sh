#!/bin/bash
# squashfs-kernel.sh - the tree that Linux itself mounts from a SquashFS image (needs root; the running kernel).
# Usage: squashfs-kernel.sh [--timeout S] [--no-hash] [--max-file BYTES] [--max-paths N] [--jobs N] [-] [IMG...]
#   Each image is mounted read-only by a loop device in a private mount namespace, so nothing stays mounted.
#   With - the names of images are read from the standard input, a line each. Damaged images are welcome: what
#   cannot be mounted, listed or read is said, and after S seconds (20) an image is given up. N images (8) are mounted at a time.
#   A directory among them is not mounted: its tree is printed as it is.
# Output (TSV, escaped as in common.sh), for each image one block:
#   #image <file>
#   #mount ok|failed [message]
#   path type mode uid gid nlink size mtime ino-group rdev sha256 link xattrs
#     Columns as overlay-kernel.sh; directories have nlink '-'; paths begin with '/'. ino-group is the inode's
#     number in the image for files with several names. xattrs: name=hex value, comma-separated, by name, or '-'.
#     sha256 of files longer than BYTES is '-'. A column that cannot be read is '!' and the errno's text; type '!':
#     listed but stat fails, then only that text follows. Types are those of stat.
#   #end   ok|timeout|paths (more than N, 200000)
# Typical time: 10 ms per small image, 200 MB/s for large ones. Packages: util-linux perl.
. "$(dirname "$0")/common.sh"
need unshare util-linux perl perl
perl -MDigest::SHA -e 1 2>/dev/null || die "Digest::SHA is missing: apt-get install perl"
[ "$(id -u)" = 0 ] || die "must be root (mounts)"
TIMEOUT=20 HASH=1 MAX=$((1 << 40)) PATHS=200000 STDIN= JOBS=8
while [ $# -gt 0 ]; do
  case $1 in
    --timeout) TIMEOUT=${2:?}; shift 2;; --max-file) MAX=${2:?}; shift 2;; --max-paths) PATHS=${2:?}; shift 2;;
    --jobs) JOBS=${2:?}; shift 2;; --no-hash) HASH=; shift;; -) STDIN=1; shift;; -*) usage;; *) break;;
  esac
done
[ $# -gt 0 ] || [ "$STDIN" ] || usage
for f in "$@"; do [ -e "$f" ] || die "no such file: $f"; done
export T TIMEOUT HASH MAX PATHS STDIN JOBS
unshare --mount --propagation private perl "$HERE/squashfs-kernel.pl" "$@"
