package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.cpio.initramfs.InitramfsLimits;
import io.github.bootformats.cpio.initramfs.InitramfsManifest;
import io.github.bootformats.tree.HostTree;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An initramfs that begins with microcode, or is made of a manifest. */
final class NewInitramfs implements Closeable {
  private static final String STANDARD_INPUT = "-";
  private static final int MAX_MANIFEST = (int) InitramfsLimits.MAX_MANIFEST_BYTES.defaultValue();

  private final Bootfmt tool;
  private final Optional<StreamCodec> codec;
  private final InitramfsBuilder builder = InitramfsBuilder.create();
  private final List<ImageSource> opened = new ArrayList<>();

  /**
   * Begins an image.
   *
   * @param microcode files, and directories of files
   */
  NewInitramfs(
      Bootfmt tool, CpioWriteOptions options, Optional<StreamCodec> codec, List<String> microcode)
      throws IOException {
    this.tool = tool;
    this.codec = codec;
    builder.options(options);
    try {
      if (!microcode.isEmpty()) {
        addMicrocode(microcode);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void addMicrocode(List<String> names) throws IOException {
    List<FileContent> updates = new ArrayList<>();
    for (String name : names) {
      for (ImageFile file : files(ImageFile.of(tool.directory(), name))) {
        ImageSource source = file.read();
        opened.add(source);
        updates.add(FileContent.of(source));
      }
    }
    try {
      builder.addMicrocode(updates);
    } catch (FormatException e) {
      throw new FileSystemException(String.join(" ", names), null, e.getMessage());
    }
  }

  private static List<ImageFile> files(ImageFile named) throws IOException {
    if (!Files.isDirectory(named.path())) {
      return List.of(named);
    }
    try (Stream<Path> files = Files.list(named.path())) {
      List<ImageFile> found =
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(path -> new ImageFile(named.name() + "/" + path.getFileName(), path))
              .toList();
      if (found.isEmpty()) {
        throw named.problem("has no files");
      }
      return found;
    }
  }

  /**
   * Writes the files of a tree behind the microcode.
   *
   * @return the exit status
   */
  int write(String source, PackOptions options, NewArchive archive, Terminal terminal)
      throws IOException {
    try (OpenTree open = OpenTree.open(source, tool)) {
      archive.refuseWithin(open);
      FileTree tree = options.applied(open.tree());
      codec.ifPresentOrElse(chosen -> builder.add(tree, chosen.id()), () -> builder.addPlain(tree));
      write(archive);
      return open.complain(terminal);
    }
  }

  /**
   * Writes what a manifest lists behind the microcode.
   *
   * @return the exit status
   */
  int write(String source, ManifestStyle style, NewArchive archive) throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), source);
    Path directory = tool.directory().toAbsolutePath().normalize();
    Path top = directory.getRoot();
    InitramfsManifest manifest = parse(file, style);
    if (codec.isPresent()) {
      manifest = manifest.compressed(codec.get().id(), EncodeOptions.defaults());
    }
    builder.add(manifest, HostTree.of(top), TreePath.of(top.relativize(directory).toString()));
    try {
      write(archive);
    } catch (FormatException e) {
      throw e.line().isPresent() ? file.problem(String.valueOf(e.getMessage()), e) : e;
    }
    return Bootfmt.OK;
  }

  private InitramfsManifest parse(ImageFile file, ManifestStyle style) throws IOException {
    Bytes text;
    if (file.name().equals(STANDARD_INPUT)) {
      text = Bytes.of(tool.input().readNBytes(MAX_MANIFEST + 1));
    } else {
      try (InputStream in = Files.newInputStream(file.path())) {
        text = Bytes.of(in.readNBytes(MAX_MANIFEST + 1));
      } catch (FileSystemException e) {
        throw file.problem(ErrorLine.reason(e), e);
      }
    }
    try {
      return style.parse(text, tool.environment());
    } catch (FormatException e) {
      throw file.problem(String.valueOf(e.getMessage()), e);
    }
  }

  private void write(NewArchive archive) throws IOException {
    archive.write(
        (out, progress) ->
            builder.writeTo(Channels.newOutputStream(out), ReadLimits.defaults(), progress));
  }

  @Override
  public void close() throws IOException {
    for (ImageSource source : opened) {
      source.close();
    }
  }
}
