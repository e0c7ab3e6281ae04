/** Partition tables: MBR with its chain of extended boot records, and GPT. */
module io.github.bootformats.partition {
  requires transitive io.github.bootformats.api;
  requires com.google.common;
  requires static transitive org.jspecify;
}
