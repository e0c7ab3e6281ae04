#!/bin/busybox sh
# The init of the initramfs: mounts the SquashFS that root= names, puts an overlay over it, and goes on in there.
b=/bin/busybox
$b mount -t devtmpfs dev /dev
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
for module in $($b cat /modules/order); do $b insmod "/modules/$module"; done

for word in $($b cat /proc/cmdline); do
  case $word in root=*) root=${word#root=} ;; esac
done

# find_root: sets device to the one that $root names
find_root() {
  case $root in
    PARTLABEL=*)
      for partition in /sys/class/block/*; do
        if $b grep -qx "PARTNAME=${root#PARTLABEL=}" "$partition/uevent"; then device=/dev/${partition##*/}; fi
      done ;;
    PARTUUID=*)
      id=${root#PARTUUID=}
      for disk in /sys/block/*; do
        disk=${disk##*/}
        signature=$($b hexdump -s 440 -n 4 -e '1/4 "%08x"' "/dev/$disk" 2>/dev/null)
        if [ "$signature" = "${id%-*}" ]; then device=/dev/$disk$((0x${id#*-})); fi
      done ;;
    *) device=$root ;;
  esac
  [ -b "$device" ]
}

tries=0
until find_root; do
  tries=$((tries + 1))
  if [ $tries = 50 ]; then echo "There is no $root"; $b reboot -f; fi
  $b sleep 0.1
done

$b mount -t squashfs -o ro "$device" /lower
$b mount -t tmpfs rw /rw
$b mkdir /rw/upper /rw/work
$b mount -t overlay -o lowerdir=/lower,upperdir=/rw/upper,workdir=/rw/work root /root
$b mount --move /dev /root/dev
exec $b switch_root /root /sbin/init
