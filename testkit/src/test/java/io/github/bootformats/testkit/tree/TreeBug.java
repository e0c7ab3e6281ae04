package io.github.bootformats.testkit.tree;

/** What may be wrong with a tree, and the promise that it breaks. */
enum TreeBug {
  NAMED_ROOT("the root is a directory without a name"),
  NAME_WITH_SLASH("names are names and come once"),
  NAME_TWICE("names are names and come once"),
  LISTED_DIFFERENTLY("listing twice gives the same"),
  SORTED_BACKWARDS("sorted listing sorts"),
  FINDS_ANOTHER("entries are found by name"),
  FINDS_DOT("what is not there is not found"),
  FINDS_PREFIX("what is not there is not found"),
  PATHS_LEAD_NOWHERE("nodes are found by path"),
  LINK_ID_LOST("hard links share their file"),
  LINK_ID_OF_ALL("hard links share their file"),
  NLINK_OF_DIRECTORY("hard links share their file"),
  NLINK_TOO_SMALL("hard links share their file"),
  METADATA_CHANGES("nodes have what their type has"),
  SIZE_OF_DIRECTORY("nodes have what their type has"),
  XATTRS_CAN_BE_CHANGED("nodes have what their type has"),
  CONTENT_OF_DIRECTORY("nodes have what their type has"),
  TARGET_OF_ALL("nodes have what their type has"),
  CONTENT_IS_SHORT("content is the same however it is read"),
  CONTENT_READ_ONCE("content is the same however it is read"),
  RANDOM_ACCESS_SHIFTED("content is the same however it is read"),
  CONTENT_OF_THREAD("many threads read the same");

  private final String promise;

  TreeBug(String promise) {
    this.promise = promise;
  }

  String promise() {
    return promise;
  }
}
