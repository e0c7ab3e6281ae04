package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Attributes by names such as {@code posix:permissions}, and what a view has. Numbers are of the
 * types that the JDK's {@code unix} view has, so ids of users and groups are ints whose sign means
 * nothing.
 */
final class NamedAttributes {
  static final Set<String> VIEWS = Set.of("basic", "owner", "posix", "unix", "user");

  private static final Map<String, Function<NodeAttributes, Object>> OWNER =
      Map.of("owner", NodeAttributes::owner);
  private static final Map<String, Function<NodeAttributes, Object>> BASIC =
      Map.of(
          "size", NodeAttributes::size,
          "creationTime", NodeAttributes::creationTime,
          "lastAccessTime", NodeAttributes::lastAccessTime,
          "lastModifiedTime", NodeAttributes::lastModifiedTime,
          "isDirectory", NodeAttributes::isDirectory,
          "isRegularFile", NodeAttributes::isRegularFile,
          "isSymbolicLink", NodeAttributes::isSymbolicLink,
          "isOther", NodeAttributes::isOther,
          "fileKey", NodeAttributes::fileKey);
  private static final Map<String, Function<NodeAttributes, Object>> POSIX =
      with(
          BASIC,
          Map.of(
              "owner", NodeAttributes::owner,
              "group", NodeAttributes::group,
              "permissions", NodeAttributes::permissions));
  private static final Map<String, Function<NodeAttributes, Object>> UNIX =
      with(
          POSIX,
          Map.of(
              "mode", NodeAttributes::mode,
              "uid", attributes -> (int) attributes.metadata().uid(),
              "gid", attributes -> (int) attributes.metadata().gid(),
              "nlink", attributes -> (int) Math.min(attributes.nlink(), Integer.MAX_VALUE),
              "rdev", NodeAttributes::rdev,
              "dev", attributes -> attributes.linkId().map(LinkId::device).orElse(0L),
              "ino", attributes -> attributes.linkId().map(LinkId::inode).orElse(0L),
              "ctime", NodeAttributes::lastModifiedTime));
  private static final Map<String, Map<String, Function<NodeAttributes, Object>>> READABLE =
      Map.of("basic", BASIC, "owner", OWNER, "posix", POSIX, "unix", UNIX);

  private final String view;
  private final String names;

  private NamedAttributes(String view, String names) {
    this.view = view;
    this.names = names;
  }

  /**
   * Takes a name, or several, apart.
   *
   * @param text such as {@code posix:permissions}; without a view it is the basic one
   * @throws UnsupportedOperationException if there is no such view
   */
  static NamedAttributes of(String text) {
    int colon = text.indexOf(':');
    String view = colon < 0 ? "basic" : text.substring(0, colon);
    if (!VIEWS.contains(view)) {
      throw new UnsupportedOperationException("no view " + view);
    }
    return new NamedAttributes(view, text.substring(colon + 1));
  }

  private static Map<String, Function<NodeAttributes, Object>> with(
      Map<String, Function<NodeAttributes, Object>> some,
      Map<String, Function<NodeAttributes, Object>> more) {
    Map<String, Function<NodeAttributes, Object>> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return Map.copyOf(all);
  }

  /** Returns the attributes by their names without the view. */
  Map<String, Object> read(NodeFile file) throws IOException {
    return view.equals("user") ? readUser(file) : readNode(file);
  }

  private Map<String, Object> readNode(NodeFile file) throws IOException {
    Map<String, Function<NodeAttributes, Object>> readable = requireNonNull(READABLE.get(view));
    Set<String> wanted = wanted(readable.keySet());
    for (String name : wanted) {
      checkKnown(readable.containsKey(name), name);
    }
    NodeAttributes attributes = file.attributes();
    Map<String, Object> values = new LinkedHashMap<>();
    wanted.forEach(name -> values.put(name, requireNonNull(readable.get(name)).apply(attributes)));
    return values;
  }

  private Map<String, Object> readUser(NodeFile file) throws IOException {
    XattrView xattrs = new XattrView(file);
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : wanted(Set.copyOf(xattrs.list()))) {
      values.put(name, xattrs.value(name).toByteArray());
    }
    return values;
  }

  private Set<String> wanted(Set<String> all) {
    Set<String> wanted = new HashSet<>();
    for (String name : names.split(",", -1)) {
      if (name.equals("*")) {
        wanted.addAll(all);
      } else {
        wanted.add(name);
      }
    }
    return wanted;
  }

  /** Sets the one attribute. */
  void set(NodeFile file, Object value) throws IOException {
    requireNonNull(value);
    if (view.equals("user")) {
      ByteBuffer bytes =
          value instanceof byte[] array ? ByteBuffer.wrap(array) : (ByteBuffer) value;
      new XattrView(file).write(names, bytes);
      return;
    }
    checkKnown(requireNonNull(READABLE.get(view)).containsKey(names), names);
    NodeView node = NodeView.posix(file);
    switch (names) {
      case "lastModifiedTime" -> node.setTimes((FileTime) value, null, null);
      case "lastAccessTime" -> node.setTimes(null, (FileTime) value, null);
      case "creationTime" -> node.setTimes(null, null, (FileTime) value);
      case "permissions" -> node.setPermissions(permissions(value));
      case "owner" -> node.setOwner((UserPrincipal) value);
      case "group" -> node.setGroup((GroupPrincipal) value);
      case "mode" -> {
        int permissions = (Integer) value & NodeMetadata.PERMISSIONS_MASK;
        file.setMetadata(metadata -> metadata.withPermissions(permissions));
      }
      case "uid" -> {
        long uid = Integer.toUnsignedLong((Integer) value);
        file.setMetadata(metadata -> metadata.withOwner(uid, metadata.gid()));
      }
      case "gid" -> {
        long gid = Integer.toUnsignedLong((Integer) value);
        file.setMetadata(metadata -> metadata.withOwner(metadata.uid(), gid));
      }
      default -> throw new IllegalArgumentException("cannot be set: " + view + ":" + names);
    }
  }

  private static Set<PosixFilePermission> permissions(Object value) {
    Set<PosixFilePermission> permissions = new HashSet<>();
    for (Object each : (Set<?>) value) {
      permissions.add((PosixFilePermission) requireNonNull(each));
    }
    return permissions;
  }

  private void checkKnown(boolean known, String name) {
    if (!known) {
      throw new IllegalArgumentException("view " + view + " has no " + name);
    }
  }
}
