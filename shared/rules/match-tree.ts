/** Conditions joined by all / any / none, nested at will. */
export type Tree<Leaf> = Leaf | { type: 'all' | 'any' | 'none'; conditions: Tree<Leaf>[] };

/** `failed`: the conditions that, as they stand, keep it from matching; empty when it does. */
export interface TreeMatch<Leaf> {
  matches: boolean;
  failed: Leaf[];
}

type Group<Leaf> = Extract<Tree<Leaf>, { conditions: unknown }>;
export const isGroup = <Leaf extends { type: string }>(tree: Tree<Leaf>): tree is Group<Leaf> =>
  'conditions' in tree;

/** Judges a tree by its leaves. `all` and `any` of nothing hold. */
export function matchTree<Leaf extends { type: string }>(
  tree: Tree<Leaf>,
  holds: (leaf: Leaf) => boolean,
): TreeMatch<Leaf> {
  if (!isGroup(tree)) {
    const leaf = tree as Leaf;
    const matches = holds(leaf);
    return { matches, failed: matches ? [] : [leaf] };
  }
  const conditions = tree.conditions as Tree<Leaf>[];
  const results = conditions.map((condition) => matchTree(condition, holds));
  if (tree.type === 'none') {
    const held = conditions.filter((_, i) => results[i]?.matches);
    return { matches: held.length === 0, failed: held.flatMap(leavesOf) };
  }
  const matches =
    tree.type === 'all'
      ? results.every((result) => result.matches)
      : results.length === 0 || results.some((result) => result.matches);
  return { matches, failed: matches ? [] : results.flatMap(({ failed }) => failed) };
}

/** Every condition of a tree, in order. */
export const leavesOf = <Leaf extends { type: string }>(tree: Tree<Leaf>): Leaf[] =>
  isGroup(tree) ? (tree.conditions as Tree<Leaf>[]).flatMap(leavesOf) : [tree as Leaf];
