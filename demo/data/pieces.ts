import type { Block } from '../../shared/contract/block.ts';
import type { Localized, RichText } from '../../shared/contract/text.ts';

/** What the guides of the demo are put together from. */

export const both = (en: string, zh: string): Localized<string> => ({ byLocale: { en, 'zh-CN': zh } });
export const plain = (text: string): RichText => [{ type: 'text', text }];

export const theme = { mode: 'auto', accent: '#0a6c74' } as const;
export const stepDefaults = {
  placement: 'auto',
  advanceOn: 'button',
  whenMissing: 'skip',
  missingAfterSeconds: 5,
} as const;

export const heading = (id: string, en: string, zh: string): Block => ({
  id,
  type: 'heading',
  text: both(en, zh),
});
export const text = (id: string, en: RichText, zh: RichText): Block => ({
  id,
  type: 'text',
  text: { byLocale: { en, 'zh-CN': zh } },
});

export const back = {
  label: both('Back', '上一步'),
  look: 'secondary',
  action: { type: 'back' },
} as const;
export const next = { label: both('Next', '下一步'), look: 'primary', action: { type: 'next' } } as const;
export const done = { label: both('Done', '完成'), look: 'primary', action: { type: 'next' } } as const;
