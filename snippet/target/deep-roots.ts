/** Documents and open shadow roots nested in `root`, outermost first; closed and cross-origin ones can't be seen. */
export function nestedRoots(root: ParentNode): ParentNode[] {
  const found: ParentNode[] = [];
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot ?? frameDocument(element);
    if (inner) found.push(inner, ...nestedRoots(inner));
  }
  return found;
}

/** Whether a border on the way to an element, as its path has it, is one that can't be looked behind. */
export const isShutIn = (path: readonly string[], root: ParentNode): boolean =>
  path.some((border, i) => {
    const owner = /^[\w-]+/.exec(path[i + 1] ?? '')?.[0];
    if (!owner || !border.startsWith('::')) return false;
    return [root, ...nestedRoots(root)].some((around) =>
      [...around.querySelectorAll(owner)].some((element) =>
        border === '::frame' ? !frameDocument(element) : !element.shadowRoot,
      ),
    );
  });

/** The document inside a same-origin frame that has loaded. */
export const frameDocument = (element: Element): Document | null =>
  (element as Partial<HTMLIFrameElement>).contentDocument ?? null;
