package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the nodes of a tree: data into the image, inodes and listings into their tables.
 *
 * <p>Inodes are numbered as the walk meets them. They are written in the same order, but each
 * directory behind all that is in it, and each inode when the blocks of its file are stored.
 */
final class TreePacker {
  private final TreeSurvey survey;
  private final BlockPipeline pipeline;
  private final DataWriter data;
  private final NodeFacts facts;
  private final InodeTableWriter inodes;
  private final DirectoryTableWriter listings;
  private final PackCounter counter;
  private final Deque<OpenDirectory> open = new ArrayDeque<>();
  private final Map<LinkId, LinkedInode> links = new HashMap<>();
  private @Nullable MetadataRef root;

  TreePacker(
      TreeSurvey survey,
      BlockPipeline pipeline,
      DataWriter data,
      NodeFacts facts,
      InodeTableWriter inodes,
      DirectoryTableWriter listings,
      PackCounter counter) {
    this.survey = survey;
    this.pipeline = pipeline;
    this.data = data;
    this.facts = facts;
    this.inodes = inodes;
    this.listings = listings;
    this.counter = counter;
  }

  /** Where an inode's turn comes, it is written. */
  private interface InodeStep {
    MetadataRef write() throws IOException;
  }

  void pack(PackWalk walk) throws IOException {
    for (TreeNode node = walk.next(); node != null; node = walk.next()) {
      leaveTo(walk.path().depth());
      counter.addName();
      OpenDirectory parent = open.peekLast();
      if (parent == null) {
        enterRoot(node, walk.path());
      } else {
        parent.expect(node.name());
        add(node, walk.path(), parent);
      }
    }
    leaveTo(0);
  }

  /** Returns where the root's inode is, after all steps are done. */
  MetadataRef root() {
    return requireNonNull(root);
  }

  private void enterRoot(TreeNode node, TreePath path) throws IOException {
    if (node.type() != FileType.DIRECTORY) {
      throw SquashfsFinding.ROOT.thrownAt(-1, "the root of the tree is no directory");
    }
    open.addLast(new OpenDirectory(null, Bytes.empty(), facts.next(node, path)));
  }

  /** Ends directories until as many are open. */
  private void leaveTo(int depth) throws IOException {
    while (open.size() > depth) {
      OpenDirectory directory = open.removeLast(); // the root is the last of all
      pipeline.then(() -> root = directory.close(listings, inodes, noParent()));
    }
  }

  /** Programs take an entry with the number 0 for deleted, so the root's {@code ..} needs one. */
  private long noParent() {
    return counter.inodeCount() + 1;
  }

  private void add(TreeNode node, TreePath path, OpenDirectory parent) throws IOException {
    if (node.type() == FileType.DIRECTORY) {
      open.addLast(new OpenDirectory(parent, node.name(), facts.next(node, path)));
      return;
    }
    LinkId id = linkId(node).orElse(null);
    LinkedInode known = id == null ? null : links.get(id);
    if (known == null) {
      addInode(node, path, parent, id);
    } else {
      pipeline.then(() -> parent.add(node.name(), node.type(), known.ref(), known.number()));
      if (known.isLastName()) {
        links.remove(id);
      }
    }
  }

  private Optional<LinkId> linkId(TreeNode node) throws IOException {
    return TreeSurvey.linkId(node).filter(id -> survey.names(id) > 1);
  }

  private void addInode(TreeNode node, TreePath path, OpenDirectory parent, @Nullable LinkId id)
      throws IOException {
    int names = id == null ? 1 : survey.names(id);
    InodeFacts inode = facts.next(node, path);
    LinkedInode link = new LinkedInode(inode.number(), names);
    if (id != null) {
      links.put(id, link);
      link.isLastName();
    }
    InodeStep step = step(node, path, inode, names);
    Bytes name = node.name();
    FileType type = node.type();
    pipeline.then(
        () -> {
          MetadataRef ref = step.write();
          link.written(ref);
          parent.add(name, type, ref, inode.number());
        });
  }

  /** Reads what is to be known of a node, and writes the data of a file. */
  private InodeStep step(TreeNode node, TreePath path, InodeFacts inode, int names)
      throws IOException {
    switch (node.type()) {
      case REGULAR -> {
        FileData content = data.write(node.content());
        return () -> inodes.file(inode, names, content);
      }
      case SYMLINK -> {
        Bytes target = NodeFacts.target(node, path);
        return () -> inodes.symlink(inode, names, target);
      }
      case BLOCK_DEVICE, CHARACTER_DEVICE -> {
        long device = NodeFacts.device(node, path);
        return () -> inodes.device(inode, names, device);
      }
      default -> {
        return () -> inodes.ipc(inode, names);
      }
    }
  }
}
