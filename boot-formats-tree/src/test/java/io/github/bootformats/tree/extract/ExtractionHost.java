package io.github.bootformats.tree.extract;

import com.google.common.jimfs.Configuration;

/** The kinds of hosts, as jimfs plays them. */
enum ExtractionHost {
  /** POSIX permissions, directories that can be held open. */
  UNIX,
  /** Names in any case and composition are the same. */
  MAC_OS,
  /** Names in any case are the same, many are not allowed; nothing can be held open. */
  WINDOWS;

  Configuration configuration() {
    return switch (this) {
      case UNIX ->
          Configuration.unix().toBuilder()
              .setAttributeViews("basic", "owner", "posix", "unix", "user")
              .build();
      case MAC_OS -> Configuration.osX();
      case WINDOWS -> Configuration.windows();
    };
  }
}
