const longest = 60;

/**
 * What the host app calls its release: `data-build` of our tag, else `<meta name="cairn-build">`. Undefined where it
 * says nothing.
 */
export function hostBuild(page: ParentNode = document): string | undefined {
  const tag = page.querySelector<HTMLElement>('script[data-key^=pk_][data-build]');
  const meta = page.querySelector<HTMLMetaElement>('meta[name=cairn-build]');
  return (tag?.dataset.build || meta?.content)?.trim().slice(0, longest) || undefined;
}
