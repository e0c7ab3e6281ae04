package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The facts that a mask asks for, in the order of its bits. */
final class SysAppendFacts {
  private SysAppendFacts() {}

  static List<Bytes> of(SyslinuxHost host, int mask) {
    List<Bytes> facts = new ArrayList<>();
    for (SysAppend fact : SysAppend.values()) {
      if ((mask & fact.mask()) != 0) {
        host.fact(fact).map(SysAppendFacts::withoutSpaces).ifPresent(facts::add);
      }
    }
    return facts;
  }

  /** Runs of white space become an underscore; at the beginning and end they vanish. */
  private static Bytes withoutSpaces(Bytes text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      if (Ascii.isSpace(text.at(i))) {
        space = out.size() > 0;
      } else {
        if (space) {
          out.write('_');
        }
        out.write(text.at(i));
        space = false;
      }
    }
    return Bytes.of(out.toByteArray());
  }
}
