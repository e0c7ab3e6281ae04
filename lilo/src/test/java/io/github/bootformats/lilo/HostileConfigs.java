package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.time.Duration;

/** Configurations with a few pieces changed, read as both loaders read them, and edited. */
final class HostileConfigs implements HostileSuite {
  private static final int SAMPLE = 1_000;
  private static final int FULL = 100_000;

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    Bytes bytes = Given.bytes(RandomConfigs.odd(index));
    try {
      LiloProvider provider = new LiloProvider();
      ImageSource source = ImageSource.of(bytes.toByteArray());
      provider.detect(source, "");
      provider.capability(Capability.REPORT).orElseThrow().report(source, ReadLimits.defaults());
      edit(provider.capability(Capability.CONFIG).orElseThrow().open(bytes, ReadLimits.defaults()));
      LiloMenu elilo = Given.menu(LiloConsumer.ELILO_3, bytes, RandomConfigs.HOST);
      elilo.boot("l0 x");
      LiloMenu lilo = Given.menu(LiloConsumer.LILO_24, bytes, RandomConfigs.HOST);
      lilo.boot("l0 x");
      return lilo.refusal().map(Diagnostic::code).orElse("taken");
    } catch (FormatException e) {
      return e.reason();
    }
  }

  private static void edit(EditableConfig config) {
    try {
      config.timeout();
      EditableConfig changed = config.withTimeout(Duration.ofSeconds(3));
      for (Bytes entry : changed.entries()) {
        changed.withParameters(entry, changed.parameters(entry)).withDefault(entry).toBytes();
        changed.withoutEntry(entry).toBytes();
      }
    } catch (IllegalArgumentException e) {
      // What cannot be written is refused.
    }
  }
}
