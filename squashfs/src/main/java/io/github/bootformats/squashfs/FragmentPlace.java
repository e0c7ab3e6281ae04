package io.github.bootformats.squashfs;

/**
 * Where the last bytes of a file are.
 *
 * @param fragment which fragment has them
 * @param offset where they begin in the decompressed fragment
 */
record FragmentPlace(long fragment, int offset) {}
