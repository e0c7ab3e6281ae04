#!/bin/bash
# overlay-stacks.sh - what Linux's overlayfs makes of many layer stacks and of changes to them (needs root).
# Usage: overlay-stacks.sh DIR [--fs tmpfs|ext4]
#   DIR has one directory for each case, with lower layers l1, l2, ... (l1 topmost), data-only ones d1, ...,
#   optionally an upper layer u; SquashFS images l1.img, ... to be mounted on empty lower layers; and files opts
#   (for the mount) and ops (changes). DIR/layers.tar may have more of the cases' directories, with xattrs, devices and links.
#   All cases share one fresh file system in a private mount namespace; nothing stays mounted.
#   ops: a line each, fields with tabs between them, paths and names escaped as in common.sh, data in hex:
#     mkdir P MODE | create P MODE DATA | write P OFFSET DATA | truncate P SIZE | unlink P | rmdir P | rename P Q
#     link P Q | symlink TARGET Q | chmod MODE P | chown UID GID P | utime SECONDS P | mkfifo P MODE | mknod P (c 0 0)
#     setxattr P NAME DATA | removexattr P NAME
#   The upper layers are saved in DIR/uppers.tar as case/u (GNU tar with all xattrs).
# Output (TSV, escaped as in common.sh), for each case:
#   #case   <name>
#   #mount  ok|failed [errno text]
#   #op     ok|<errno name>, for each change
#   merged tree: path type mode uid gid nlink size mtime ino-group rdev content link xattrs
#   ---     and the upper layer alike, if there is one
#   Columns as overlay-kernel.sh; content: hex, of more than 256 bytes their number; of what cannot be read !<errno text>.
#   xattrs: all that are listed; the values of overlay.origin, .uuid, .impure and .nlink vary and show as '*'.
# Typical time: 10 ms a case, 0.1 s with SquashFS. x86-64 only. Packages: mount util-linux tar e2fsprogs perl-base coreutils.
. "$(dirname "$0")/common.sh"
need unshare util-linux mount mount perl perl-base tar tar
[ "$(id -u)" = 0 ] || die "must be root (mounts)"
[ "$(uname -m)" = x86_64 ] || die "knows the system calls of x86-64 only"
DIR= FS=tmpfs
while [ $# -gt 0 ]; do
  case $1 in
    --fs) [ $# -ge 2 ] || usage; FS=$2; shift 2;;
    -*) usage;;
    *) [ -z "$DIR" ] || usage; DIR=$1; shift;;
  esac
done
[ -d "$DIR" ] || usage
[ "$FS" = tmpfs ] || need mkfs.ext4 e2fsprogs
SRC=$(realpath "$DIR"); export SRC FS T

cat > "$T/run.pl" <<'P'
eval $ENV{PERL_ESC}; use POSIX (); use Cwd; umask 0; $| = 1; my $top = getcwd; my $boot = shift;
my %names = reverse map { $_ => eval "POSIX::$_()" } qw(ENOENT EEXIST ENOTEMPTY EXDEV EPERM EISDIR ENOTDIR EINVAL EIO EACCES EMLINK ENODATA EOPNOTSUPP ENAMETOOLONG ELOOP ENXIO);
sub un { my $s = shift; $s =~ s/\\(?:x([0-9a-f]{2})|(.))/defined $1 ? chr hex $1 : {t => "\t", n => "\n", r => "\r"}->{$2} \/\/ $2/ge; $s }
sub slurp { open my $h, "<", shift or return ""; local $/; my $s = <$h>; chomp $s; $s }
sub xattrs { my $p = shift; my $buf = "\0" x 65536; my $n = syscall 195, $p, $buf, 65536; return "-" if $n <= 0; my @x;
  for my $x (sort split /\0/, substr $buf, 0, $n) { my $v = "\0" x 65536; my $m = syscall 192, $p, $x, $v, 65536;
    push @x, esc($x) . "=" . ($x =~ /^(trusted|user)\.overlay\.(origin|uuid|impure|nlink)$/ ? "*" : $m < 0 ? "!$!" : "0x" . unpack "H*", substr $v, 0, $m) }
  join ",", @x }
sub dump_tree { my (@p, %g, $g, $walk);
  $walk = sub { my $d = shift; opendir my $h, $d or return; my @n = sort grep { !/^\.\.?$/ } readdir $h; closedir $h;
    for (@n) { my $f = $d eq "." ? $_ : "$d/$_"; push @p, $f; $walk->($f) if !-l $f && -d _ } };
  push @p, "."; $walk->(".");
  for my $f (sort @p) { my @s = lstat $f; if (!@s) { print join("\t", esc($f), "!", "$!"), "\n"; next }
    my $t = {1 => "p", 2 => "c", 4 => "d", 6 => "b", 8 => "f", 10 => "l", 12 => "s"}->{$s[2] >> 12} // "?"; my $data = "-";
    if ($t eq "f") { if (sysopen my $h, $f, 0) { my $n = sysread $h, $data, 1 << 20; $data = !defined $n ? "!$!" : $n <= 256 ? unpack "H*", $data : "$n bytes" } else { $data = "!$!" } }
    print join("\t", esc($f), $t, sprintf("%04o", $s[2] & 07777), @s[4, 5, 3], $t eq "d" ? "-" : $s[7], $s[9] >= $boot ? "now" : $s[9],
      $t eq "d" || $s[3] == 1 ? "-" : ($g{"$s[0] $s[1]"} //= ++$g), $t =~ /[bc]/ ? ($s[6] >> 8 & 0xfff) . "," . ($s[6] & 0xff | $s[6] >> 12 & 0xfff00) : "-",
      $data, $t eq "l" ? esc(readlink $f) : "-", xattrs($f)), "\n" } }
sub data { pack "H*", shift // "" }
sub put { my ($mode, $p, $at, $d) = @_; sysopen my $h, $p, $mode, 0666 or return; sysseek $h, $at, 0; !length $d || defined syswrite $h, $d or return; close $h }
sub op { my ($op, @a) = @_; my @u = map { un($_) } @a; my $p = $u[0];
  return +{
    mkdir => sub { mkdir $p, oct $a[1] and chmod oct $a[1], $p }, create => sub { put(&POSIX::O_RDWR | &POSIX::O_CREAT | &POSIX::O_EXCL, $p, 0, data($a[2])) and chmod oct $a[1], $p },
    write => sub { put(&POSIX::O_RDWR, $p, $a[1], data($a[2])) }, truncate => sub { truncate $p, $a[1] }, unlink => sub { unlink $p }, rmdir => sub { rmdir $p },
    rename => sub { rename $p, $u[1] }, link => sub { link $p, $u[1] }, symlink => sub { symlink $p, $u[1] }, chmod => sub { chmod oct $a[0], $u[1] },
    chown => sub { POSIX::lchown($a[0], $a[1], $u[2]) }, utime => sub { my $t = pack "q4", $a[0], 0, $a[0], 0; $p = $u[1]; !syscall 280, -100, $p, $t, 256 },
    mkfifo => sub { POSIX::mkfifo($p, oct $a[1]) }, mknod => sub { !syscall 133, $p, 020000, 0 },
    setxattr => sub { my ($n, $d) = ($u[1], data($a[2])); !syscall 189, $p, $n, $d, length $d, 0 }, removexattr => sub { my $n = $u[1]; !syscall 198, $p, $n },
  }->{$op}->() }
for my $case (sort grep { -d } glob "*") { chdir "$top/$case" or die; print "#case\t$case\n"; mkdir "w"; mkdir "m"; my (@mounted, $lower, $u);
  for my $l (sort { substr($a, 1) <=> substr($b, 1) } grep { -d } glob "l*") { $lower .= (length $lower ? ":" : "") . $l;
    if (-e "$l.img") { system("mount -t squashfs -o loop,ro $l.img $l") == 0 or die "mount $l.img"; push @mounted, $l } }
  for my $l (sort { substr($a, 1) <=> substr($b, 1) } glob "d*") { $lower .= "::$l" }
  mkdir "u" if -s "ops"; my $o = "lowerdir=$lower" . (-d "u" ? ",upperdir=u,workdir=w" : ""); my $more = slurp("opts"); $o .= ",$more" if length $more;
  my ($type, $m) = ("overlay", "m");
  if (syscall 165, $type, $m, $type, 0, $o) { print "#mount\tfailed\t$!\n" }
  else { print "#mount\tok\n"; my @ops = split /\n/, slurp("ops"); chdir "m" or die;
    for (@ops) { $! = 0; my $ok = op(split /\t/, $_, -1); my $e = $! + 0; print "#op\t", $ok ? "ok" : $names{$e} // "errno $e", "\n" }
    # Until it is mounted anew, a file that got a second name has two inode numbers where its layers are of two file systems.
    if (@ops && @mounted) { chdir ".."; syscall 166, $m, 0 and die "umount: $!"; syscall 165, $type, $m, $type, 0, $o and die "mount: $!"; chdir "m" }
    dump_tree(); chdir ".."; if (-d "u") { print "---\n"; chdir "u"; dump_tree(); chdir ".." }
    syscall 166, $m, 0 and die "umount: $!" }
  system "umount", @mounted if @mounted }
P

cat > "$T/run.sh" <<'R'
set -euo pipefail
mkdir "$T/o"
if [ "$FS" = tmpfs ]; then mount -t tmpfs -o mode=755 oracle "$T/o"
else truncate -s 4G "$T/img"; mkfs.ext4 -q -m 0 -O ^has_journal -N 1000000 "$T/img"; mount -o loop "$T/img" "$T/o"; rmdir "$T/o/lost+found"; fi
start=$(date +%s)
cd "$T/o"
if [ -f "$SRC/layers.tar" ]; then tar -xpf "$SRC/layers.tar" --xattrs --xattrs-include='*' --numeric-owner --delay-directory-restore; fi
for case in "$SRC"/*/; do cp -a "${case%/}" .; done
perl "$T/run.pl" "$start"
if compgen -G '*/u' >/dev/null; then tar -cf "$SRC/uppers.tar" --format=pax --xattrs --xattrs-include='*' --numeric-owner */u 2>/dev/null; fi
R
timeout 1800 unshare --mount --propagation private bash "$T/run.sh"
