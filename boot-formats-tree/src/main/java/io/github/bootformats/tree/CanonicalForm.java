package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hashes what {@link TreeDigest} documents. */
final class CanonicalForm {
  private static final String MAGIC = "bootformats-tree-1";
  private static final int HASH_SIZE = 32;
  private static final int CHUNK = 64 << 10;

  private final MessageDigest hash = sha256();
  private final DataOutputStream out =
      new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
  private final Set<TreeAttribute> ignored;
  private final Progress progress;
  private final Map<LinkId, TreePath> links = new HashMap<>();
  private long read;

  CanonicalForm(Set<TreeAttribute> ignored, Progress progress) throws IOException {
    this.ignored = ignored;
    this.progress = progress;
    out.write((MAGIC + "\0").getBytes(StandardCharsets.US_ASCII));
    for (TreeAttribute attribute : ignored) {
      out.write((attribute.name() + "\0").getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private boolean has(TreeAttribute attribute) {
    return !ignored.contains(attribute);
  }

  void add(TreePath path, TreeNode node) throws IOException {
    progress.check(read, -1);
    string(path.toBytes());
    TreePath first = has(TreeAttribute.LINK) ? first(path, node) : null;
    if (first != null) {
      out.write('h');
      string(first.toBytes());
      return;
    }
    out.write(node.type().letter());
    metadata(node.metadata());
    Map<Bytes, Bytes> xattrs = has(TreeAttribute.XATTRS) ? node.xattrs() : Map.of();
    out.writeInt(xattrs.size());
    for (Map.Entry<Bytes, Bytes> xattr : xattrs.entrySet()) {
      string(xattr.getKey());
      string(xattr.getValue());
    }
    switch (node.type()) {
      case REGULAR -> content(node.content());
      case SYMLINK -> string(has(TreeAttribute.TARGET) ? node.target() : Bytes.empty());
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          device(has(TreeAttribute.DEVICE) ? node.device() : new DeviceNumber(0, 0));
      case DIRECTORY, FIFO, SOCKET -> {}
    }
  }

  private @Nullable TreePath first(TreePath path, TreeNode node) throws IOException {
    return node.linkId().map(id -> links.putIfAbsent(id, path)).orElse(null);
  }

  private void metadata(NodeMetadata metadata) throws IOException {
    out.writeInt(has(TreeAttribute.PERMISSIONS) ? metadata.permissions() : 0);
    out.writeLong(has(TreeAttribute.UID) ? metadata.uid() : 0);
    out.writeLong(has(TreeAttribute.GID) ? metadata.gid() : 0);
    out.writeLong(has(TreeAttribute.MTIME) ? metadata.mtimeSeconds() : 0);
    out.writeInt(has(TreeAttribute.MTIME) ? metadata.mtimeNanos() : 0);
  }

  private void device(DeviceNumber device) throws IOException {
    out.writeInt((int) device.major());
    out.writeInt((int) device.minor());
  }

  private void content(FileContent content) throws IOException {
    if (!has(TreeAttribute.CONTENT)) {
      out.writeLong(content.size());
      out.write(new byte[HASH_SIZE]);
      return;
    }
    MessageDigest inner = sha256();
    long size = 0;
    byte[] chunk = new byte[(int) Math.max(1, Math.min(CHUNK, content.size()))];
    try (InputStream in = content.newInputStream()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        inner.update(chunk, 0, count);
        size += count;
        read += count;
        progress.check(read, -1);
      }
    }
    out.writeLong(size);
    out.write(inner.digest());
  }

  private void string(Bytes bytes) throws IOException {
    out.writeInt(bytes.length());
    out.write(bytes.toByteArray());
  }

  Bytes finish() {
    return Bytes.of(hash.digest());
  }
}
