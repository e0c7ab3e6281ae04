package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.lilo.Descriptor.Protection;
import java.util.List;

/** What LILO asks of the options of an entry besides its parameters (bsect_common in bsect.c). */
final class EntryChecks {
  private final Options global;
  private final Options entry;
  private final Item header;

  EntryChecks(Options global, Options entry, Item header) {
    this.global = global;
    this.entry = entry;
    this.header = header;
  }

  /** Refuses what is contradictory, and tells when a password is asked for. */
  Protection protection() throws Refusal {
    for (Options options : List.of(global, entry)) {
      exclude(options, LiloKeyword.RESTRICTED, LiloKeyword.MANDATORY);
    }
    checkBypass();
    boolean bypass = entry.has(LiloKeyword.BYPASS);
    boolean hasPassword =
        entry.has(LiloKeyword.PASSWORD) || (global.has(LiloKeyword.PASSWORD) && !bypass);
    // LILO looks whether a password is written anywhere, also where this entry bypasses it.
    boolean isWritten = entry.getOr(LiloKeyword.PASSWORD, global) != null;
    exclude(entry, LiloKeyword.VMWARN, LiloKeyword.VMDISABLE);
    needPassword(LiloKeyword.MANDATORY, isWritten);
    needPassword(LiloKeyword.RESTRICTED, isWritten);
    if (entry.has(LiloKeyword.FALLBACK) && entry.getOr(LiloKeyword.LOCK, global) != null) {
      throw conflict(LiloKeyword.LOCK, LiloKeyword.FALLBACK);
    }
    if (!hasPassword) {
      return Protection.NONE;
    }
    boolean isRestricted =
        entry.getOr(LiloKeyword.RESTRICTED, global) != null && !entry.has(LiloKeyword.MANDATORY);
    return isRestricted ? Protection.PARAMETERS : Protection.ALWAYS;
  }

  private void checkBypass() throws Refusal {
    if (!entry.has(LiloKeyword.BYPASS)) {
      return;
    }
    exclude(entry, LiloKeyword.MANDATORY, LiloKeyword.BYPASS);
    exclude(entry, LiloKeyword.RESTRICTED, LiloKeyword.BYPASS);
    if (!global.has(LiloKeyword.PASSWORD)) {
      throw Refusal.of(LiloFinding.PASSWORD_MISSING, header, "bypass without a global password");
    }
    exclude(entry, LiloKeyword.PASSWORD, LiloKeyword.BYPASS);
  }

  private void needPassword(LiloKeyword keyword, boolean hasPassword) throws Refusal {
    if (entry.getOr(keyword, global) != null && !hasPassword) {
      throw Refusal.of(
          LiloFinding.PASSWORD_MISSING, header, keyword.word() + " without a password");
    }
  }

  private void exclude(Options options, LiloKeyword a, LiloKeyword b) throws Refusal {
    if (options.has(a) && options.has(b)) {
      throw conflict(a, b);
    }
  }

  private Refusal conflict(LiloKeyword a, LiloKeyword b) {
    return Refusal.of(
        LiloFinding.CONFLICT, header, a.word() + " and " + b.word() + " exclude each other");
  }

  /** Whether all files are there; one that is missing and not optional makes LILO refuse. */
  boolean isPresent(LiloHost host) throws Refusal {
    boolean isOptional = entry.getOr(LiloKeyword.OPTIONAL, global) != null;
    boolean isImage = Ascii.equalsIgnoreCase(header.text(), Bytes.utf8(LiloKeyword.IMAGE.word()));
    Item initrd = isImage ? entry.getOr(LiloKeyword.INITRD, global) : null;
    for (Bytes file : List.of(Options.text(header), Options.text(initrd))) {
      if (host.isMissing(file)) {
        if (isOptional) {
          return false;
        }
        throw Refusal.of(LiloFinding.FILE_MISSING, header, "there is no file " + file);
      }
    }
    return true;
  }
}
