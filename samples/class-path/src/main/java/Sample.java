import io.github.bootformats.api.Formats;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.HostTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a directory into a SquashFS image in a partition, and reads a file back from there. */
public class Sample {
  public static void main(String[] args) throws IOException {
    Path work = Files.createTempDirectory("sample");
    Path files = Files.createDirectory(work.resolve("files"));
    Files.writeString(files.resolve("greeting"), "read from a partition");
    Path image = work.resolve("disk.img");
    Path content = work.resolve("content.squashfs");

    DiskLayout disk =
        GptBuilder.create(16 << 20, SectorSize.B512)
            .addRest(GptTypes.LINUX_FILESYSTEM, "data")
            .build();
    Partition data = disk.as(PartitionConsumer.LINUX_6_1).partition(1);
    try (ImageTarget target = ImageTarget.create(image)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
      SquashfsWriter.of(SquashfsWriteOptions.defaults())
          .write(HostTree.of(files), data.target(target));
    }
    try (ImageSource source = ImageSource.open(image)) {
      System.out.println(Formats.installed().detect(source).get(0).format().id());
      try (InputStream in = data.slice(source).newInputStream()) {
        Files.copy(in, content, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (FileSystem squashfs = FileSystems.newFileSystem(content)) {
      System.out.println(Files.readString(squashfs.getPath("/greeting")));
    }
  }
}
