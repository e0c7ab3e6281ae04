package io.github.bootformats.cli.corpus;

import io.github.bootformats.testkit.partition.BrokenRule;
import io.github.bootformats.testkit.partition.DiskCase;
import io.github.bootformats.testkit.squashfs.SquashfsCase;
import java.io.IOException;
import java.nio.file.Path;

/** An image of a corpus, and what its tables say of it. */
interface CorpusCase {
  /** The format of images that are no disks. */
  String SQUASHFS = "squashfs";

  static CorpusCase of(DiskCase disk) {
    return new Disk(disk);
  }

  static CorpusCase of(SquashfsCase image) {
    return new Squashfs(image);
  }

  /** Returns how the image differs from a valid one. */
  String kind();

  /** Returns the rule that is broken, or the format and the kind: a part of the file's name. */
  String label();

  void writeTo(Path file) throws IOException;

  /** Returns what the image is. */
  String line(String file);

  /** Returns what the views make of it. */
  String verdicts(String file) throws IOException;

  /** A disk with a partition table. */
  record Disk(DiskCase disk) implements CorpusCase {
    @Override
    public String kind() {
      return disk.kind().id();
    }

    @Override
    public String label() {
      return disk.rule().map(BrokenRule::id).orElse(disk.format().id() + "." + kind());
    }

    @Override
    public void writeTo(Path file) throws IOException {
      disk.writeTo(file);
    }

    @Override
    public String line(String file) {
      return CaseLines.of(file, disk);
    }

    @Override
    public String verdicts(String file) {
      return VerdictLines.of(file, disk);
    }
  }

  /** An image of SquashFS. */
  record Squashfs(SquashfsCase image) implements CorpusCase {
    @Override
    public String kind() {
      return (image.isValid() ? DiskCase.Kind.VALID : DiskCase.Kind.NEARLY_VALID).id();
    }

    @Override
    public String label() {
      return image.isValid() ? SQUASHFS + "." + kind() : image.rules().get(0).id();
    }

    @Override
    public void writeTo(Path file) throws IOException {
      image.writeTo(file);
    }

    @Override
    public String line(String file) {
      return CaseLines.of(file, image, kind());
    }

    @Override
    public String verdicts(String file) throws IOException {
      return SquashfsVerdict.of(file, image);
    }
  }
}
