package io.github.bootformats.partition;

/** Builds GPT disks. */
public final class GptBuilder {
  private GptBuilder() {}
}
