package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A menu while it is read: the top one, a submenu, or the one of hidden entries. */
final class MenuScreen {
  final Bytes label;
  final @Nullable MenuScreen parent;
  final @Nullable MenuItem parentItem;
  final List<MenuItem> items = new ArrayList<>();

  Bytes title = Bytes.empty();
  int defaultItem;
  int timeoutTenths;
  boolean save;
  @Nullable Bytes onTimeout;
  @Nullable Bytes onError;

  MenuScreen(Bytes label, @Nullable MenuScreen parent, @Nullable MenuItem parentItem) {
    this.label = label;
    this.parent = parent;
    this.parentItem = parentItem;
    if (parent != null) {
      timeoutTenths = parent.timeoutTenths;
      save = parent.save;
      onTimeout = parent.onTimeout;
      onError = parent.onError;
    }
  }
}
