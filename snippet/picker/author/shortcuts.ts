/** As `aria-keyshortcuts` has them. `steps` leads to the steps from anywhere, pressed again to what is selected. */
export const shortcuts = {
  pick: 'Alt+P',
  steps: 'Alt+B',
  try: 'Alt+T',
  done: 'Control+Enter',
} as const;

const isMac = () => /^(Mac|iPhone|iPad)/.test(navigator.platform);
const onMac = { Alt: '⌥', Control: '⌘', Enter: '↵' };
const elsewhere = { Alt: 'Alt+', Control: 'Ctrl+', Enter: '↵' };

/** As it stands on the keys of the author's keyboard. */
export const shortcutText = (shortcut: string): string =>
  shortcut
    .split('+')
    .map((key) => (isMac() ? onMac : elsewhere)[key as keyof typeof onMac] ?? key)
    .join('');

/** Ctrl or ⌘ with Enter, as forms in other apps are sent. */
export const isDoneKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && !altKey && !shiftKey;
