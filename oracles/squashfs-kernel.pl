# squashfs-kernel.pl - mounts and lists for squashfs-kernel.sh, all in one process: a mutant takes some milliseconds.
# Not a program by itself. Arguments: images and directories; settings in the environment.
use strict; use warnings; no warnings "recursion"; use Digest::SHA; use Fcntl; eval $ENV{PERL_ESC}; sub esc;
my $arm = `uname -m` !~ /^x86_64/;
my ($LIST, $GET, $MOUNT, $UMOUNT) = $arm ? (12, 9, 40, 39) : (195, 192, 165, 166);
my ($RDONLY, $DETACH, $EBUSY, $EOPNOTSUPP) = (1, 2, 16, 95);
my ($GET_FREE, $SET_FD, $CLR_FD) = (0x4C82, 0x4C00, 0x4C01); # linux/loop.h
my ($m, $left);

sub xattrs { my $f = shift; my $names = "\0" x 65536; my $n = syscall($LIST, $f, $names, length $names);
  return $! == $EOPNOTSUPP ? "-" : "! $!" if $n < 0; my @x; # a file system without xattrs has none
  for my $name (sort split /\0/, substr $names, 0, $n) { my $v = "\0" x 65536; my $l = syscall($GET, $f, $name, $v, length $v);
    push @x, esc($name) . "=" . ($l < 0 ? "! $!" : unpack "H*", substr $v, 0, $l) }
  join(",", @x) || "-" }
sub sha { my $f = shift; open my $h, "<:raw", $f or return "! $!"; my $d = Digest::SHA->new(256); my $b;
  while (1) { my $n = sysread $h, $b, 1 << 17; return "! $!" unless defined $n; return $d->hexdigest unless $n; $d->add($b) } }
sub show { my ($f, $p) = @_; if (--$left < 0) { print "#end\tpaths\n"; close STDOUT; exit }
  my @s = lstat $f; if (!@s) { print join("\t", esc($p), "!", "$!"), "\n"; return }
  my $t = {1 => "p", 2 => "c", 4 => "d", 6 => "b", 8 => "f", 10 => "l", 12 => "s"}->{$s[2] >> 12} // "?";
  my $link = "-"; if ($t eq "l") { $link = readlink $f; $link = defined $link ? esc($link) : "! $!" }
  print join("\t", esc($p), $t, sprintf("%04o", $s[2] & 07777), @s[4, 5], $t eq "d" ? "-" : $s[3], $t eq "d" ? "-" : $s[7], $s[9],
    $t eq "d" || $s[3] == 1 ? "-" : $s[1], $t =~ /[bc]/ ? ($s[6] >> 8 & 0xfff) . "," . ($s[6] & 0xff | $s[6] >> 12 & 0xfff00) : "-",
    $t eq "f" && $ENV{HASH} && $s[7] <= $ENV{MAX} ? sha($f) : "-", $link, xattrs($f)), "\n";
  return if $t ne "d"; opendir my $h, $f or do { print join("\t", esc($p), "!", "$!"), "\n"; return };
  my @n = sort grep { !/^\.\.?$/ } readdir $h; closedir $h; show("$f/$_", $p eq "/" ? "/$_" : "$p/$_") for @n }

# A child with a time limit does what may hang; it returns whether it ended.
sub guarded { my $do = shift; $| = 1; $| = 0; my $pid = fork // die "fork: $!";
  if (!$pid) { alarm $ENV{TIMEOUT}; $do->(); close STDOUT; require POSIX; POSIX::_exit(0) }
  waitpid $pid, 0; $? == 0 }
sub dump_tree { my $dir = shift; my $ended = guarded(sub { chdir $dir or die; $left = $ENV{PATHS}; show(".", "/"); print "#end\tok\n" });
  print "\n#end\ttimeout\n" unless $ended } # behind a line that the end may have cut
# Returns the device with the file behind it; another process may take the number first.
sub loop { my $file = shift; open my $f, "<:raw", $file or die "$file: $!"; open my $c, "<", "/dev/loop-control" or die "loop-control: $!";
  for (1 .. 50) { my $n = ioctl($c, $GET_FREE, 0) // die "loop: $!"; $n += 0; -b "/dev/loop$n" or system("mknod", "/dev/loop$n", "b", 7, $n);
    open my $l, "<", "/dev/loop$n" or die "loop$n: $!"; return ($l, "/dev/loop$n") if defined ioctl($l, $SET_FD, fileno $f); $! == $EBUSY or die "loop$n: $!" }
  die "no loop device" }
sub image { my $file = shift; print "#image\t", esc($file), "\n";
  if (-d $file) { print "#mount\tok\n"; dump_tree($file); return }
  my ($l, $device) = loop($file); my ($type, $none, $target) = ("squashfs", "", $m);
  if (syscall($MOUNT, $device, $target, $type, $RDONLY, $none) == 0) { print "#mount\tok\n"; dump_tree($m); syscall($UMOUNT, $target, $DETACH) }
  else { print "#mount\tfailed\t$!\n#end\tok\n" }
  ioctl($l, $CLR_FD, 0) }

# Attaching and unmounting mostly wait for the kernel, so several images are mounted at a time.
my @images = @ARGV; if ($ENV{STDIN}) { while (my $file = <STDIN>) { chomp $file; push @images, $file } }
my $jobs = @images < $ENV{JOBS} ? @images : $ENV{JOBS}; my @pids;
for my $job (0 .. $jobs - 1) { my $pid = fork // die "fork: $!"; push @pids, $pid; next if $pid;
  $m = "$ENV{T}/m$job"; mkdir $m;
  for (my $i = $job; $i < @images; $i += $jobs) { open STDOUT, ">", "$ENV{T}/out$i" or die "out$i: $!"; image($images[$i]); close STDOUT }
  exit }
my $failed = grep { waitpid $_, 0; $? } @pids;
for my $i (0 .. $#images) { open my $h, "<:raw", "$ENV{T}/out$i" or next; my $b; while (sysread $h, $b, 1 << 16) { print $b } unlink "$ENV{T}/out$i" }
exit($failed ? 2 : 0);
