package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Attributes and their views. */
@ParameterizedClass
@EnumSource
class AttributesMatrixTest extends MatrixTestCase {
  private static final FileTime OLD = FileTime.fromMillis(1_000_000);

  AttributesMatrixTest(MatrixSystem system) {
    super(system);
  }

  @Test
  void readsByName() throws IOException {
    Path file = file("f", "text");
    Files.setLastModifiedTime(file, OLD);
    assertEquals(4L, Files.getAttribute(file, "size"));
    assertEquals(4L, Files.getAttribute(file, "basic:size"));
    assertEquals(OLD, Files.getAttribute(file, "posix:lastModifiedTime"));
    assertEquals(true, Files.getAttribute(file, "unix:isRegularFile"));
    assertEquals(1, Files.getAttribute(file, "unix:nlink"));
    assertEquals(0L, Files.getAttribute(file, "unix:rdev"));
    assertEquals(0100000, (Integer) Files.getAttribute(file, "unix:mode") & 0170000);
    for (String name : List.of("uid", "gid")) {
      assertTrue(Files.getAttribute(file, "unix:" + name) instanceof Integer);
    }
    for (String name : List.of("ino", "dev")) {
      assertTrue(Files.getAttribute(file, "unix:" + name) instanceof Long);
    }
    assertTrue(Files.getAttribute(file, "unix:ctime") instanceof FileTime);
    assertEquals(Files.getOwner(file), Files.readAttributes(file, "owner:*").get("owner"));
    assertEquals(Set.of("size", "isOther"), Files.readAttributes(file, "size,isOther").keySet());
    assertEquals(9, Files.readAttributes(file, "*").size());
    assertEquals(12, Files.readAttributes(file, "posix:*").size());
    assertEquals(20, Files.readAttributes(file, "unix:*").size());
    refuses(IllegalArgumentException.class, () -> Files.readAttributes(file, "basic:owner"));
    refuses(IllegalArgumentException.class, () -> Files.readAttributes(file, "posix:mode"));
    refuses(IllegalArgumentException.class, () -> Files.readAttributes(file, ""));
    refuses(UnsupportedOperationException.class, () -> Files.readAttributes(file, "acl:acl"));
    refuses(NoSuchFileException.class, () -> Files.readAttributes(dir.resolve("x"), "*"));
  }

  @Test
  void setsByName() throws IOException {
    Path file = file("f", "");
    Files.setAttribute(file, "lastModifiedTime", OLD);
    assertEquals(OLD, Files.getLastModifiedTime(file));
    Set<PosixFilePermission> all = EnumSet.allOf(PosixFilePermission.class);
    Files.setAttribute(file, "posix:permissions", all);
    assertEquals(all, Files.getPosixFilePermissions(file));
    Files.setAttribute(file, "unix:mode", 01640);
    assertEquals(0101640, Files.getAttribute(file, "unix:mode"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(0100640, Files.getAttribute(file, "unix:mode"));
    Files.setAttribute(file, "unix:uid", Files.getAttribute(file, "unix:uid"));
    Files.setAttribute(file, "unix:gid", Files.getAttribute(file, "unix:gid"));
    Files.setAttribute(file, "posix:owner", Files.getOwner(file));
    refuses(IllegalArgumentException.class, () -> Files.setAttribute(file, "size", 3L));
    refuses(IllegalArgumentException.class, () -> Files.setAttribute(file, "basic:mode", 0));
    refuses(IllegalArgumentException.class, () -> Files.setAttribute(file, "unix:nlink", 0));
    refuses(UnsupportedOperationException.class, () -> Files.setAttribute(file, "x:y", 0));
    refuses(ClassCastException.class, () -> Files.setAttribute(file, "lastModifiedTime", 0));
    refuses(
        NoSuchFileException.class,
        () -> Files.setAttribute(dir.resolve("x"), "lastModifiedTime", OLD));
  }

  @Test
  void readsBySet() throws IOException {
    link("l", "none");
    BasicFileAttributes link =
        Files.readAttributes(
            dir.resolve("l"), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    assertTrue(link.isSymbolicLink());
    assertFalse(link.isRegularFile() || link.isDirectory() || link.isOther());
    assertEquals(4, link.size());
    PosixFileAttributes directory = Files.readAttributes(dir, PosixFileAttributes.class);
    assertTrue(directory.isDirectory());
    assertNotNull(directory.fileKey());
    assertEquals(
        directory.fileKey(),
        Files.readAttributes(dir.resolve("."), PosixFileAttributes.class).fileKey());
    assertEquals(directory.owner(), Files.getOwner(dir));
    refuses(UnsupportedOperationException.class, () -> Files.readAttributes(dir, Strange.class));
  }

  private interface Strange extends BasicFileAttributes {}

  @Test
  void hasViews() throws IOException {
    Path file = file("f", "");
    for (var type :
        Map.of(
                "basic", BasicFileAttributeView.class,
                "owner", FileOwnerAttributeView.class,
                "posix", PosixFileAttributeView.class,
                "user", UserDefinedFileAttributeView.class)
            .entrySet()) {
      assertEquals(
          type.getKey(),
          Objects.requireNonNull(Files.getFileAttributeView(file, type.getValue())).name());
      assertTrue(file.getFileSystem().supportedFileAttributeViews().contains(type.getKey()));
    }
    assertNull(Files.getFileAttributeView(file, AclFileAttributeView.class));
    PosixFileAttributeView view =
        Objects.requireNonNull(Files.getFileAttributeView(file, PosixFileAttributeView.class));
    view.setTimes(OLD, null, null);
    view.setTimes(null, OLD, null);
    assertEquals(OLD, view.readAttributes().lastModifiedTime());
    view.setOwner(view.getOwner());
    view.setGroup(view.readAttributes().group());
    refuses(NullPointerException.class, () -> view.setPermissions(null));
  }

  @Test
  void hasUserAttributes() throws IOException {
    assumeTrue(Files.getFileStore(dir).supportsFileAttributeView("user"));
    Path file = file("f", "");
    UserDefinedFileAttributeView view =
        Objects.requireNonNull(
            Files.getFileAttributeView(file, UserDefinedFileAttributeView.class));
    assertEquals(List.of(), view.list());
    assertEquals(3, view.write("note", ByteBuffer.wrap(new byte[] {1, 2, 3})));
    assertEquals(List.of("note"), view.list());
    assertEquals(3, view.size("note"));
    ByteBuffer read = ByteBuffer.allocate(9);
    assertEquals(3, view.read("note", read));
    assertEquals(3, read.position());
    refuses(IOException.class, () -> view.read("note", ByteBuffer.allocate(2)));
    refuses(IOException.class, () -> view.read("none", ByteBuffer.allocate(2)));
    refuses(IOException.class, () -> view.size("none"));
    refuses(IOException.class, () -> view.delete("none"));
    assertArrayEquals(
        new byte[] {1, 2, 3}, (byte[]) Files.readAttributes(file, "user:*").get("note"));
    Files.setAttribute(file, "user:other", new byte[] {9});
    Files.setAttribute(file, "user:note", ByteBuffer.wrap(new byte[] {7}));
    assertArrayEquals(new byte[] {7}, (byte[]) Files.getAttribute(file, "user:note"));
    view.delete("note");
    assertEquals(List.of("other"), view.list());
  }

  @Test
  void createsWithPermissions() throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    assertEquals(
        owner.value(),
        Files.getPosixFilePermissions(Files.createDirectory(dir.resolve("d"), owner)));
    assertEquals(
        owner.value(), Files.getPosixFilePermissions(Files.createFile(dir.resolve("f"), owner)));
    refuses(
        UnsupportedOperationException.class,
        () -> Files.createSymbolicLink(dir.resolve("l"), dir, owner));
    assertFalse(Files.exists(dir.resolve("l"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void tellsAccess() throws IOException {
    Path file = file("f", "");
    assertTrue(Files.isReadable(file) && Files.isWritable(file));
    assertFalse(Files.isExecutable(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr--r--"));
    assertTrue(Files.isExecutable(file));
    assertTrue(Files.isExecutable(dir));
    assertFalse(Files.isReadable(dir.resolve("none")));
    assertTrue(Files.isHidden(dir.resolve(".x")));
    assertFalse(Files.isHidden(dir.resolve("x")));
  }

  @Test
  void hasAStore() throws IOException {
    FileSystem fileSystem = dir.getFileSystem();
    FileStore store = Files.getFileStore(dir);
    assertFalse(store.isReadOnly());
    assertTrue(store.getUsableSpace() > 0);
    assertEquals(store.getTotalSpace(), store.getAttribute("totalSpace"));
    assertTrue(store.supportsFileAttributeView(PosixFileAttributeView.class));
    assertTrue(store.supportsFileAttributeView("unix"));
    assertFalse(store.supportsFileAttributeView(AclFileAttributeView.class));
    assertTrue(fileSystem.getFileStores().iterator().hasNext());
    refuses(UnsupportedOperationException.class, () -> store.getAttribute("x"));
    refuses(NoSuchFileException.class, () -> Files.getFileStore(dir.resolve("none")));
  }

  @Test
  void looksUpOwners() throws IOException {
    var users = dir.getFileSystem().getUserPrincipalLookupService();
    assertEquals(users.lookupPrincipalByName("0"), users.lookupPrincipalByName("0"));
    refuses(UserPrincipalNotFoundException.class, () -> users.lookupPrincipalByName("no such"));
    refuses(
        UserPrincipalNotFoundException.class, () -> users.lookupPrincipalByGroupName("no such"));
    refuses(ProviderMismatchException.class, () -> Files.setOwner(dir, () -> "stranger"));
  }
}
