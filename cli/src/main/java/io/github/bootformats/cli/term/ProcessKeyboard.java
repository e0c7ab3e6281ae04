package io.github.bootformats.cli.term;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/** The terminal that this process was started on; looked for when it is needed, as that is slow. */
final class ProcessKeyboard implements Keyboard {
  private @Nullable BufferedReader reader;

  @Override
  public boolean isThere() {
    return StandardStreams.areInteractive();
  }

  @Override
  public @Nullable String line() throws IOException {
    if (reader == null) {
      reader =
          new BufferedReader(
              new InputStreamReader(
                  new FileInputStream(FileDescriptor.in), StandardStreams.charset()));
    }
    return reader.readLine();
  }
}
