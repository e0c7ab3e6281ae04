package io.github.bootformats.partition;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import java.util.Optional;

/** MBR and GPT for tools that do not know them. */
public final class PartitionTableProvider implements FormatProvider {
  private static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor("partition-table", "Partition table", "MBR and GPT partition tables");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public PartitionTableProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) {
    return Detection.none(DESCRIPTOR);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    return Optional.empty();
  }
}
