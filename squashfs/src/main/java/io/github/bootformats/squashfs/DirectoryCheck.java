package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.List;

/** Checks the listings of all directories against their indexes and against the inodes. */
final class DirectoryCheck {
  private final SquashfsReader reader;
  private final CheckFindings findings;
  private final InodeList inodes;

  DirectoryCheck(SquashfsReader reader, CheckFindings findings, InodeList inodes) {
    this.reader = reader;
    this.findings = findings;
    this.inodes = inodes;
  }

  void run() throws IOException {
    for (int i = 0; i < inodes.size() && !findings.isEnded(); i++) {
      if (inodes.isDirectory(i)) {
        MetadataRef ref = inodes.ref(i);
        findings.guard(() -> check((DirectoryInode) reader.inode(ref)));
      }
    }
  }

  private void check(DirectoryInode directory) throws IOException {
    List<DirectoryIndexEntry> index = reader.index(directory);
    ListingCursor listing = reader.listing(directory);
    int indexed = 0;
    long run = -1;
    Bytes before = Bytes.empty();
    while (findings.next() && listing.next()) {
      if (listing.runOffset() != run) {
        run = listing.runOffset();
        while (indexed < index.size() && index.get(indexed).listingOffset() <= run) {
          checkIndex(directory, index.get(indexed++), listing);
        }
      }
      checkName(listing, before);
      before = listing.name();
      checkInode(directory, listing);
    }
    if (findings.isEnded()) {
      return;
    }
    for (DirectoryIndexEntry entry : index.subList(indexed, index.size())) {
      leadsNowhere(directory, entry);
    }
    if (listing.done() != directory.listingLength()) {
      findings.add(
          SquashfsFinding.DIRECTORY_SIZE,
          listing.blockPosition(),
          "the listing of inode %s has %s bytes, not %s"
              .formatted(directory.ref(), listing.done(), directory.listingLength()));
    }
  }

  private void checkIndex(
      DirectoryInode directory, DirectoryIndexEntry entry, ListingCursor listing)
      throws IOException {
    if (entry.listingOffset() == listing.runOffset() && entry.name().equals(listing.name())) {
      boolean isRead =
          findings.guard(
              () -> {
                ListingCursor there = reader.listing(directory, entry);
                there.next();
                if (!there.name().equals(entry.name()) || there.inodeRef() != listing.inodeRef()) {
                  leadsNowhere(directory, entry);
                }
              });
      if (isRead) {
        return;
      }
    }
    leadsNowhere(directory, entry);
  }

  private void leadsNowhere(DirectoryInode directory, DirectoryIndexEntry entry) {
    findings.add(
        SquashfsFinding.DIRECTORY_INDEX,
        reader.superblock().inodeTable() + directory.ref().block(),
        "the index of inode %s does not lead to \"%s\" at byte %s"
            .formatted(directory.ref(), entry.name(), entry.listingOffset()));
  }

  private void checkName(ListingCursor listing, Bytes before) {
    Bytes name = listing.name();
    if (name.length() > DirectoryEntry.MAX_NAME || !TreePath.isName(name)) {
      findings.add(
          SquashfsFinding.NAME, listing.blockPosition(), "not a name: \"%s\"".formatted(name));
    }
    if (name.compareTo(before) <= 0) {
      findings.add(
          SquashfsFinding.NAME_ORDER,
          listing.blockPosition(),
          "\"%s\" follows \"%s\"".formatted(name, before));
    }
  }

  private void checkInode(DirectoryInode directory, ListingCursor listing) {
    int inode = inodes.find(listing.inodeRef());
    long position = listing.blockPosition();
    Bytes name = listing.name();
    if (inode < 0) {
      if (inodes.isComplete()) {
        findings.add(
            SquashfsFinding.ENTRY_INODE,
            position,
            "\"%s\" leads to %s, where no inode begins"
                .formatted(name, MetadataRef.of(listing.inodeRef())));
      }
      return;
    }
    inodes.addName(inode);
    FileType type = inodes.type(inode).fileType();
    if (listing.type() != InodeType.of(type, false).id()) {
      findings.add(
          SquashfsFinding.ENTRY_TYPE,
          position,
          "entry \"%s\" has type %s, its inode %s"
              .formatted(name, listing.type(), inodes.type(inode)));
    }
    long number = listing.inodeNumber() + listing.inodeDelta();
    if (number != inodes.number(inode)) {
      findings.add(
          SquashfsFinding.ENTRY_NUMBER,
          position,
          "entry \"%s\" has number %s, its inode %s".formatted(name, number, inodes.number(inode)));
    }
    if (type == FileType.DIRECTORY && inodes.parentNumber(inode) != directory.header().number()) {
      findings.add(
          SquashfsFinding.PARENT_NUMBER,
          position,
          "\"%s\" is in directory %s, and says that it is in %s"
              .formatted(name, directory.header().number(), inodes.parentNumber(inode)));
    }
  }
}
