/** What is told of a disk to tools that do not know partition tables. */
@NullMarked
package io.github.bootformats.partition.internal.report;

import org.jspecify.annotations.NullMarked;
