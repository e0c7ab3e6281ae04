package io.github.bootformats.api.tree;

/**
 * A node and where it is, once all symbolic links on the way are followed.
 *
 * @param path the path, which goes through directories only
 * @param node the node at that path
 */
public record ResolvedNode(TreePath path, TreeNode node) {}
