/**
 * For tests and fuzzing of programs that read the formats of Boot Formats: seeded generators of
 * valid and nearly valid inputs, mutators that know the fields, statistics of outcomes; and for
 * implementations of its contracts: what every tree of files promises.
 *
 * <p>No test engine is needed. The package {@code jqwik} is for those who use jqwik.
 */
module io.github.bootformats.testkit {
  requires transitive io.github.bootformats.api;
  requires transitive io.github.bootformats.partition;
  requires transitive io.github.bootformats.squashfs;
  requires io.github.bootformats.tree;
  requires static net.jqwik.api;
  requires static org.jspecify;

  exports io.github.bootformats.testkit;
  exports io.github.bootformats.testkit.jqwik;
  exports io.github.bootformats.testkit.partition;
  exports io.github.bootformats.testkit.squashfs;
  exports io.github.bootformats.testkit.tree;
}
