package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Trees whose changes go wrong, each in one way, and the promise that this breaks. */
enum MutationBug {
  CREATING_REPLACES("refuses to create where it cannot") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void createFile(TreePath path, NodeMetadata metadata, FileContent content)
            throws IOException {
          if (find(path).isPresent()) {
            delete(path);
          }
          super.createFile(path, metadata, content);
        }
      };
    }
  },
  ANYTHING_IS_A_DEVICE("refuses types of another kind") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void createDevice(
            TreePath path, NodeMetadata metadata, FileType type, DeviceNumber device)
            throws IOException {
          super.createDevice(
              path, metadata, type.isDevice() ? type : FileType.BLOCK_DEVICE, device);
        }
      };
    }
  },
  LINKS_ARE_COPIES("links files") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void createLink(TreePath path, TreePath existing) throws IOException {
          TreeNode node = find(existing).orElseThrow();
          createFile(path, node.metadata(), node.content());
        }
      };
    }
  },
  DELETES_ALL_BELOW("deletes") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void delete(TreePath path) throws IOException {
          Optional<TreeNode> node = find(path);
          if (node.isPresent() && node.get().type() == FileType.DIRECTORY) {
            for (TreeNode child : node.get().children().toList()) {
              delete(path.resolve(child.name()));
            }
          }
          super.delete(path);
        }
      };
    }
  },
  RENAMES_NO_DIRECTORIES("renames") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void rename(TreePath from, TreePath to) throws IOException {
          createLink(to, from);
          delete(from);
        }
      };
    }
  },
  METADATA_IN_SECONDS("sets metadata of every type") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void setMetadata(TreePath path, NodeMetadata metadata) throws IOException {
          super.setMetadata(path, metadata.withMtime(metadata.mtimeSeconds(), 0));
        }
      };
    }
  },
  EMPTY_ATTRIBUTES_ARE_LOST("sets extended attributes") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void setXattr(TreePath path, Bytes name, Bytes value) throws IOException {
          if (!value.isEmpty()) {
            super.setXattr(path, name, value);
          }
        }
      };
    }
  },
  CONTENT_STAYS("replaces content") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void setContent(TreePath path, FileContent content) {
          // keeps the old one
        }
      };
    }
  },
  WRITES_ELSEWHERE("writes content") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public ImageTarget openContent(TreePath path) throws IOException {
          super.openContent(path).close();
          return MemoryImage.ofSize(find(path).orElseThrow().size());
        }
      };
    }
  },
  NAMES_ARE_TEXT("keeps names that are not text") {
    @Override
    MutableTree plantInto(MutableTree right) {
      return new ForwardingTree(right) {
        @Override
        public void createSymlink(TreePath path, NodeMetadata metadata, Bytes target)
            throws IOException {
          String text = new String(path.toBytes().toByteArray(), StandardCharsets.UTF_8);
          super.createSymlink(TreePath.of(text), metadata, target);
        }
      };
    }
  };

  private final String promise;

  MutationBug(String promise) {
    this.promise = promise;
  }

  abstract MutableTree plantInto(MutableTree right);

  String promise() {
    return promise;
  }
}
