package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.spi.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** File systems and containers that are named, not opened, for tools that do not know them. */
public final class VolumeProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          "volume", "Volume", "file systems, swap space and containers: named, not opened");

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public VolumeProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    List<Volume> volumes = Volume.identify(image);
    return volumes.isEmpty()
        ? Detection.none(DESCRIPTOR)
        : new Detection(DESCRIPTOR, Confidence.LIKELY, "signature of " + titles(volumes));
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = (image, limits) -> report(Volume.identify(image), image.size());
      return Optional.of(capability.cast(reporter));
    }
    return Optional.empty();
  }

  private static String titles(List<Volume> volumes) {
    return volumes.stream().map(v -> v.type().title()).collect(Collectors.joining(", "));
  }

  private static Report report(List<Volume> volumes, long size) {
    Report.Builder report = Report.builder(DESCRIPTOR.id(), titles(volumes));
    List<Diagnostic> findings = new ArrayList<>();
    for (Volume volume : volumes) {
      report.fact("type", volume.type().id());
      volume.label().ifPresent(label -> report.fact("label", Bytes.utf8(label).toString()));
      volume.uuid().ifPresent(uuid -> report.fact("uuid", Bytes.utf8(uuid).toString()));
      volume.claimedBytes().ifPresent(bytes -> report.size("size", bytes));
      if (volume.claimedBytes().orElse(0) > size) {
        findings.add(
            VolumeFinding.LARGER_THAN_PARTITION.diagnostic(
                "The %s says that it has %s bytes, but there are only %s"
                    .formatted(volume.type().title(), volume.claimedBytes().getAsLong(), size)));
      }
    }
    if (volumes.size() > 1) {
      findings.add(
          VolumeFinding.AMBIVALENT.diagnostic(
              "%s signatures fit: %s".formatted(volumes.size(), titles(volumes))));
    }
    return report.findings(findings).build();
  }
}
