package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Linux says, which is one message at most, and what it does not say but should be known. */
final class LinuxLog {
  private static final int MAX_FINDINGS = 1000;

  private final List<Diagnostic> findings = new ArrayList<>();
  private int left;
  private @Nullable String message;
  private @Nullable String halt;

  /** Where the segment begins, and how findings call a place in it. */
  private long segmentAt;

  private boolean isCompressed;
  private String segment = "";

  void enterImage() {
    isCompressed = false;
  }

  void enterMember(String codec, long offset) {
    isCompressed = true;
    segment = codec;
    segmentAt = offset;
  }

  boolean hasFailed() {
    return message != null || halt != null;
  }

  Optional<String> message() {
    return Optional.ofNullable(message);
  }

  Optional<String> halt() {
    return Optional.ofNullable(halt);
  }

  /** Unpacking ends; only the first reason is told. */
  void error(String reason, long offset) {
    if (!hasFailed()) {
      message = reason;
      findings.add(
          at(InitramfsFinding.LINUX_FAILED, offset, "Initramfs unpacking failed: " + reason));
    }
  }

  /** Linux itself does not survive this. */
  void halt(String how, long offset) {
    if (!hasFailed()) {
      halt = how;
      findings.add(at(InitramfsFinding.LINUX_HALTS, offset, how));
    }
  }

  void warn(InitramfsFinding finding, long offset, String what) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(at(finding, offset, what));
    } else {
      left++;
    }
  }

  private Diagnostic at(InitramfsFinding finding, long offset, String what) {
    return isCompressed
        ? finding.at(
            segmentAt, "%s (byte %s of what the %s data is)".formatted(what, offset, segment))
        : finding.at(offset, what);
  }

  List<Diagnostic> findings() {
    List<Diagnostic> all = new ArrayList<>(findings);
    if (left > 0) {
      all.add(InitramfsFinding.LIMIT_FINDINGS.diagnostic(left + " more findings were not kept"));
    }
    return List.copyOf(all);
  }
}
