package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.grub.syntax.SimpleCommand;
import java.io.IOException;
import java.util.Set;

/** Looks whether a text is a script of GRUB: by the commands with which it begins. */
final class ScriptDetection {
  private static final int PROBE_BYTES = 64 << 10;
  private static final Set<String> DISTINCTIVE =
      Set.of(
          "menuentry",
          "submenu",
          "insmod",
          "load_env",
          "save_env",
          "search",
          "configfile",
          "terminal_output",
          "blscfg",
          "loadfont",
          "search.fs_uuid",
          "load_video",
          "savedefault");

  private ScriptDetection() {}

  static Detection of(ImageSource image, String nameHint) throws IOException {
    String name = nameHint.substring(nameHint.lastIndexOf('/') + 1);
    Bytes head = Bytes.read(image, 0, (int) Math.min(image.size(), PROBE_BYTES));
    if (head.isEmpty() || head.indexOf(0, 0) >= 0) {
      return Detection.none(GrubProvider.DESCRIPTOR);
    }
    long distinctive = count(head);
    boolean named = name.equals("grub.cfg");
    if (distinctive == 0) {
      return named
          ? new Detection(GrubProvider.DESCRIPTOR, Confidence.POSSIBLE, "named grub.cfg")
          : Detection.none(GrubProvider.DESCRIPTOR);
    }
    Confidence confidence = named || distinctive > 2 ? Confidence.CERTAIN : Confidence.LIKELY;
    return new Detection(
        GrubProvider.DESCRIPTOR, confidence, distinctive + " commands that only GRUB has");
  }

  /** Counts the statements that begin with a command of GRUB, or define one of its entries. */
  private static long count(Bytes head) {
    return GrubScript.parse(head).statements().stream()
        .filter(statement -> statement instanceof SimpleCommand)
        .map(statement -> (SimpleCommand) statement)
        .filter(
            command ->
                DISTINCTIVE.stream().anyMatch(command::isNamed)
                    && (command.block().isPresent() || command.words().size() < 12))
        .count();
  }
}
