/**
 * Layers of files and what Linux's overlayfs makes of them, on the three levels of every format
 * here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.overlay.OverlayLayer} is a tree whose whiteouts,
 *       opaque directories, redirects and metacopies are seen as such, in the form of overlayfs or
 *       of OCI layers, and converted between them; {@link io.github.bootformats.overlay.TarImage}
 *       and {@link io.github.bootformats.overlay.TarTreeWriter} read and write layers as tar
 *       archives.
 *   <li><b>View</b>: {@link io.github.bootformats.overlay.Overlay#merge} shows layers as a named
 *       version of Linux shows them when they are mounted.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.overlay.WritableOverlay} is a tree that can
 *       be changed, whose changes go to an upper layer in memory, which is a layer again.
 * </ol>
 *
 * <p>Specifications: Documentation/filesystems/overlayfs.rst and fs/overlayfs of Linux; OCI image
 * specification 1.1, layer.md.
 */
@NullMarked
package io.github.bootformats.overlay;

import org.jspecify.annotations.NullMarked;
