package io.github.bootformats.grub.internal.run;

/**
 * Which GRUB runs a script.
 *
 * @param exportsAll whether new contexts have all variables, and not only the exported ones
 * @param idsFirst whether {@code default} is looked up among ids, then titles, and then taken for a
 *     number, and not the other way round
 * @param distribution whether the commands of Red Hat's distributions are there, and {@code \xHH}
 *     stays as it is in words
 */
public record Dialect(boolean exportsAll, boolean idsFirst, boolean distribution) {}
