package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.NodeMetadata;
import java.io.IOException;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Users and groups: numbers, as trees have no names for them. */
final class Principals extends UserPrincipalLookupService {
  private static final long MAX = 0xFFFF_FFFFL;

  /** A user, named by the decimal number. */
  record User(long id) implements UserPrincipal {
    @Override
    public String getName() {
      return Long.toString(id);
    }

    @Override
    public String toString() {
      return getName();
    }
  }

  /** A group, named by the decimal number. */
  record Group(long id) implements GroupPrincipal {
    @Override
    public String getName() {
      return Long.toString(id);
    }

    @Override
    public String toString() {
      return getName();
    }
  }

  static NodeMetadata withOwner(NodeMetadata metadata, UserPrincipal owner) {
    if (owner instanceof User user) {
      return metadata.withOwner(user.id, metadata.gid());
    }
    throw new ProviderMismatchException("not a user of a tree: " + owner);
  }

  static NodeMetadata withGroup(NodeMetadata metadata, GroupPrincipal group) {
    if (group instanceof Group ours) {
      return metadata.withOwner(metadata.uid(), ours.id);
    }
    throw new ProviderMismatchException("not a group of a tree: " + group);
  }

  @Override
  public UserPrincipal lookupPrincipalByName(String name) throws IOException {
    return new User(number(name));
  }

  @Override
  public GroupPrincipal lookupPrincipalByGroupName(String group) throws IOException {
    return new Group(number(group));
  }

  private static long number(String name) throws UserPrincipalNotFoundException {
    try {
      long number = Long.parseUnsignedLong(name);
      if (number >= 0 && number <= MAX) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UserPrincipalNotFoundException(name);
  }
}
