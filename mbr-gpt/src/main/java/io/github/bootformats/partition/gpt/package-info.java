/**
 * The structures of a GPT, byte for byte: header, entry array, entries (UEFI 2.10, section 5.3).
 */
@NullMarked
package io.github.bootformats.partition.gpt;

import org.jspecify.annotations.NullMarked;
