package io.github.bootformats.partition.gpt;

/** The names of GPT partition types. */
public final class GptTypes {
  private GptTypes() {}
}
