/**
 * What the tests of all modules share.
 *
 * <ul>
 *   <li>{@link io.github.bootformats.testsupport.Corpus}: sample files that are not part of the
 *       project;
 *   <li>{@link io.github.bootformats.testsupport.Oracles}: the real consumers, asked through the
 *       scripts of {@code oracles/};
 *   <li>{@link io.github.bootformats.testsupport.HostileHarness}: any decoder on any bytes, where
 *       only a result or a declared exception passes.
 * </ul>
 */
@NullMarked
package io.github.bootformats.testsupport;

import org.jspecify.annotations.NullMarked;
