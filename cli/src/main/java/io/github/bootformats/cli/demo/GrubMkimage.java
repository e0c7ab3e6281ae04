package io.github.bootformats.cli.demo;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** GRUB's program that makes core.img, where it is installed. */
final class GrubMkimage {
  private static final List<String> MODULES =
      List.of("biosdisk", "part_msdos", "part_gpt", "squash4", "normal", "configfile", "linux");

  private GrubMkimage() {}

  /** Runs it; empty where there is none, or it fails. */
  static Optional<Bytes> run(boolean gpt) throws IOException {
    Path directory = Files.createTempDirectory("bootfmt");
    Path core = directory.resolve("core.img");
    List<String> command = new ArrayList<>();
    String prefix = gpt ? "(hd0,gpt2)/boot/grub" : "(hd0,msdos1)/boot/grub";
    command.addAll(List.of("grub-mkimage", "-O", "i386-pc", "-p", prefix, "-o", core.toString()));
    command.addAll(MODULES);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      boolean isDone = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
      return isDone ? Optional.of(Bytes.of(Files.readAllBytes(core))) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      Files.deleteIfExists(core);
      Files.deleteIfExists(directory);
    }
  }
}
