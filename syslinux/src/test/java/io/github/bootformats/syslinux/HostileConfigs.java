package io.github.bootformats.syslinux;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.Random;

/** Configurations with a few bytes changed, that include each other and themselves. */
final class HostileConfigs implements HostileSuite {
  private static final int SAMPLE = 2_000;
  private static final int FULL = 100_000;

  private static final String[] PIECES = {
    "\nINCLUDE other.cfg\n",
    "\nMENU INCLUDE isolinux.cfg tag\n",
    "\nCONFIG other.cfg ..\n",
    "\nKERNEL menu.c32 other.cfg isolinux.cfg\n",
    "\nCOM32 vesamenu\n",
    "\nMENU BEGIN\n",
    "\nMENU END\n",
    "\nMENU GOTO .top\n",
    "\nMENU EXIT .hidden\n",
    "\nMENU QUIT\n",
    "\nMENU START\n",
    "\nMENU SAVE\n",
    "\nMENU HIDE\n",
    "\nTEXT HELP\n",
    "\nENDTEXT\n",
    "\nLABEL\n",
    "\nLABEL \u0000x\n",
    "\nF999999999999\n",
    "\nTIMEOUT 99999999999999999999\n",
    "\nTIMEOUT -5\n",
    "\nTOTALTIMEOUT 9223372036854775807\n",
    "\nSYSAPPEND 0xffffffffffffffff\n",
    "\nMENU INDENT 2147483647\n",
    "\nONERROR .linux .linux .com32 .config x\n",
    "\nDEFAULT .config isolinux.cfg /\n",
    "\nDEFAULT .com32 menu other.cfg\n",
    "initrd=",
    ",",
    "\u00ff",
    "\r",
    "\t",
    "^"
  };

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    Random random = new Random(index);
    BootCase boot = RandomConfigs.of(index);
    BootCase hostile =
        BootCase.of(changed(boot.config(), random))
            .with("other.cfg", changed(boot.files().getOrDefault("other.cfg", ""), random));
    try {
      SyslinuxMenu menu = Expectation.menu(hostile);
      menu.boot("other.cfg x");
      menu.boot(boot.typed().orElse(".config isolinux.cfg"));
      String end = menu.bootMenu().defaultEntry().map(e -> e.kind().id()).orElse("nothing");
      String time = menu.bootMenu().timeout().map(t -> "in time").orElse("for ever");
      return end + ", " + time;
    } catch (FormatException e) {
      return e.reason();
    }
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    int changes = random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(changed.length() + 1);
      int end = random.nextInt(3) > 0 ? at : Math.min(changed.length(), at + random.nextInt(9));
      changed.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
    }
    return changed.toString();
  }
}
