package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.spi.Report;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes a kernel. */
final class KernelReport {
  private KernelReport() {}

  static Report of(ReadResult<KernelImage> read) {
    KernelImage kernel = read.model();
    Report.Builder report =
        Report.builder(KernelFinding.FORMAT, kernel.toString())
            .fact("architecture", kernel.architecture().toString());
    kernel.version().map(Bytes::toString).ifPresent(text -> report.fact("version", text));
    if (kernel instanceof X86Kernel x86) {
      addSetup(x86, report);
    } else if (kernel instanceof FlatKernel flat) {
      report.fact("textOffset", flat.textOffset()).size("memory", flat.imageBytes());
    }
    kernel.payload().ifPresent(payload -> addPayload(payload, report));
    report.fact("efiStub", kernel.isEfiApplication());
    kernel.pe().ifPresent(pe -> report.fact("signed", pe.isSigned()));
    return report.findings(read.diagnostics()).build();
  }

  private static void addSetup(X86Kernel kernel, Report.Builder report) {
    SetupHeader setup = kernel.setup();
    report
        .fact("bootProtocol", (setup.protocol() >> 8) + "." + (setup.protocol() & 0xff))
        .size("setup", setup.setupBytes())
        .size("protectedMode", setup.protectedModeBytes());
    if (setup.has(SetupField.RELOCATABLE_KERNEL)) {
      report.fact("relocatable", setup.get(SetupField.RELOCATABLE_KERNEL) != 0);
    }
    if (setup.has(SetupField.CMDLINE_SIZE)) {
      report.fact("longestCommandLine", setup.get(SetupField.CMDLINE_SIZE));
    }
    if (setup.has(SetupField.INIT_SIZE)) {
      report.size("memory", setup.get(SetupField.INIT_SIZE));
    }
    report.fact("loadFlags", words(setup.flags()));
    if (!setup.extendedFlags().isEmpty()) {
      report.fact("extendedLoadFlags", words(setup.extendedFlags()));
    }
  }

  private static String words(Collection<? extends Enum<?>> flags) {
    return flags.stream()
        .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(" "));
  }

  private static void addPayload(Payload payload, Report.Builder report) {
    report
        .fact("compression", payload.compression())
        .offset("payload", payload.offset())
        .size("payloadSize", payload.length());
  }
}
