const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Digits folded to `#`: a counter or a date must not change the description. */
export const foldText = (text: string): string => text.replace(/\d+([.,:/-]\d+)*/g, '#');

/** Addresses, long numbers, and texts too long to be a label. Such text never becomes part of a description. */
export const looksPersonal = (text: string): boolean =>
  text.length > 80 || /\S@\S|(\d[\s().-]?){7}|https?:/.test(text);

/** Folded text, or undefined when there is none or it looks personal. */
export function safeText(text: string | null | undefined): string | undefined {
  const plain = squeeze(text ?? '');
  return plain && !looksPersonal(plain) ? foldText(plain) : undefined;
}

/** Fields and regions whose content belongs to the user or is no text for people. */
const unread = '[data-cairn-ignore],:read-write,textarea,noscript,script,style,select';

/**
 * The text a person reads in an element, without what they typed: never a field's value, never editable text. Stops
 * after `limit` letters, so that a click on a huge container costs nothing.
 */
export function readText(root: Node, limit = 120, leaveOut?: Element): string {
  let text = '';
  const visit = (node: Node) => {
    if (node.nodeType === 3) text += `${node.nodeValue} `;
    if (node.nodeType !== 1 || node === leaveOut || (node as Element).matches(unread)) return;
    // What stands in a slot is told by the component around it.
    const slotted = (node as Partial<HTMLSlotElement>).assignedNodes?.();
    for (const child of slotted?.length ? slotted : node.childNodes) if (text.length < limit) visit(child);
  };
  visit(root);
  return squeeze(text);
}

/** Roles whose name is the text inside them. */
export const namedByContent =
  /^(link|tab|menuitem.*|checkbox|radio|heading|option|.+header|button|switch|treeitem)$/;

/**
 * The name a screen reader would give it: aria-labelledby, aria-label, the text inside, label, alt, title,
 * placeholder: first that is there. `text` is what is read in it, where that is known. Nothing is looked up before its turn:
 * each click asks a dozen elements.
 */
export function accessibleName(element: Element, role?: string, text?: string): string {
  const attribute = (name: string) => element.getAttribute(name)?.trim();
  const field = element as HTMLInputElement;
  const isNamedByContent = namedByContent.test(role as string);
  return (
    attribute('aria-labelledby')
      ?.split(/\s+/)
      .flatMap((id) => (element.getRootNode() as Document).getElementById?.(id) ?? [])
      .map((label) => readText(label))
      .join(' ')
      .trim() ||
    attribute('aria-label') ||
    // Before its labels, for which the browser looks through the whole page.
    (isNamedByContent && (text ?? readText(element))) ||
    (field.labels?.[0] && readText(field.labels[0], 120, element)) ||
    attribute('alt') ||
    // A push button's value attribute is its label, not something typed.
    (element.localName === 'input' && /^(submit|button|reset)$/.test(field.type) && attribute('value')) ||
    (isNamedByContent && imageName(element.querySelector('[alt],[aria-label],svg title'))) ||
    attribute('title') ||
    attribute('placeholder') ||
    ''
  );
}

const imageName = (image: Element | null) => image && (accessibleName(image) || image.textContent);
