#!/bin/bash
# grub-legacy-boot.sh - boot a menu.lst with GRUB Legacy (Debian's 0.97) in QEMU (TCG); a test kernel stands for every
# kernel it names and prints the command line and initrd size that GRUB really passed.
# Usage: grub-legacy-boot.sh MENU.LST [DIR] [--omit PATH]... [--timeout S]
#   The disk is (hd0), its only partition (hd0,0) an ext2 file system with DIR's files; MENU.LST is its
#   /boot/grub/menu.lst. Kernels, modules and initrds that the text names on it and DIR lacks are made: kernel = test
#   kernel, initrd and module = 1001, 2002, 3003... bytes. --omit PATH leaves one of them out.
# Output (TSV, escaped as in common.sh):
#   file   <path> kernel|initrd <size>       what was made
#   boot   legacy <command line> <initrd size, decimal>   what the kernel received
#   out    <line>                            the screen, as text
#   end    ok|noboot                         noboot: no kernel was started within the timeout (10 s)
# Typical time: 2 s. Packages: grub-legacy (unpacked) e2fsprogs binutils qemu-system-x86 perl-base.
. "$(dirname "$0")/common.sh"
LIB=$CACHE/grub-legacy/usr/lib/grub/x86_64-pc
[ -e "$LIB/stage2" ] || LIB=/usr/lib/grub/x86_64-pc
need qemu-system-x86_64 qemu-system-x86 mke2fs e2fsprogs perl perl-base
[ -e "$LIB/stage2" ] || die "grub-legacy is missing: apt-get install grub-legacy, or oracles/install.sh, which only unpacks it"
CFG= DIR= OMIT=() TIMEOUT=10
while [ $# -gt 0 ]; do
  case $1 in
    --omit|--timeout) [ $# -ge 2 ] || usage;;
    -*) usage;;
    *) if [ -z "$CFG" ]; then CFG=$1; elif [ -z "$DIR" ]; then DIR=$1; else usage; fi; shift; continue;;
  esac
  case $1 in --omit) OMIT+=("$2");; --timeout) TIMEOUT=$2;; esac
  shift 2
done
[ -f "$CFG" ] || usage
test_kernel

mkdir -p "$T/fs"
[ -z "$DIR" ] || cp -a "$DIR/." "$T/fs/"
mkdir -p "$T/fs/boot/grub"
cp "$CFG" "$T/fs/boot/grub/menu.lst"
n=0
while IFS=$'\t' read -r kind p; do
  for o in ${OMIT[@]+"${OMIT[@]}"}; do [ "$o" != "$p" ] || continue 2; done
  case $p in *..*|*/) continue;; esac
  [ ! -e "$T/fs$p" ] || continue
  mkdir -p "$(dirname "$T/fs$p")" 2>/dev/null || continue
  if [ "$kind" = kernel ]; then cp "$ECHOK" "$T/fs$p"; else n=$((n+1)); head -c $((n*1001)) /dev/zero > "$T/fs$p"; fi
  printf 'file\t%s\t%s\t%s\n' "$p" "$kind" "$(stat -c %s "$T/fs$p")"
done < <(perl -0777 -ne 's/\r//g; s/\\\n/ /g; for (split /\n/) { my ($c, $a) = /^\s*(kernel|initrd|module|modulenounzip)[\s=]+(.*)/ or next;
    my @w = split " ", $a; shift @w while @w && $w[0] =~ /^--/; next unless @w; $w[0] =~ s/^\([^)]*\)//;
    print $c eq "kernel" ? "kernel" : "initrd", "\t$w[0]\n" if $w[0] =~ m{^/} }' "$CFG" | awk '!s[$0]++')

# A disk of 16 MiB: the file system from sector 63 on, as GRUB Legacy's time knew it. No features that it cannot read.
# grub's own "setup" is a 32-bit program that not every kernel runs, so that what it writes is written here: the partition
# into stage2 and stage1.5, the first sector of stage1.5 into stage1, and its length into its own list of blocks.
perl -e 'my ($in, $out) = @ARGV; local $/; open my $i, "<:raw", $in or die; my $s = <$i>; substr($s, 0x208, 4) = pack "V", 0x00ffff;
  open my $o, ">:raw", $out or die; print $o $s' "$LIB/stage2" "$T/fs/boot/grub/stage2"
mke2fs -q -t ext2 -O none,filetype -I 128 -b 1024 -d "$T/fs" "$T/part" 16M >/dev/null 2>"$T/mke2fs" || die "mke2fs failed: $(cat "$T/mke2fs")"
perl -e 'my ($stage1, $stage15, $part, $out) = @ARGV; local $/; sub f { open my $h, "<:raw", shift or die; scalar <$h> }
  my $b = f($stage1); my $e = f($stage15); $e .= "\0" x (-length($e) % 512); die "stage1.5 too large" if length($e) > 62 * 512;
  substr($b, 0x40, 10) = pack "CCvVv", 0xff, 0, 0x2000, 1, 0x200;
  substr($e, 0x1f8, 8) = pack "Vvv", 2, length($e) / 512 - 1, 0x220;
  substr($e, 0x208, 4) = pack "V", 0x00ffff; substr($e, 0x217, 4) = pack "V", 0xff00ffff; # of the drive that the BIOS booted
  my $n = (-s $part) / 512; substr($b, 446, 66) = pack("C4C4VV", 0x80,1,1,0, 0x83,254,255,255, 63, $n) . "\0" x 48 . "\x55\xaa";
  open my $o, ">:raw", $out or die; print $o $b, $e, "\0" x (62 * 512 - length $e), f($part)' \
  "$LIB/stage1" "$LIB/e2fs_stage1_5" "$T/part" "$T/disk"

# graphics=off: SeaBIOS copies the text screen to the serial port and takes keys from it.
qemu 'Press any key to continue|^grub> ' "$T/out" -M pc,graphics=off -m 64 -serial stdio -monitor none -net none \
  -device isa-debug-exit,iobase=0xf4 -drive file="$T/disk",format=raw,if=ide,snapshot=on </dev/null
screen legacy < "$T/out"
