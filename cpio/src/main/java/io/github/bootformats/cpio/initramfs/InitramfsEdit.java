package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an initramfs image. A file that the image has is changed in the segment that has it; a
 * new one goes into a new segment at the end. All other segments are copied byte for byte.
 *
 * <pre>{@code
 * initrd.edit().put("lib/modules/nbt.ko", ko, 0644).remove("etc/motd").writeTo(Path.of("initrd.new"));
 * }</pre>
 *
 * <p>Each change is made to what the changes before have left. Paths are those of the unpacked
 * tree; links on the way are followed. Directories that a new file needs are made with permissions
 * 0755. The image is read when the changes are written, so it must be open then, and another file
 * than the one that is written. An edit serves one thread.
 */
public final class InitramfsEdit {
  private static final String NO_CODEC = "none";
  private static final int DIRECTORY_PERMISSIONS = 0755;
  private static final int LINK_PERMISSIONS = 0777;

  private final InitramfsImage image;
  private final EditedTree tree;
  private @Nullable String newCodec;
  private EncodeOptions compression = EncodeOptions.defaults();

  InitramfsEdit(InitramfsImage image) {
    this.image = image;
    this.tree = new EditedTree(image.as().wholeTree());
  }

  /**
   * Puts a regular file of user 0, in place of what is there.
   *
   * @param path where, such as {@code lib/modules/nbt.ko}
   * @param content its bytes
   * @param permissions 0 to 07777
   * @return this edit
   * @throws FileSystemException if there is a directory
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit put(String path, Bytes content, int permissions) throws IOException {
    return put(Bytes.utf8(path), FileContent.of(content), NodeMetadata.of(permissions));
  }

  /**
   * Puts a regular file, in place of what is there.
   *
   * @param path where
   * @param content its bytes, read when the image is written
   * @param metadata permissions, owners, time
   * @return this edit
   * @throws FileSystemException if there is a directory
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit put(Bytes path, FileContent content, NodeMetadata metadata)
      throws IOException {
    return put(path, NewNode.regular(content, metadata));
  }

  /**
   * Gives a regular file other content; permissions, owners and time stay.
   *
   * @param path of a file that is there
   * @param content its new bytes
   * @return this edit
   * @throws NoSuchFileException if there is none
   * @throws FileSystemException if it is no regular file
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit replace(String path, Bytes content) throws IOException {
    return replace(Bytes.utf8(path), FileContent.of(content));
  }

  /**
   * Gives a regular file other content; permissions, owners and time stay.
   *
   * @param path of a file that is there
   * @param content its new bytes, read when the image is written
   * @return this edit
   * @throws NoSuchFileException if there is none
   * @throws FileSystemException if it is no regular file
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit replace(Bytes path, FileContent content) throws IOException {
    TreePath real = existing(path);
    if (tree.type(real).orElseThrow() != FileType.REGULAR) {
      throw new FileSystemException(path.toString(), null, "is no regular file");
    }
    return put(path, NewNode.regular(content, tree.metadata(real).orElseThrow()));
  }

  /**
   * Makes a directory of user 0, or gives the one that is there other permissions.
   *
   * @param path where
   * @param permissions 0 to 07777
   * @return this edit
   * @throws FileSystemException if there is something else
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit mkdir(String path, int permissions) throws IOException {
    return mkdir(Bytes.utf8(path), NodeMetadata.of(permissions));
  }

  /**
   * Makes a directory, or gives the one that is there other permissions, owners and time.
   *
   * @param path where
   * @param metadata permissions, owners, time
   * @return this edit
   * @throws FileSystemException if there is something else
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit mkdir(Bytes path, NodeMetadata metadata) throws IOException {
    return put(path, NewNode.directory(metadata));
  }

  /**
   * Makes a symbolic link, in place of what is there.
   *
   * @param path where
   * @param target where it points to
   * @return this edit
   * @throws FileSystemException if there is a directory
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit symlink(String path, String target) throws IOException {
    return symlink(Bytes.utf8(path), Bytes.utf8(target));
  }

  /**
   * Makes a symbolic link, in place of what is there.
   *
   * @param path where
   * @param target where it points to
   * @return this edit
   * @throws FileSystemException if there is a directory
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit symlink(Bytes path, Bytes target) throws IOException {
    return put(path, NewNode.symlink(target, NodeMetadata.of(LINK_PERMISSIONS)));
  }

  /**
   * Makes a device node of user 0, in place of what is there.
   *
   * @param path where
   * @param type {@link FileType#CHARACTER_DEVICE} or {@link FileType#BLOCK_DEVICE}
   * @param device the device
   * @param permissions 0 to 07777
   * @return this edit
   * @throws FileSystemException if there is a directory
   * @throws IOException if the image cannot be read
   * @throws IllegalArgumentException if {@code type} is another one
   */
  public InitramfsEdit mknod(String path, FileType type, DeviceNumber device, int permissions)
      throws IOException {
    return mknod(Bytes.utf8(path), type, device, NodeMetadata.of(permissions));
  }

  /**
   * Makes a device node, in place of what is there.
   *
   * @param path where
   * @param type {@link FileType#CHARACTER_DEVICE} or {@link FileType#BLOCK_DEVICE}
   * @param device the device
   * @param metadata permissions, owners, time
   * @return this edit
   * @throws FileSystemException if there is a directory
   * @throws IOException if the image cannot be read
   * @throws IllegalArgumentException if {@code type} is another one
   */
  public InitramfsEdit mknod(Bytes path, FileType type, DeviceNumber device, NodeMetadata metadata)
      throws IOException {
    return put(path, NewNode.device(type, device, metadata));
  }

  /**
   * Removes a file, or a directory with all that is in it.
   *
   * @param path of something that is there
   * @return this edit
   * @throws NoSuchFileException if there is nothing
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit remove(String path) throws IOException {
    return remove(Bytes.utf8(path));
  }

  /**
   * Removes a file, or a directory with all that is in it.
   *
   * @param path of something that is there
   * @return this edit
   * @throws NoSuchFileException if there is nothing
   * @throws IOException if the image cannot be read
   */
  public InitramfsEdit remove(Bytes path) throws IOException {
    tree.remove(existing(path));
    return this;
  }

  /**
   * Sets how segments are compressed that are written anew. A segment keeps its codec; one that is
   * new has that of the last compressed one, or none where there is none.
   *
   * @param options level and the like
   * @return this edit
   */
  public InitramfsEdit compression(EncodeOptions options) {
    this.compression = requireNonNull(options);
    return this;
  }

  /**
   * Sets the codec of the new segment.
   *
   * @param codec the id of a codec, or {@code none}
   * @return this edit
   * @throws IllegalArgumentException if there is no such codec
   */
  public InitramfsEdit newSegmentCodec(String codec) {
    newCodec = codec.equals(NO_CODEC) ? codec : InitramfsBuilder.codecOf(codec).id();
    return this;
  }

  private InitramfsEdit put(Bytes path, NewNode node) throws IOException {
    TreePath real = real(path);
    Optional<FileType> there = tree.type(real);
    boolean isDirectory = there.equals(Optional.of(FileType.DIRECTORY));
    if (isDirectory != (node.type() == FileType.DIRECTORY) && there.isPresent()) {
      throw new FileSystemException(
          path.toString(), null, isDirectory ? "is a directory" : "is no directory");
    }
    addParents(real, path);
    tree.put(real, node);
    return this;
  }

  /** Makes the directories that are missing. */
  private void addParents(TreePath path, Bytes shown) throws IOException {
    Optional<TreePath> parent = path.parent();
    if (parent.isEmpty() || parent.get().isRoot()) {
      return;
    }
    Optional<FileType> type = tree.type(parent.get());
    if (type.isEmpty()) {
      addParents(parent.get(), shown);
      tree.put(parent.get(), NewNode.directory(NodeMetadata.of(DIRECTORY_PERMISSIONS)));
    } else if (type.get() != FileType.DIRECTORY) {
      throw new FileSystemException(
          shown.toString(), null, parent.get().toBytes() + " is no directory");
    }
  }

  private TreePath existing(Bytes path) throws IOException {
    TreePath real = real(path);
    if (tree.type(real).isEmpty()) {
      throw new NoSuchFileException(path.toString());
    }
    return real;
  }

  private TreePath real(Bytes path) throws IOException {
    TreePath real =
        tree.real(path)
            .orElseThrow(
                () -> new FileSystemException(path.toString(), null, "links go in circles"));
    if (real.isRoot()) {
      throw new FileSystemException(path.toString(), null, "is the root");
    }
    return real;
  }

  /**
   * Writes the changed image.
   *
   * @param out receives it; neither flushed nor closed
   * @throws FormatException as below
   * @throws IOException if reading or writing fails
   */
  public void writeTo(OutputStream out) throws IOException {
    writeTo(out, Progress.NONE);
  }

  /**
   * Writes the changed image.
   *
   * @param out receives it; neither flushed nor closed
   * @param progress told the bytes done of each segment, before they are compressed, without a
   *     total
   * @throws FormatException if the image is damaged, or Linux does not unpack it to its end: then
   *     nothing is written. If something that was put is more than Linux unpacks: its reason is
   *     {@code initramfs.value-too-large}, its message names the path
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on
   * @throws IOException if reading or writing fails
   */
  public void writeTo(OutputStream out, Progress progress) throws IOException {
    InitramfsLayout layout = image.layout().orThrow(Severity.ERROR);
    Optional<String> failure = image.as().message().or(image.as()::halt);
    if (failure.isPresent()) {
      throw new UnsupportedFormatException(
          InitramfsFinding.FORMAT,
          InitramfsFinding.LINUX_FAILED.code(),
          -1,
          "Linux does not unpack this image to its end, which cannot be changed: " + failure.get());
    }
    new EditWriter(layout, tree, compression, codecOfNewSegment(layout), progress).writeTo(out);
  }

  private Optional<StreamCodec> codecOfNewSegment(InitramfsLayout layout) {
    String last = NO_CODEC;
    for (InitramfsSegment segment : layout.segments()) {
      last = segment.codec().orElse(last);
    }
    String chosen = newCodec == null ? last : newCodec;
    return chosen.equals(NO_CODEC)
        ? Optional.empty()
        : Optional.of(InitramfsBuilder.codecOf(chosen));
  }

  /**
   * Writes the changed image to a file, which is not there when that fails.
   *
   * @param file another file than the image's own
   * @throws java.nio.file.FileAlreadyExistsException if the file is there already
   * @throws IOException if reading or writing fails
   */
  public void writeTo(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      writeTo(out);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
