package io.github.bootformats.partition;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildLister;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.ImageWriter;
import io.github.bootformats.api.spi.PartitionLister;
import io.github.bootformats.api.spi.Reporter;
import io.github.bootformats.partition.internal.report.DiskSurvey;
import io.github.bootformats.partition.internal.report.LayoutReport;
import io.github.bootformats.partition.internal.report.TableDetection;
import java.io.IOException;
import java.util.Optional;

/**
 * MBR and GPT for tools that do not know them.
 *
 * <p>It is {@linkplain io.github.bootformats.api.spi.Confidence#CERTAIN certain} of a GPT, thinks
 * an MBR with partitions likely, and other things that end in 55 AA, or labels that it only names,
 * possible. The size of the sectors is what the disk {@linkplain SectorSizes#evidence speaks for},
 * else 512 bytes. Children are the partitions that Linux sees, with Linux's numbers as their ids,
 * or those that UEFI sees where Linux refuses; extended partitions are not among them, as they hold
 * but other partitions.
 */
public final class PartitionTableProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor("partition-table", "Partition table", "MBR and GPT partition tables");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public PartitionTableProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    return TableDetection.of(image);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(capability.cast(new Reader()));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(capability.cast(new Writer()));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> LayoutReport.of(DiskSurvey.of(image, limits));
      return Optional.of(capability.cast(reporter));
    }
    if (capability.equals(Capability.CHILDREN)) {
      ChildLister lister = (image, limits) -> DiskSurvey.of(image, limits).children();
      return Optional.of(capability.cast(lister));
    }
    if (capability.equals(Capability.PARTITIONS)) {
      PartitionLister lister = (image, limits) -> DiskSurvey.of(image, limits).seen();
      return Optional.of(capability.cast(lister));
    }
    return Optional.empty();
  }

  private static final class Reader implements ImageReader<DiskLayout> {
    @Override
    public Class<DiskLayout> modelType() {
      return DiskLayout.class;
    }

    @Override
    public ReadResult<DiskLayout> read(ImageSource image, ReadLimits limits) throws IOException {
      return DiskLayout.read(image, SectorSizeChoice.of(image).sectorSize(), limits);
    }
  }

  /** Writes as to a disk that holds nothing of value: all structures, the MBR last. */
  private static final class Writer implements ImageWriter<DiskLayout> {
    @Override
    public Class<DiskLayout> modelType() {
      return DiskLayout.class;
    }

    @Override
    public void write(DiskLayout model, ImageTarget target, Progress progress) throws IOException {
      model.encode().applyTo(target, progress);
    }
  }
}
