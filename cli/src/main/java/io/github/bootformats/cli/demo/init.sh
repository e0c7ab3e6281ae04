#!/bin/busybox sh
# The init of the root: shows that it is up and that it can be written to.
b=/bin/busybox
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
echo "The root is $($b grep ' / ' /proc/mounts | $b tail -n 1 | $b cut -d ' ' -f 1-3), of Linux $($b uname -r)"
echo "written through the overlay" >/etc/written
echo "A new file says: $($b cat /etc/written)"
# A second SquashFS, if the disk got one since: a partition with the name "data".
for partition in /sys/class/block/*; do
  if $b grep -qx PARTNAME=data "$partition/uevent"; then
    $b mkdir -p /data
    $b mount -t squashfs -o ro "/dev/${partition##*/}" /data && $b cat /data/greeting
  fi
done
$b cat /etc/greeting
$b sleep 1
$b reboot -f
