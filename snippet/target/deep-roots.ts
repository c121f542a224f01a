/** Documents and open shadow roots nested in `root`, outermost first; closed and cross-origin ones can't be seen. */
export function nestedRoots(root: ParentNode): ParentNode[] {
  const found: ParentNode[] = [];
  for (const element of Array.from(root.querySelectorAll('*'))) {
    const inner = element.shadowRoot ?? frameDocument(element);
    if (inner) found.push(inner, ...nestedRoots(inner));
  }
  return found;
}

/** The document inside a same-origin frame that has loaded. */
export function frameDocument(element: Element): Document | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
