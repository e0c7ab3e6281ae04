package io.github.bootformats.tree.extract;

/**
 * What an extraction has made.
 *
 * @param directories how many directories, those that were there already included
 * @param files how many regular files, each counted once
 * @param links how many further names of them
 * @param symlinks how many symbolic links
 * @param bytes how many bytes of content
 * @param notes how many notes there were of what the host does not hold
 */
public record ExtractionSummary(
    long directories, long files, long links, long symlinks, long bytes, long notes) {}
