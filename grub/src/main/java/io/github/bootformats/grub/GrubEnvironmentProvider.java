package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.ImageReader;
import io.github.bootformats.api.spi.ImageWriter;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.spi.Reporter;
import java.io.IOException;
import java.util.Optional;

/** GRUB's environment blocks for tools that do not know them. */
public final class GrubEnvironmentProvider implements FormatProvider {
  /** How the format is called. */
  public static final FormatDescriptor DESCRIPTOR =
      new FormatDescriptor(
          "grubenv", "GRUB environment block", "Variables that GRUB keeps between boots: grubenv");

  private static final int PROBE_BYTES = 32;

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public GrubEnvironmentProvider() {}

  @Override
  public FormatDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Detection detect(ImageSource image, String nameHint) throws IOException {
    Bytes head = Bytes.read(image, 0, (int) Math.min(PROBE_BYTES, image.size()));
    return GrubEnvironmentBlock.hasSignature(head)
        ? new Detection(DESCRIPTOR, Confidence.CERTAIN, "the signature in the first line")
        : Detection.none(DESCRIPTOR);
  }

  @Override
  public <C> Optional<C> capability(Capability<C> capability) {
    if (capability.equals(Capability.READ)) {
      return Optional.of(
          capability.cast(
              ImageReader.of(GrubEnvironmentBlock.class, GrubEnvironmentProvider::read)));
    }
    if (capability.equals(Capability.WRITE)) {
      return Optional.of(
          capability.cast(
              ImageWriter.ofBytes(GrubEnvironmentBlock.class, GrubEnvironmentBlock::toBytes)));
    }
    if (capability.equals(Capability.REPORT)) {
      Reporter reporter = GrubEnvironmentProvider::report;
      return Optional.of(capability.cast(reporter));
    }
    return Optional.empty();
  }

  private static ReadResult<GrubEnvironmentBlock> read(ImageSource image, ReadLimits limits)
      throws IOException {
    GrubEnvironmentBlock block =
        GrubEnvironmentBlock.of(limits.readAll(image, GrubLimits.MAX_SCRIPT_BYTES, "grubenv"));
    return ReadResult.of(block, block::diagnostics);
  }

  private static Report report(ImageSource image, ReadLimits limits) throws IOException {
    ReadResult<GrubEnvironmentBlock> read = read(image, limits);
    Report.Builder report = Report.builder("grubenv", "GRUB environment block");
    for (GrubEnvironmentBlock.Variable variable : read.model().variables()) {
      report.child(
          Report.builder("variable", variable.name().toString())
              .fact("name", variable.name().toString())
              .fact("value", variable.value().toString())
              .build());
    }
    return report.findings(read.diagnostics()).build();
  }
}
