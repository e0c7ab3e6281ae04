/**
 * What every tree of files promises, checked on yours: start at {@link
 * io.github.bootformats.testkit.tree.TreeContract}. No test engine is needed.
 */
@NullMarked
package io.github.bootformats.testkit.tree;

import org.jspecify.annotations.NullMarked;
