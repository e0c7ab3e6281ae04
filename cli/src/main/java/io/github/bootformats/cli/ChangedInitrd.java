package io.github.bootformats.cli;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.cpio.initramfs.InitramfsEdit;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The image that a command changes: rewritten whole, and then put in the place of the old one. */
final class ChangedInitrd {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "the image")
  private String file = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "NEW",
      description = "write the changed image here and leave FILE as it is; must not exist yet")
  private @Nullable String output;

  @Option(
      names = "--new-segment",
      paramLabel = "CODEC",
      description =
          "how new files are compressed: none, gzip, bzip2, lzma, xz, lzo, lz4 or zstd; when not"
              + " given, as the last compressed segment is")
  private @Nullable String codec;

  /** What is to be changed. */
  @FunctionalInterface
  interface Change {
    void apply(InitramfsEdit edit) throws IOException;
  }

  /**
   * Carries a change out.
   *
   * @return the exit status
   */
  int change(Bootfmt tool, Change change) throws IOException {
    ImageFile image = ImageFile.of(tool.directory(), file);
    ImageFile target = output == null ? image : ImageFile.of(tool.directory(), output);
    try (OpenImage open = tool.open(file);
        InitramfsImage initrd = InitramfsImage.open(open.source(), ReadLimits.defaults())) {
      InitramfsEdit edit = initrd.edit();
      if (codec != null) {
        edit.newSegmentCodec(knownCodec(codec));
      }
      change.apply(edit);
      if (output == null) {
        replace(edit, image);
      } else {
        create(edit, target);
      }
    }
    return Bootfmt.OK;
  }

  /** Puts the changed image in the place of the old one; what a link leads to, not the link. */
  private static void replace(InitramfsEdit edit, ImageFile image) throws IOException {
    if (!image.exists()) {
      throw image.problem("lies within another image: give -o");
    }
    Path old = image.path().toRealPath();
    Path written;
    try {
      // For nobody else to read, as images may hold keys.
      written = Files.createTempFile(old.getParent(), "." + old.getFileName() + ".", ".new");
    } catch (FileSystemException e) {
      throw image.problem("cannot be replaced: " + ErrorLine.reason(e), e);
    }
    try {
      write(edit, FileChannel.open(written, StandardOpenOption.WRITE));
      keepOwner(old, written);
      Files.move(written, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private String knownCodec(String id) {
    if (!id.equals("none") && Codecs.standard().stream(id).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--new-segment is none or a codec, not '%s'".formatted(id));
    }
    return id;
  }

  private static void create(InitramfsEdit edit, ImageFile target) throws IOException {
    Path path = target.path();
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw target.problem(ErrorLine.reason(e), e);
    }
    try {
      write(edit, channel);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private static void write(InitramfsEdit edit, FileChannel channel) throws IOException {
    try (channel;
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      edit.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Gives a file the permissions of another, and its owners if that is possible. */
  private static void keepOwner(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    try {
      view.setOwner(old.owner());
      view.setGroup(old.group());
    } catch (FileSystemException e) {
      // Only root may give files away.
    }
    view.setPermissions(old.permissions());
  }
}
