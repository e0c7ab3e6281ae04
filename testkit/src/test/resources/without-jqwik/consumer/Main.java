package consumer;

import io.github.bootformats.testkit.partition.PartitionDisks;

public class Main {
  public static void main(String[] arguments) {
    System.out.println(PartitionDisks.any().nearlyValid(1).description());
    System.exit(ModuleLayer.boot().findModule("net.jqwik.api").isPresent() ? 1 : 0);
  }
}
