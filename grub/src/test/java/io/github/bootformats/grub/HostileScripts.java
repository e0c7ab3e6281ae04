package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Damaged scripts, with the limits of a careful caller. */
final class HostileScripts implements HostileSuite {
  private static final int SAMPLE = 800;
  private static final int FULL = 20_000;
  private static final ReadLimits LIMITS =
      ReadLimits.builder()
          .with(GrubLimits.MAX_STEPS, 50_000)
          .with(GrubLimits.MAX_OUTPUT_BYTES, 1 << 20)
          .with(GrubLimits.MAX_VARIABLE_BYTES, 1 << 20)
          .build();

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) {
    outcome(index);
  }

  @Override
  public String outcome(int index) {
    Random random = new Random(index);
    byte[] script = RandomScripts.script(random).getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i > 0; i--) {
      script = ScriptMutations.mutate(script, random);
    }
    GrubScript parsed = GrubScript.parse(Bytes.of(script), LIMITS);
    BootMenu menu = parsed.evaluate(GrubHost.empty(), LIMITS).bootMenu();
    GrubConfig config = GrubConfig.of(parsed);
    for (Bytes entry : config.entries()) {
      config.parameters(entry);
      config.withoutEntry(entry);
    }
    boolean limited = menu.diagnostics().stream().anyMatch(d -> d.code().equals("grub.limit"));
    boolean errors = !parsed.diagnostics().isEmpty();
    return (limited ? "limited" : "ended") + (errors ? ", with errors" : "");
  }
}
