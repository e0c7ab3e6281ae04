package io.github.bootformats.grub;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.internal.run.Listener;
import io.github.bootformats.grub.internal.run.Machine;

/**
 * Runs scripts as a GRUB would. Every script ends, at the latest when it exceeds a {@linkplain
 * GrubLimits limit}; nothing is changed on the host. Instances are immutable.
 */
public final class GrubEvaluator {
  private final GrubConsumer consumer;
  private final GrubHost host;
  private final ReadLimits limits;
  private final GrubTracer tracer;

  private GrubEvaluator(
      GrubConsumer consumer, GrubHost host, ReadLimits limits, GrubTracer tracer) {
    this.consumer = requireNonNull(consumer);
    this.host = requireNonNull(host);
    this.limits = requireNonNull(limits);
    this.tracer = requireNonNull(tracer);
  }

  /**
   * Prepares an evaluation with the default limits.
   *
   * @param consumer which GRUB it is
   * @param host what it would find
   * @return the evaluator
   */
  public static GrubEvaluator of(GrubConsumer consumer, GrubHost host) {
    return new GrubEvaluator(consumer, host, ReadLimits.defaults(), GrubTracer.NONE);
  }

  /**
   * Changes the limits.
   *
   * @param others the {@link GrubLimits} that are not the default ones
   * @return a changed evaluator
   */
  public GrubEvaluator withLimits(ReadLimits others) {
    return new GrubEvaluator(consumer, host, others, tracer);
  }

  /**
   * Sets who is told what is run, in the script and in the bodies of those entries that are looked
   * at.
   *
   * @param other the tracer
   * @return a changed evaluator
   */
  public GrubEvaluator withTracer(GrubTracer other) {
    return new GrubEvaluator(consumer, host, limits, other);
  }

  /**
   * Runs a script as the host's {@linkplain GrubHost#configFile() configuration file}.
   *
   * @param script the script
   * @return the menu that GRUB shows
   */
  public GrubMenu evaluate(GrubScript script) {
    Listener listener =
        (place, words, status) ->
            tracer.ran(place, words.stream().map(Latin::bytes).toList(), status);
    Machine machine =
        Machine.start(
            host, consumer.dialect(), limits, tracer == GrubTracer.NONE ? Listener.NONE : listener);
    machine.run(script, Latin.of(host.configFile()));
    return new GrubMenu(consumer, machine);
  }
}
