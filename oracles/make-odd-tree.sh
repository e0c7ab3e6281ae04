#!/bin/bash
# make-odd-tree.sh - a small tree with everything that a file system can keep, for tests of image formats (root).
# Usage: make-odd-tree.sh DIR      DIR must not exist or be empty; the same tree each time
#   lengths/: files of 0, 1, 4095 to 4097, 131071 to 131073 and 1048575 to 1048577 bytes: text, noise, zeros
#   holes/: sparse files with data at the start, the end, in the middle; names/: 255 bytes, bytes that are not
#   UTF-8, control bytes, a newline; links/: hard and symbolic links, dangling, of 4095 bytes; special/: devices
#   (also 4095,1048575), fifo, socket; xattrs/: user, trusted and security, many, long, equal ones, on all types;
#   owners/: uids to 4294967294, modes 0 to 7777, times from 0 to 4294967295; twice/: equal files; many/: a
#   directory of 600 entries; deep/: 40 directories; empty/.
# Output: nothing. Typical time: 1 s, 10 MiB. Packages: perl attr coreutils.
. "$(dirname "$0")/common.sh"
need perl perl setfattr attr mknod coreutils
[ "$(id -u)" = 0 ] || die "must be root (devices, owners)"
[ $# = 1 ] || usage
mkdir -p "$1"; cd "$1"; [ -z "$(ls -A)" ] || die "$1 is not empty"
mkdir lengths holes names links special xattrs owners twice many deep empty
perl -MSocket -e 'srand 6; sub put { my ($f, $d) = @_; open my $h, ">:raw", $f or die "$f: $!"; print $h $d; close $h }
  my $noise = pack "N*", map { int rand 4294967296 } 0 .. 263000; my $text = join "", map { "line $_ of " . ($_ * 7919 % 1009) . "\n" } 0 .. 70000;
  for my $n (0, 1, 4095 .. 4097, 131071 .. 131073, 1048575 .. 1048577) { put("lengths/text-$n", substr $text, 0, $n);
    put("lengths/zeros-$n", "\0" x $n); put("lengths/noise-$n", substr $noise, 7, $n) if $n < 1048576 }
  for my $at (0, 300000, 1999999) { open my $h, ">:raw", "holes/data-at-$at" or die; truncate $h, 2000000; seek $h, $at, 0; print $h "x"; close $h }
  put("names/" . "n" x 255, "long"); put("names/\xff\xfe\x80", "not UTF-8"); put("names/\xc3\xa9", "UTF-8"); put("names/$_", "c") for "a\nb", "t\tt", "\x01", "\\", " ", "-rf";
  put("links/file", "linked"); link "links/file", "links/name-$_" for 1 .. 5; link "links/file", "names/elsewhere"; symlink "file", "links/soft"; link "links/soft", "links/soft-too";
  symlink "/no/where", "links/dangling"; symlink "\xff/\xfe", "links/bytes"; symlink "d/" x 2047 . "x", "links/long"; symlink ".", "links/dot";
  put("twice/$_", substr $text, 5, 200000) for 1 .. 3; put("twice/small-$_", "equal") for 1 .. 3; put("many/entry-$_", $_ % 5 ? "" : "n$_") for 1 .. 600;
  socket my $s, PF_UNIX, SOCK_STREAM, 0; bind $s, pack_sockaddr_un("special/socket"); my $d = "deep"; mkdir($d .= "/$_") for 1 .. 40; put("$d/bottom", "b")'
mkfifo special/fifo; mknod special/null c 1 3; mknod special/disk b 8 1; mknod special/far c 4095 1048575; mknod special/wide b 259 70000
for i in 1 2 3; do echo $i > xattrs/$i; setfattr -n user.same -v equal xattrs/$i; setfattr -n trusted.t -v "$i" xattrs/$i; done
setfattr -n security.capability -v 0x0100000200200000000000000000000000000000 xattrs/1
setfattr -n user.empty xattrs/2; setfattr -n user.bytes -v 0x00ff0a5c09 xattrs/2
for i in 4 5; do echo $i > xattrs/$i; setfattr -n user.long -v "$(perl -e 'print "long" x 500')" xattrs/$i; done
for i in 1 2 3 4 5 6 7 8 9; do setfattr -n "user.number-$i" -v "value $i" xattrs/3; done
mkdir xattrs/dir; ln -s 1 xattrs/link; mkfifo xattrs/fifo; mknod xattrs/null c 1 3; setfattr -n user.on-a-directory -v d xattrs/dir
for f in link fifo null; do setfattr -h -n trusted.on -v "$f" xattrs/$f; done
for u in 0 1 65535 65536 4294967294; do : > owners/$u; chown $u:$((u / 2)) owners/$u; done
for m in 0000 0111 0644 4755 2755 1777 7777; do : > owners/m$m; chmod $m owners/m$m; mkdir owners/d$m; chmod $m owners/d$m; done
find . -exec touch -h -d @1700000000 {} +
touch -d @0 owners/0; touch -d @1 owners/1; touch -d @2147483648 owners/65535; touch -d @4294967295 owners/65536
