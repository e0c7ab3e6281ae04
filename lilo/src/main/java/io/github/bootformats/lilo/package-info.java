/**
 * Configurations of LILO and of ELILO, on the three levels of every format here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.lilo.LiloDocument} is one file, option by option
 *       and byte for byte. Whatever is odd is a {@linkplain io.github.bootformats.lilo.LiloFinding
 *       finding}.
 *   <li><b>View</b>: {@link io.github.bootformats.lilo.LiloMenu} is what {@link
 *       io.github.bootformats.lilo.LiloConsumer#LILO_24} or {@link
 *       io.github.bootformats.lilo.LiloConsumer#ELILO_3} make of it on a {@linkplain
 *       io.github.bootformats.lilo.LiloHost host}: the names that can be booted, the one that is
 *       booted without a user, and the exact command lines; or why the file is refused.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.lilo.LiloEditor} changes single options,
 *       {@link io.github.bootformats.lilo.LiloBuilder} writes whole files.
 * </ol>
 *
 * <p>The options are those of lilo.conf(5) of LILO 24 and of docs/elilo.txt of ELILO 3.16; where
 * those are silent or wrong, what the programs do counts. LILO itself reads the file when it
 * installs itself, so that names of devices and environment variables are those of the installing
 * system; ELILO reads it at boot.
 */
@NullMarked
package io.github.bootformats.lilo;

import org.jspecify.annotations.NullMarked;
