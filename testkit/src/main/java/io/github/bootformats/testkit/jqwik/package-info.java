/** The generators as arbitraries of <a href="https://jqwik.net">jqwik</a> 1.9. */
@NullMarked
package io.github.bootformats.testkit.jqwik;

import org.jspecify.annotations.NullMarked;
