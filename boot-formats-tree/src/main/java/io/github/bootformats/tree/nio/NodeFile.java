package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.ResolvedNode;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * A file whose attributes are read and set, looked up anew each time.
 *
 * @param follow whether it is what a symbolic link leads to, or the link
 */
record NodeFile(TreeFilePath path, boolean follow) {
  private TreeFileSystem fileSystem() {
    return path.getFileSystem();
  }

  /** Something that needs the node. */
  interface Use<T> {
    T of(ResolvedNode found) throws IOException;
  }

  <T> T read(Use<T> use) throws IOException {
    return fileSystem().read(() -> use.of(find()));
  }

  NodeAttributes attributes() throws IOException {
    return read(NodeAttributes::of);
  }

  void setMetadata(UnaryOperator<NodeMetadata> change) throws IOException {
    fileSystem()
        .change(
            tree -> {
              ResolvedNode found = find();
              tree.setMetadata(found.path(), change.apply(found.node().metadata()));
              return found;
            });
  }

  ResolvedNode find() throws IOException {
    return fileSystem().lookup().node(path, follow);
  }
}
