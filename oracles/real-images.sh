#!/bin/bash
# real-images.sh - images that others made: those inside of Debian packages, and two that Debian's tools make here.
# Usage: real-images.sh DIR     DIR, which must exist, gets isohybrid.iso (xorriso) and parted.img (parted, mkfs, mkswap, mksquashfs)
# Output (TSV): name  maker, a package  its version  path
# Typical time: 2 s. Packages: grub-rescue-pc ipxe memtest86+ xorriso isolinux parted dosfstools e2fsprogs squashfs-tools
# util-linux fdisk; debian-installer-12-netboot-amd64, which install.sh only unpacks.
. "$(dirname "$0")/common.sh"
[ $# = 1 ] && [ -d "$1" ] || usage
need xorriso xorriso parted parted mkfs.fat dosfstools mkfs.ext4 e2fsprogs mksquashfs squashfs-tools mkswap util-linux sfdisk fdisk
D=$(realpath "$1")
export SOURCE_DATE_EPOCH=1767225600

isohybrid() {
  mkdir -p "$T/iso/isolinux"
  cp /usr/lib/ISOLINUX/isolinux.bin /usr/lib/syslinux/modules/bios/ldlinux.c32 "$T/iso/isolinux"
  printf 'DEFAULT linux\nLABEL linux\n  KERNEL /vmlinuz\n' > "$T/iso/isolinux/isolinux.cfg"
  xorriso -as mkisofs -quiet -o "$D/isohybrid.iso" -volid HYBRID --modification-date=2026010100000000 -b isolinux/isolinux.bin \
    -c isolinux/boot.cat -no-emul-boot -boot-load-size 4 -boot-info-table -isohybrid-mbr /usr/lib/ISOLINUX/isohdpfx.bin "$T/iso" >&2
}

# Four kinds of content, each with a name and an id of its own.
parted_disk() {
  local disk=$D/parted.img
  truncate -s 96M "$disk"
  parted -s "$disk" mklabel gpt mkpart ESP fat32 1MiB 41MiB set 1 esp on mkpart root ext4 41MiB 73MiB \
    mkpart swap linux-swap 73MiB 77MiB mkpart live 77MiB 95MiB >&2
  sfdisk -q --disk-id "$disk" 22222222-3333-4444-5555-000000000000
  for n in 1 2 3 4; do sfdisk -q --part-uuid "$disk" $n 22222222-3333-4444-5555-00000000000$n; done
  mkfs.fat -F 32 -i 12345678 -n ESP --offset 2048 "$disk" 40960 >&2
  truncate -s 32M "$T/root"; truncate -s 4M "$T/swap"; mkdir "$T/live"; echo live > "$T/live/file"
  mkfs.ext4 -q -L root -U 11111111-2222-3333-4444-555555555555 "$T/root"
  mkswap -q -L swap -U 11111111-2222-3333-4444-666666666666 "$T/swap" >&2
  mksquashfs "$T/live" "$T/live.squashfs" -quiet -no-progress >&2
  dd if="$T/root" of="$disk" bs=1M seek=41 conv=notrunc status=none
  dd if="$T/swap" of="$disk" bs=1M seek=73 conv=notrunc status=none
  dd if="$T/live.squashfs" of="$disk" bs=1M seek=77 conv=notrunc status=none
}

# row NAME PACKAGE PATH
row() {
  local version
  [ -e "$3" ] || die "$2 is missing: oracles/install.sh installs or unpacks it"
  version=$(dpkg-query -W -f '${Version}' "$2" 2>/dev/null) || version=$(sed -n 's/^Version: //p' "$CACHE/$2/DEBIAN/control")
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$version" "$3"
}

isohybrid
parted_disk
installer=$CACHE/debian-installer-12-netboot-amd64/usr/lib/debian-installer/images/12/amd64/text
row grub-rescue-cdrom grub-rescue-pc /usr/lib/grub-rescue/grub-rescue-cdrom.iso
row grub-rescue-floppy grub-rescue-pc /usr/lib/grub-rescue/grub-rescue-floppy.img
row ipxe-iso ipxe /usr/lib/ipxe/ipxe.iso
row ipxe-lkrn ipxe /boot/ipxe.lkrn
row memtest-iso memtest86+ /usr/lib/memtest86+/memtest86+x64.iso
row memtest-kernel memtest86+ /boot/memtest86+x64.bin
row isohybrid xorriso "$D/isohybrid.iso"
row parted parted "$D/parted.img"
row installer-kernel debian-installer-12-netboot-amd64 "$installer/debian-installer/amd64/linux"
row installer-initrd debian-installer-12-netboot-amd64 "$installer/debian-installer/amd64/initrd.gz"
row installer-tftp debian-installer-12-netboot-amd64 "$installer"
