package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.lilo.Descriptor.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration as LILO does when it is installed (main in lilo.c, do_image and do_other in
 * bsect.c). It stops at the first error.
 */
final class LiloRun implements OptionWalk.Visitor<Refusal> {
  private final LiloHost host;
  private final Options global = new Options();
  private final List<Diagnostic> findings = new ArrayList<>();
  private Options entry = new Options();
  private @Nullable Item header;
  private @Nullable DescriptorTable table;
  private @Nullable Diagnostic refusal;

  private LiloRun(LiloHost host) {
    this.host = host;
  }

  static LiloRun of(Bytes text, LiloHost host, ReadLimits limits) {
    LiloRun run = new LiloRun(host);
    CharStream stream =
        new CharStream(
            text, LiloDialect.LILO, host::variable, limits.get(LiloLimits.MAX_EXPANSION_BYTES));
    try {
      run.read(new ItemReader(stream, Tokenizer.MAX_LILO));
      run.checkNames();
    } catch (LexicalException e) {
      run.refusal = e.finding().at(e.line(), e.reason());
    } catch (Refusal e) {
      run.refusal = e.finding();
    }
    return run;
  }

  private void read(ItemReader reader) throws LexicalException, Refusal {
    OptionWalk<Refusal> walk = new OptionWalk<>(LiloDialect.LILO, this);
    for (Item item = reader.next(); item != null; item = reader.next()) {
      walk.next(item);
    }
    walk.end();
  }

  @Override
  public void section(Item item, LiloKeyword keyword) {
    header = item;
    entry = new Options();
  }

  @Override
  public void option(OptionTable place, Item item, LiloKeyword keyword) {
    switch (place) {
      case GLOBAL -> global.set(keyword, item);
      case IMAGE_SECTION, OTHER_SECTION -> entry.set(keyword, item);
      default -> {
        // Facts about disks and changes of partition tables are not about what is booted.
      }
    }
  }

  @Override
  public void end() throws Refusal {
    if (header == null) {
      checkGlobal();
      table = new DescriptorTable(global);
      return;
    }
    EntryChecks checks = new EntryChecks(global, entry, header);
    if (!checks.isPresent(host)) {
      findings.add(LiloFinding.SKIPPED.at(header.line(), "left out, as a file of it is missing"));
      return;
    }
    Bytes constant = ConstantOptions.of(header, global, entry, host, findings);
    Protection protection = checks.protection();
    table().add(new Descriptor(Bytes.empty(), header, entry, constant, protection));
  }

  @Override
  public void problem(LiloFinding finding, Item item, String message) throws Refusal {
    if (finding == LiloFinding.MISPLACED) {
      end();
    }
    throw Refusal.of(finding, item, message);
  }

  private void checkGlobal() throws Refusal {
    Item verbose = global.get(LiloKeyword.VERBOSE);
    if (verbose != null) {
      Numbers.number(verbose);
    }
    exclude(List.of(LiloKeyword.GEOMETRIC, LiloKeyword.LINEAR, LiloKeyword.LBA32));
    for (LiloKeyword timer : List.of(LiloKeyword.DELAY, LiloKeyword.TIMEOUT)) {
      Item item = global.get(timer);
      if (item != null) {
        Numbers.tenths(item);
      }
    }
    exclude(List.of(LiloKeyword.MESSAGE, LiloKeyword.BITMAP));
  }

  private void exclude(List<LiloKeyword> keywords) throws Refusal {
    List<LiloKeyword> set = keywords.stream().filter(global::has).toList();
    Item second = set.size() < 2 ? null : global.get(set.get(1));
    if (second != null) {
      throw Refusal.of(
          LiloFinding.CONFLICT,
          second,
          set.get(0).word() + " and " + set.get(1).word() + " exclude each other");
    }
  }

  /** What is checked when all entries are there. */
  private void checkNames() throws Refusal {
    Item defaultName = global.get(LiloKeyword.DEFAULT);
    if (table().all().isEmpty() && defaultName == null) {
      throw new Refusal(LiloFinding.IMAGES_NONE.diagnostic("there is neither image= nor other="));
    }
    if (defaultName != null && table().defaultOne().isEmpty()) {
      throw missing(defaultName, Options.text(defaultName));
    }
    checkSpecialDefault(LiloKeyword.VMDEFAULT, LiloKeyword.VMDISABLE);
    checkSpecialDefault(LiloKeyword.NOKBDEFAULT, LiloKeyword.NOKBDISABLE);
    for (Descriptor descriptor : table().all()) {
      checkFallback(descriptor);
    }
    Descriptor first = table().defaultOne().orElseThrow();
    Item unattended = global.get(LiloKeyword.UNATTENDED);
    if (unattended != null && first.protection() == Protection.ALWAYS) {
      throw Refusal.of(
          LiloFinding.CONFLICT, unattended, "unattended, but the default asks for a password");
    }
  }

  private void checkSpecialDefault(LiloKeyword keyword, LiloKeyword disabled) throws Refusal {
    Item item = global.get(keyword);
    if (item == null) {
      return;
    }
    Descriptor named =
        table().find(Options.text(item)).orElseThrow(() -> missing(item, Options.text(item)));
    if (named.entry().has(disabled)) {
      throw Refusal.of(
          LiloFinding.CONFLICT, item, keyword.word() + " is an entry with " + disabled.word());
    }
  }

  private void checkFallback(Descriptor descriptor) throws Refusal {
    Item fallback = descriptor.entry().get(LiloKeyword.FALLBACK);
    if (fallback == null) {
      return;
    }
    Bytes line = SecondStage.withoutBlanks(Options.text(fallback));
    int blank = line.indexOf(' ', 0);
    Bytes name = blank < 0 ? line : line.slice(0, blank);
    if (!name.isEmpty() && table().find(name).isEmpty()) {
      throw missing(fallback, name);
    }
  }

  private static Refusal missing(Item item, Bytes name) {
    return Refusal.of(LiloFinding.DEFAULT_MISSING, item, "there is no label or alias " + name);
  }

  private DescriptorTable table() {
    if (table == null) {
      table = new DescriptorTable(global);
    }
    return table;
  }

  Options global() {
    return global;
  }

  DescriptorTable names() {
    return table();
  }

  List<Diagnostic> findings() {
    return findings;
  }

  Optional<Diagnostic> refusal() {
    return Optional.ofNullable(refusal);
  }
}
