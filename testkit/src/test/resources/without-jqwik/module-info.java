module consumer {
  requires io.github.bootformats.testkit;
}
