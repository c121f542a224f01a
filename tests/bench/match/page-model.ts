/**
 * A page of our own making, before it has any markup: what is on it and how it hangs together. Written as indented
 * lines, `kind text {options}`; drawn by a kit as the component library of one release would draw it.
 *
 *     toolbar
 *       button New deal {#new-deal primary icon=plus}
 *
 * Options: `#id`, `>href`, `name=…`, `hint=…` (placeholder), `icon=…`, `test=…` (a test id), `type=…`, `primary`,
 * `active`; `cells=a|b|c` of a row, where `[Edit]` is a button and `<Ann>` a link.
 */
export interface Node {
  kind: string;
  text: string;
  options: Record<string, string>;
  children: Node[];
  /** What the same thing is called in every release. Never seen by a matcher. */
  truth: string;
}

/** Reads the lines of one page; the truth of a node is its place in the file. */
export function parsePage(text: string): Node {
  const root: Node = { kind: 'page', text: '', options: {}, children: [], truth: '0' };
  const open: { depth: number; node: Node }[] = [{ depth: -1, node: root }];
  for (const [number, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const depth = line.search(/\S/);
    const [, kind = '', words = '', given = ''] =
      /^\s*(\S+)\s*((?:[^{]|\{(?=\}))*?)\s*(?:\{(.*)\})?$/.exec(line) ?? [];
    const node: Node = {
      kind,
      text: words,
      options: readOptions(given),
      children: [],
      truth: String(number + 1),
    };
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    open.at(-1)?.node.children.push(node);
    open.push({ depth, node });
  }
  return root;
}

/** `#id >href key=words of the value; flag` */
function readOptions(given: string): Record<string, string> {
  const options: Record<string, string> = {};
  for (const part of given.split(';').map((one) => one.trim())) {
    if (!part) continue;
    const [, key = '', value = ''] = /^([\w-]+)=(.*)$/.exec(part) ?? [];
    if (key) options[key] = value;
    else {
      for (const word of part.split(/\s+/)) {
        if (word.startsWith('#')) options.id = word.slice(1);
        else if (word.startsWith('>')) options.href = word.slice(1);
        else options[word] = 'yes';
      }
    }
  }
  return options;
}

export const copyOf = (node: Node): Node => structuredClone(node);

/** Every node below, outermost first, with the node around it. */
export function walk(node: Node, visit: (node: Node, parent: Node) => void): void {
  for (const child of [...node.children]) {
    visit(child, node);
    walk(child, visit);
  }
}
