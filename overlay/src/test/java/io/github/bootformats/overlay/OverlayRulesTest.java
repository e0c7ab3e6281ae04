package io.github.bootformats.overlay;

import static io.github.bootformats.overlay.Trees.OPTIONS;
import static io.github.bootformats.overlay.Trees.TRUSTED;
import static io.github.bootformats.overlay.Trees.exists;
import static io.github.bootformats.overlay.Trees.layer;
import static io.github.bootformats.overlay.Trees.names;
import static io.github.bootformats.overlay.Trees.node;
import static io.github.bootformats.overlay.Trees.path;
import static io.github.bootformats.overlay.Trees.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What naive code gets wrong, one test each; Linux was seen to do so. */
class OverlayRulesTest {
  private static MergedTree merge(FileTree... lowers) {
    return Overlay.merge(List.of(lowers), OPTIONS);
  }

  private static List<String> codes(MergedTree tree) throws IOException {
    return tree.diagnostics(ReadLimits.defaults()).stream().map(Diagnostic::code).toList();
  }

  private static FileTree upper(WritableOverlay overlay) throws IOException {
    return overlay.upper().tree();
  }

  private static boolean isWhiteout(FileTree tree, String path) throws IOException {
    return TRUSTED.isWhiteout(node(tree, path));
  }

  @Test
  void whiteoutInADirectoryOfOneLayerIsListedByLinuxAndNotFound() throws IOException {
    MergedTree tree = merge(layer("d", "-d/gone"), layer("other"));
    assertEquals(List.of(), names(tree, "d"));
    assertFalse(exists(tree, "d/gone"));
    assertEquals(List.of("overlay.whiteout-listed"), codes(tree));
  }

  @Test
  void whiteoutInADirectoryThatWasCopiedUpIsNotListed() throws IOException {
    MemoryTree top = layer("d", "-d/gone");
    top.setXattr(path("d"), TRUSTED.origin, Bytes.empty());
    assertEquals(List.of(), codes(merge(top, layer("other"))));
  }

  @Test
  void whiteoutInAMergedDirectoryIsNotListed() throws IOException {
    MergedTree tree = merge(layer("d", "-d/gone"), layer("d", "d/gone=1", "d/stays=2"));
    assertEquals(List.of("stays"), names(tree, "d"));
    assertEquals(List.of(), codes(tree));
  }

  @Test
  void fileCutsAllBelowAlthoughADirectoryIsAbove() throws IOException {
    MergedTree tree = merge(layer("d", "d/one=1"), layer("d=a file"), layer("d", "d/three=3"));
    assertEquals(List.of("one"), names(tree, "d"));
  }

  @Test
  void whiteoutThatIsAFileIsFollowedAnywhereAndHiddenOnlyWhereItsDirectorySaysSo()
      throws IOException {
    MergedTree unmarked = merge(layer("d", "%d/f"), layer("d", "d/f=1"), layer("d"));
    assertFalse(exists(unmarked, "d/f"));
    assertEquals(List.of("overlay.whiteout-listed"), codes(unmarked));
    MergedTree marked = merge(layer("d", "d?", "%d/f"), layer("d", "d/f=1"), layer("d"));
    assertEquals(List.of(), names(marked, "d"));
    assertEquals(List.of(), codes(marked));
  }

  @Test
  void directoryWithWhiteoutsThatAreFilesIsNotOpaque() throws IOException {
    MergedTree tree = merge(layer("d", "d?"), layer("d", "d/f=1"));
    assertEquals(List.of("f"), names(tree, "d"));
  }

  @Test
  void opaqueDirectoryHidesAllBelow() throws IOException {
    MergedTree tree = merge(layer("d", "d!", "d/new=1"), layer("d", "d/old=2"));
    assertEquals(List.of("new"), names(tree, "d"));
  }

  @Test
  void onlyOneLetterIsOpaque() throws IOException {
    MemoryTree top = layer("d");
    top.setXattr(path("d"), TRUSTED.opaque, Bytes.utf8("yes"));
    assertEquals(List.of("f"), names(merge(top, layer("d", "d/f=1")), "d"));
  }

  @Test
  void attributesOfUsersCountWithUserxattrOnlyAndOthersDoNotThen() throws IOException {
    MemoryTree user = layer("d");
    user.setXattr(path("d"), Bytes.utf8("user.overlay.opaque"), Markers.OPAQUE_YES);
    MemoryTree trusted = layer("d", "d!");
    MemoryTree below = layer("d", "d/f=1");
    assertEquals(List.of("f"), names(merge(user, below), "d"));
    assertEquals(List.of(), names(merge(trusted, below), "d"));
    OverlayOptions userxattr = OPTIONS.withUserXattr();
    assertEquals(List.of(), names(Overlay.merge(List.of(user, below), userxattr), "d"));
    MergedTree shown = Overlay.merge(List.of(trusted, below), userxattr);
    assertEquals(List.of("f"), names(shown, "d"));
    assertEquals(Map.of(TRUSTED.opaque, Markers.OPAQUE_YES), node(shown, "d").xattrs());
  }

  @Test
  void writingOneNameOfAFileSplitsIt() throws IOException {
    WritableOverlay overlay = Overlay.writable(List.of(layer("a=old", "b@a")), OPTIONS);
    overlay.setContent(path("a"), FileContent.of(Bytes.utf8("new")));
    assertEquals("new", text(overlay, "a"));
    assertEquals("old", text(overlay, "b"));
    assertEquals(1, node(overlay, "a").nlink());
    assertEquals(2, node(overlay, "b").nlink());
  }

  @Test
  void directoryOfALowerLayerIsNotRenamedWithoutRedirects() throws IOException {
    WritableOverlay overlay = Overlay.writable(List.of(layer("d", "d/f=1")), OPTIONS);
    FileSystemException refused =
        assertThrows(FileSystemException.class, () -> overlay.rename(path("d"), path("e")));
    assertTrue(String.valueOf(refused.getReason()).contains("EXDEV"));
    assertEquals("1", text(overlay, "d/f"));
  }

  @Test
  void redirectIsANameInTheSameDirectoryAndAPathElsewhere() throws IOException {
    WritableOverlay overlay =
        Overlay.writable(List.of(layer("d", "d/s", "d/s/f=1", "e")), OPTIONS.with(RedirectMode.ON));
    overlay.rename(path("d/s"), path("d/t"));
    assertEquals(Bytes.utf8("s"), node(upper(overlay), "d/t").xattrs().get(TRUSTED.redirect));
    overlay.rename(path("d/t"), path("e/u"));
    assertEquals(Bytes.utf8("/d/s"), node(upper(overlay), "e/u").xattrs().get(TRUSTED.redirect));
    assertEquals("1", text(overlay, "e/u/f"));
    assertTrue(isWhiteout(upper(overlay), "d/s"));
    assertFalse(exists(upper(overlay), "d/t"));
  }

  @Test
  void directoryOverAWhiteoutIsOpaque() throws IOException {
    WritableOverlay overlay = Overlay.writable(List.of(layer("d", "d/f=1")), OPTIONS);
    overlay.delete(path("d/f"));
    overlay.delete(path("d"));
    overlay.createDirectory(path("d"), NodeMetadata.of(0755));
    assertEquals(List.of(), names(overlay, "d"));
    assertTrue(TRUSTED.isOpaque(node(upper(overlay), "d")));
  }

  @ParameterizedTest
  @CsvSource({"FOLLOW, false", "ON, true"})
  void freshDirectoryIsOpaqueWhereRedirectsAreMade(RedirectMode mode, boolean isOpaque)
      throws IOException {
    WritableOverlay overlay = Overlay.writable(List.of(layer("d")), OPTIONS.with(mode));
    overlay.createDirectory(path("d/new"), NodeMetadata.of(0755));
    assertEquals(isOpaque, TRUSTED.isOpaque(node(upper(overlay), "d/new")));
  }

  @Test
  void mergedDirectoryThatHoldsOnlyWhiteoutsIsDeleted() throws IOException {
    WritableOverlay overlay = Overlay.writable(List.of(layer("d", "d/f=1", "d/g=2")), OPTIONS);
    overlay.delete(path("d/f"));
    assertThrows(DirectoryNotEmptyException.class, () -> overlay.delete(path("d")));
    overlay.delete(path("d/g"));
    overlay.delete(path("d"));
    assertFalse(exists(overlay, "d"));
    assertTrue(isWhiteout(upper(overlay), "d"));
  }

  @Test
  void directoryWithWhiteoutsThatAreFilesIsNotEmptyToDelete() throws IOException {
    WritableOverlay overlay =
        Overlay.writable(List.of(layer("d", "d?", "%d/f"), layer("d", "d/f=1")), OPTIONS);
    assertEquals(List.of(), names(overlay, "d"));
    assertThrows(DirectoryNotEmptyException.class, () -> overlay.delete(path("d")));
  }

  @Test
  void metacopyHasItsOwnMetadataAndTheDataBelow() throws IOException {
    MemoryTree top = layer("f=\0\0\0", "f<");
    top.setMetadata(path("f"), NodeMetadata.of(0600).withOwner(7, 8));
    MergedTree tree = Overlay.merge(List.of(top, layer("f=abc")), OPTIONS.withMetacopy());
    assertEquals("abc", text(tree, "f"));
    assertEquals(3, node(tree, "f").size());
    assertEquals(NodeMetadata.of(0600).withOwner(7, 8), node(tree, "f").metadata());
    assertEquals(Map.of(), node(tree, "f").xattrs());
  }

  @Test
  void writingAMetacopyTakesTheDataAndDropsTheAttribute() throws IOException {
    MemoryTree top = layer("f=\0\0\0", "f<");
    WritableOverlay overlay =
        Overlay.writable(List.of(layer("f=abc")), top, OPTIONS.withMetacopy());
    try (var target = overlay.openContent(path("f"))) {
      target.write(1, Bytes.utf8("X").asByteBuffer());
    }
    assertEquals("aXc", text(overlay, "f"));
    assertEquals("aXc", text(upper(overlay), "f"));
    assertEquals(Map.of(), node(upper(overlay), "f").xattrs());
  }

  @Test
  void copyUpKeepsTheTimeOfTheDirectoryAndLinkCopiesUp() throws IOException {
    MemoryTree lower = layer("d", "d/f=1");
    NodeMetadata old = NodeMetadata.of(0750).withMtime(1234, 5);
    lower.setMetadata(path("d"), old);
    WritableOverlay overlay = Overlay.writable(List.of(lower), OPTIONS);
    overlay.createLink(path("d/g"), path("d/f"));
    assertEquals(old, node(overlay, "d").metadata());
    assertEquals(2, node(upper(overlay), "d/f").nlink());
    assertEquals(node(overlay, "d/f").linkId(), node(overlay, "d/g").linkId());
  }

  @Test
  void nobodyMakesADevice00() throws IOException {
    WritableOverlay overlay = Overlay.writable(List.of(layer()), OPTIONS);
    FileSystemException refused =
        assertThrows(
            FileSystemException.class,
            () ->
                overlay.createDevice(
                    path("c"),
                    NodeMetadata.of(0),
                    FileType.CHARACTER_DEVICE,
                    new DeviceNumber(0, 0)));
    assertTrue(String.valueOf(refused.getReason()).contains("EPERM"));
    overlay.createDevice(
        path("b"), NodeMetadata.of(0), FileType.BLOCK_DEVICE, new DeviceNumber(0, 0));
    assertTrue(exists(overlay, "b"));
  }

  @Test
  void attributesOfADirectoryComeFromTheTopmostLayerOnly() throws IOException {
    MemoryTree top = layer("d");
    top.setMetadata(path("d"), NodeMetadata.of(0700).withOwner(1, 2).withMtime(3, 4));
    MemoryTree below = layer("d");
    below.setXattr(path("d"), Bytes.utf8("user.a"), Bytes.utf8("b"));
    TreeNode merged = node(merge(top, below), "d");
    assertEquals(NodeMetadata.of(0700).withOwner(1, 2).withMtime(3, 4), merged.metadata());
    assertEquals(Map.of(), merged.xattrs());
    assertEquals(1, merged.nlink());
  }

  @Test
  void whiteoutsThatAreNamesOfOneDeviceAllCount() throws IOException {
    MemoryTree top = layer("-a");
    top.createLink(path("b"), path("a"));
    assertEquals(List.of("c"), names(merge(top, layer("a=1", "b=2", "c=3")), "/"));
  }

  @Test
  void ociWhiteoutsTouchLowerLayersOnlyInAnyOrder() throws IOException {
    for (String[] entries :
        new String[][] {
          {"f=new", ".wh.f=", "d", ".wh.d=", "d/g=new", ".wh.x="},
          {".wh.x=", ".wh.d=", "d", "d/g=new", ".wh.f=", "f=new"}
        }) {
      FileTree top = OverlayLayer.of(layer(entries), LayerForm.OCI).in(LayerForm.TRUSTED).tree();
      MergedTree tree = merge(top, layer("f=old", "d", "d/h=old", "x=old"));
      assertEquals("new", text(tree, "f"));
      assertEquals(List.of("g"), names(tree, "d"));
      assertFalse(exists(tree, "x"));
    }
  }

  @Test
  void ociNamesAreOrdinaryFilesToLinux() throws IOException {
    MergedTree tree = merge(layer(".wh.f="), layer("f=1"));
    assertEquals(List.of(".wh.f", "f"), names(tree, "/"));
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, overlay.redirect-invalid",
    "/, overlay.redirect-invalid",
    "/a//b, overlay.redirect-invalid",
    "/a/, overlay.redirect-invalid",
    "'', overlay.redirect-invalid",
    ".., overlay.redirect-denied",
    "/../e, overlay.redirect-denied",
    "/e/.., overlay.redirect-denied"
  })
  void redirectsThatLeadNowhereAreErrors(String redirect, String code) throws IOException {
    MergedTree tree = merge(layer("d", "d>" + redirect), layer("e", "e/f=1", "d"));
    TreeNode directory = node(tree, "d");
    FormatException error = assertThrows(FormatException.class, directory::metadata);
    assertEquals(code, error.reason());
    assertEquals(List.of("d", "e"), names(tree, "/"));
    assertEquals(List.of(code), codes(tree));
  }

  @Test
  void redirectsThatAreLongerThanANameFindNothing() throws IOException {
    MergedTree tree = merge(layer("d", "d>" + "x".repeat(256)), layer("d", "d/f=1"));
    assertEquals(List.of(), names(tree, "d"));
  }

  @Test
  void longNamesThatAListingHasAreFound() throws IOException {
    String name = "n".repeat(300);
    MergedTree tree = merge(layer(name, name + "/f=1"), layer(name, name + "/g=2"));
    assertEquals(List.of("f", "g"), names(tree, name));
  }

  @Test
  void redirectsToEachOtherEnd() throws IOException {
    MemoryTree one = layer("a", "b", "a>/b", "b>/a");
    MergedTree tree = merge(one, one, one, layer("a", "a/f=1", "b", "b/g=2"));
    assertEquals(List.of("g"), names(tree, "a"));
    assertEquals(List.of("f"), names(tree, "b"));
  }

  @Test
  void redirectsAreRefusedWhereTheMountDoesNotWantThem() throws IOException {
    MergedTree tree =
        Overlay.merge(
            List.of(layer("d", "d>e"), layer("e", "e/f=1")), OPTIONS.with(RedirectMode.NOFOLLOW));
    // The upper part of the directory is not even read where there is nothing more to look into.
    assertEquals(List.of("overlay.redirect-refused"), codes(tree));
  }

  @Test
  void dataOnlyLayersAreSeenThroughRedirectsOnly() throws IOException {
    MemoryTree top = layer("f=\0\0", "f<", "f>/store/data", "g=\0", "g<", "g>/store/none");
    MergedTree tree =
        Overlay.merge(
            List.of(top),
            OPTIONS
                .withMetacopy()
                .withDataOnly(List.of(layer("x"), layer("store", "store/data=hi"))));
    assertEquals(List.of("f", "g"), names(tree, "/"));
    assertEquals("hi", text(tree, "f"));
    FormatException error = assertThrows(FormatException.class, () -> node(tree, "g").content());
    assertEquals("overlay.data-missing", error.reason());
    assertEquals(1, node(tree, "g").size());
  }

  @Test
  void metacopyWithoutDataIsAnError() throws IOException {
    MergedTree tree =
        Overlay.merge(List.of(layer("f=\0", "f<"), layer("g=1")), OPTIONS.withMetacopy());
    assertEquals(List.of("overlay.metacopy-no-data"), codes(tree));
    MergedTree refused = merge(layer("f=\0", "f<"), layer("f=1"));
    assertEquals(List.of("overlay.metacopy-refused"), codes(refused));
  }
}
