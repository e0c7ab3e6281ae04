/** What each consumer makes of a layout, behind {@code PartitionConsumer}. */
@NullMarked
package io.github.bootformats.partition.internal.view;

import org.jspecify.annotations.NullMarked;
