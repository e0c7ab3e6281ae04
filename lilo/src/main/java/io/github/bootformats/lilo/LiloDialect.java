package io.github.bootformats.lilo;

/** How the bytes of a file are cut into options; the two loaders differ in details. */
public enum LiloDialect {
  /**
   * lilo.conf: {@code =} ends a bare word, {@code $NAME} and {@code ${NAME}} stand for environment
   * variables, a backslash at the end of a line in quotes stands for one space.
   */
  LILO,
  /**
   * elilo.conf: a bare value may contain {@code =}, a {@code $} is an ordinary character, a
   * backslash at the end of a line in quotes stands for nothing.
   */
  ELILO
}
