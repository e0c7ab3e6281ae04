package io.github.bootformats.cli;

import io.github.bootformats.cli.change.PartitionRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Adds a partition to a table. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {"Adds a partition, by default one for Linux that takes all that is free.", ""},
    footerHeading = "%nSizes:%n",
    footer = {
      "  512M, 1.5G, 2TiB  powers of 1024; 512MB is 512 million bytes",
      "  2048s             sectors of the disk",
      "  25%%               of the whole disk",
      "  50%%free           of what is free",
      "  rest              all that is left"
    })
final class PartitionAddCommand implements Callable<Integer> {
  private final ImageEditor editor;
  private final Map<String, String> said = new LinkedHashMap<>();

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ChangeOptions options = new ChangeOptions();
  @Mixin private PlanOptions plan = new PlanOptions();

  PartitionAddCommand(ImageEditor editor) {
    this.editor = editor;
  }

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "linux, esp, swap, 8300, a GUID, ...; 'partition list-types' lists them")
  void type(String text) {
    said.put("type", text);
  }

  @Option(
      names = {"-s", "--size"},
      paramLabel = "SIZE",
      description = "how large; rest when not given")
  void size(String text) {
    said.put("size", text);
  }

  @Option(
      names = "--start",
      paramLabel = "PLACE",
      description = "where from, like 1M or 2048s; else the first aligned place with room")
  void start(String text) {
    said.put("start", text);
  }

  @Option(names = "--name", paramLabel = "NAME", description = "its name; on a GPT only")
  void name(String text) {
    said.put("name", text);
  }

  @Option(
      names = "--flags",
      paramLabel = "FLAG,...",
      description = "required, no-block-io, legacy-boot, no-auto, bit-60, ...; on an MBR active")
  void flags(String text) {
    said.put("flags", text);
  }

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "its number; else the lowest that is free")
  void number(String text) {
    said.put("number", text);
  }

  @Option(
      names = "--guid",
      paramLabel = "GUID",
      description = "its own GUID; else a random one; on a GPT only")
  void guid(String text) {
    said.put("guid", text);
  }

  @Option(names = "--kind", paramLabel = "KIND", description = "primary or logical; on an MBR only")
  void kind(String text) {
    said.put("kind", text);
  }

  @Override
  public Integer call() throws IOException {
    PartitionRequest request = request();
    return editor.change(
        options,
        layout ->
            plan.on(layout.plan(), layout.sectorSize())
                .add(request.on(layout.sectorSize()))
                .apply());
  }

  private PartitionRequest request() {
    PartitionRequest request = PartitionRequest.any();
    for (Map.Entry<String, String> field : said.entrySet()) {
      try {
        request = request.with(field.getKey(), field.getValue());
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), "--" + field.getKey() + ": " + e.getMessage());
      }
    }
    return request;
  }
}
