#!/bin/busybox sh
# The init of the root: shows that it is up and that it can be written to.
b=/bin/busybox
$b mount -t proc proc /proc
echo "The root is $($b grep ' / ' /proc/mounts | $b tail -n 1 | $b cut -d ' ' -f 1-3), of Linux $($b uname -r)"
echo "written through the overlay" >/etc/written
echo "A new file says: $($b cat /etc/written)"
$b cat /etc/greeting
$b sleep 1
$b reboot -f
