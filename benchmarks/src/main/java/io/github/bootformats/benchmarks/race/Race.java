package io.github.bootformats.benchmarks.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A task that several do by turns, so that a machine that is slow for a while is so for all. What
 * counts is the median of the ratios to the first of them within each round.
 */
public final class Race {
  private final String task;
  private final List<Contender> contenders;

  public Race(String task, List<Contender> contenders) {
    this.task = task;
    this.contenders = contenders;
  }

  public void run(int warmups, int rounds) throws Exception {
    List<List<Cost>> costs = new ArrayList<>();
    contenders.forEach(c -> costs.add(new ArrayList<>()));
    for (int round = -warmups; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        contenders.get(i).prepare().run();
        Cost cost = contenders.get(i).work().run();
        if (round >= 0) {
          costs.get(i).add(cost);
        }
      }
    }
    print(costs);
  }

  private void print(List<List<Cost>> costs) {
    System.out.printf(
        "%n%s%n%-34s %8s %8s %8s %8s %8s%n",
        task, "", "wall ms", "least", "cpu ms", "wall x", "cpu x");
    for (int i = 0; i < contenders.size(); i++) {
      List<Cost> own = costs.get(i);
      System.out.printf(
          "%-34s %8.1f %8.1f %8.1f %8.2f %8.2f%n",
          contenders.get(i).name(),
          1e3 * median(own.stream().mapToDouble(Cost::wall).toArray()),
          1e3 * own.stream().mapToDouble(Cost::wall).min().orElseThrow(),
          1e3 * median(own.stream().mapToDouble(Cost::cpu).toArray()),
          ratio(costs.get(0), own, Cost::wall),
          ratio(costs.get(0), own, Cost::cpu));
    }
  }

  private static double ratio(List<Cost> first, List<Cost> own, ToDoubleFunction<Cost> what) {
    double[] ratios = new double[own.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = what.applyAsDouble(own.get(i)) / what.applyAsDouble(first.get(i));
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
