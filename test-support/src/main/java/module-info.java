/** Support for the tests of this project: corpora, oracles and the hostile-input harness. */
module io.github.bootformats.testsupport {
  requires transitive io.github.bootformats.api;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;
  requires org.tukaani.xz;
}
