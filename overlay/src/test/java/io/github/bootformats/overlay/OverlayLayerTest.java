package io.github.bootformats.overlay;

import static io.github.bootformats.overlay.Trees.layer;
import static io.github.bootformats.overlay.Trees.names;
import static io.github.bootformats.overlay.Trees.node;
import static io.github.bootformats.overlay.Trees.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markers of layers, and their forms. */
class OverlayLayerTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();

  private static OverlayLayer trusted(String... entries) throws IOException {
    return OverlayLayer.of(layer(entries), LayerForm.TRUSTED);
  }

  private static OverlayLayer oci(String... entries) throws IOException {
    return OverlayLayer.of(layer(entries), LayerForm.OCI);
  }

  private static List<String> markers(OverlayLayer layer) throws IOException {
    return layer.markers(LIMITS).stream().map(OverlayMarker::toString).toList();
  }

  private static List<String> codes(OverlayLayer layer) throws IOException {
    return layer.diagnostics(LIMITS).stream().map(Diagnostic::code).toList();
  }

  @Test
  void markersOfOverlayfsAreSeen() throws IOException {
    OverlayLayer layer =
        trusted("a", "a!", "a>b", "-a/gone", "f=", "f<", "f>/store/f", "x", "x?", "%x/gone");
    assertEquals(
        List.of(
            "/a: OPAQUE y",
            "/a: REDIRECT b",
            "/a/gone: WHITEOUT",
            "/f: REDIRECT /store/f",
            "/f: METACOPY",
            "/x: XATTR_WHITEOUTS x",
            "/x/gone: XATTR_WHITEOUT"),
        markers(layer));
    assertEquals(List.of(), codes(layer));
  }

  @Test
  void markersOfContainersAreSeen() throws IOException {
    OverlayLayer layer = oci("d", "d/.wh..wh..opq=", "d/.wh.gone=", ".wh..wh.plnk=", ".wh.=");
    assertEquals(List.of("/d: OPAQUE", "/d/gone: WHITEOUT"), markers(layer));
    assertEquals(List.of("overlay.oci-nameless"), codes(layer));
  }

  @Test
  void markersOfOtherFormsAreOrdinaryAndTold() throws IOException {
    MemoryTree tree = layer("d", ".wh.f=");
    tree.setXattr(path("d"), Bytes.utf8("user.overlay.opaque"), Markers.OPAQUE_YES);
    OverlayLayer layer = OverlayLayer.of(tree, LayerForm.TRUSTED);
    assertEquals(List.of(), markers(layer));
    assertEquals(List.of("overlay.oci-name", "overlay.other-form"), codes(layer));
  }

  @Test
  void whiteoutsOfContainersBecomeDevices() throws IOException {
    MemoryTree tree = layer("d", "d/.wh..wh..opq=", "d/f=1", ".wh.gone=", ".wh..wh.plnk=");
    NodeMetadata metadata = NodeMetadata.of(0600).withOwner(3, 4).withMtime(5, 0);
    tree.setMetadata(path(".wh.gone"), metadata);
    FileTree converted = OverlayLayer.of(tree, LayerForm.OCI).in(LayerForm.USER).tree();
    assertEquals(List.of("d", "gone"), names(converted, "/"));
    assertEquals(List.of("f"), names(converted, "d"));
    assertEquals(
        Map.of(Bytes.utf8("user.overlay.opaque"), Markers.OPAQUE_YES),
        node(converted, "d").xattrs());
    assertEquals(FileType.CHARACTER_DEVICE, node(converted, "gone").type());
    assertEquals(metadata, node(converted, "gone").metadata());
  }

  @Test
  void conversionThereAndBackIsTheSame() throws IOException {
    OverlayLayer layer = trusted("d", "d!", "d/f=1", "-gone", "e", "-e/gone", "e/g@d/f");
    for (LayerForm form : LayerForm.values()) {
      OverlayLayer back = layer.in(form).in(LayerForm.TRUSTED);
      assertEquals(List.of(), TreeComparer.create().compare(layer.tree(), back.tree()));
    }
    assertSame(layer, layer.in(LayerForm.TRUSTED));
  }

  @Test
  void attributesThatLookLikeMarkersStayOrdinary() throws IOException {
    MemoryTree tree = layer("d");
    Bytes user = Bytes.utf8("user.overlay.opaque");
    Bytes escaped = Bytes.utf8("trusted.overlay.overlay.opaque");
    tree.setXattr(path("d"), user, Markers.OPAQUE_YES);
    tree.setXattr(path("d"), escaped, Markers.OPAQUE_YES);
    OverlayLayer layer = OverlayLayer.of(tree, LayerForm.TRUSTED);
    assertEquals(
        Map.of(
            Bytes.utf8("trusted.overlay.opaque"), Markers.OPAQUE_YES,
            Bytes.utf8("user.overlay.overlay.opaque"), Markers.OPAQUE_YES),
        node(layer.in(LayerForm.USER).tree(), "d").xattrs());
    assertEquals(
        Map.of(Bytes.utf8("trusted.overlay.opaque"), Markers.OPAQUE_YES, user, Markers.OPAQUE_YES),
        node(layer.in(LayerForm.OCI).tree(), "d").xattrs());
    OverlayLayer back = layer.in(LayerForm.OCI).in(LayerForm.USER).in(LayerForm.TRUSTED);
    assertEquals(node(tree, "d").xattrs(), node(back.tree(), "d").xattrs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"d>e", "f<", ".wh.x="})
  void whatContainersCannotSayIsRefused(String entry) throws IOException {
    OverlayLayer layer = trusted("d", "f=", entry);
    FileTree converted = layer.in(LayerForm.OCI).tree();
    UnsupportedFormatException refused =
        assertThrows(UnsupportedFormatException.class, () -> MemoryTree.copyOf(converted, LIMITS));
    assertEquals("overlay.not-in-form", refused.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gone", "d!", "d>e", "f<", "d?"})
  void markersAreNotLost(String entry) throws IOException {
    OverlayLayer layer = trusted("d", "f=", entry);
    UnsupportedFormatException refused =
        assertThrows(UnsupportedFormatException.class, () -> layer.plainTree(LIMITS));
    assertEquals("overlay.markers", refused.reason());
    OverlayLayer plain = trusted("d", "f=", ".wh.x=");
    assertEquals(List.of(), TreeComparer.create().compare(plain.tree(), plain.plainTree(LIMITS)));
  }

  @Test
  void whiteoutsCanBeFiles() throws IOException {
    FileTree tree = trusted("d", "-d/gone", "o", "o!", "-o/gone").withXattrWhiteouts().tree();
    assertEquals(FileType.REGULAR, node(tree, "d/gone").type());
    assertEquals(Map.of(Trees.TRUSTED.opaque, Markers.OPAQUE_XWHITEOUTS), node(tree, "d").xattrs());
    assertEquals(List.of(), names(tree, "o"));
    assertThrows(IllegalStateException.class, () -> oci().withXattrWhiteouts());
  }

  @Test
  void aDeviceThatWouldBecomeAWhiteoutIsRefused() throws IOException {
    FileTree converted = oci("d", "-d/device").in(LayerForm.TRUSTED).tree();
    UnsupportedFormatException refused =
        assertThrows(UnsupportedFormatException.class, () -> MemoryTree.copyOf(converted, LIMITS));
    assertEquals("overlay.not-in-form", refused.reason());
  }

  @Test
  void aLayerOfAContainerThatWasNotConvertedIsTold() throws IOException {
    OverlayLayer layer = oci("d", "d/.wh.gone=", ".wh..wh..opq=");
    FileTree below = layer("d", "d/gone=");
    assertEquals(
        List.of("overlay.oci-name", "overlay.oci-name"),
        Overlay.merge(List.of(layer.tree(), below), Trees.OPTIONS).diagnostics(LIMITS).stream()
            .map(Diagnostic::code)
            .toList());
    assertEquals(
        List.of(),
        Overlay.merge(List.of(layer.in(LayerForm.TRUSTED).tree(), below), Trees.OPTIONS)
            .diagnostics(LIMITS));
  }
}
