import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/contract/block.ts';
import type { GuideContent, GuideKind } from '../../../../shared/contract/guide.ts';
import { startingIn } from '../../../../shared/draft/starters.ts';
import type { KnownReferences } from '../../../../shared/rules/publishing/check-references.ts';
import { publishingMessage } from '../../../../shared/rules/publishing/messages.ts';
import { validateForPublishing } from '../../../../shared/rules/publishing/validate-for-publishing.ts';
import { buildGuide, buildSignature, buildStep, heading, nextButton } from '../../../support/build-guide.ts';

const text = (en: string): Block => ({
  id: 'text',
  type: 'text',
  text: { byLocale: { en: [{ type: 'text', text: en }] } },
});
const link = (url: string): Block => ({
  id: 'b',
  type: 'buttons',
  buttons: [
    {
      id: 'go',
      label: { byLocale: { en: 'Go' } },
      look: 'primary',
      action: { type: 'openUrl', url, inNewTab: true },
    },
  ],
});
const withBlocks = (...blocks: Block[]) =>
  buildGuide({ steps: [buildStep('s1', { blocks: [...blocks, nextButton('n')] })] });
const known: KnownReferences = { guideIds: new Set(), segmentIds: new Set(), featureIds: new Set() };
const codes = (
  content: GuideContent,
  kind: GuideKind = 'walkthrough',
  more: Partial<KnownReferences> = {},
) => {
  const { errors, warnings } = validateForPublishing(kind, content, { ...known, ...more });
  const faults = [...errors, ...warnings];
  for (const fault of faults) {
    expect(publishingMessage(fault, 'en')).not.toMatch(/[{}]/);
    expect(publishingMessage(fault, 'zh-CN')).not.toMatch(/[{}]/);
  }
  return { errors: errors.map(({ code }) => code), warnings: warnings.map(({ code }) => code) };
};

describe('news', () => {
  test('does not go out before it says what it does for its reader', () => {
    expect(codes(withBlocks(heading('h', 'Version 4 is here')), 'announcement').errors).toEqual([
      'benefitMissing',
    ]);
    expect(codes(withBlocks(heading('h', 'Version 4'), text('  ')), 'announcement').errors).toContain(
      'benefitMissing',
    );
    expect(
      codes(withBlocks(heading('h', 'Version 4'), text('Reports send themselves.')), 'announcement'),
    ).toEqual({
      errors: [],
      warnings: [],
    });
  });
});

describe('what a new guide says in place of its author', () => {
  let count = 0;
  const kinds: [GuideKind, number][] = [
    ['walkthrough', 4],
    ['announcement', 1],
    ['hint', 2],
    ['banner', 1],
    ['survey', 0],
  ];
  test.each(kinds)('is told to be written anew, in a %s', (kind, placeholdersLeft) => {
    const content = startingIn('zh-CN', kind, () => `n${count++}`);
    const left = codes(content, kind).warnings.filter((code) => code === 'placeholderLeft');
    expect(left).toHaveLength(placeholdersLeft);
  });

  test('is the author’s own as soon as a word of it is', () => {
    expect(codes(withBlocks(heading('h', 'Say what this is'), text('Reports.'))).warnings).toEqual([
      'placeholderLeft',
    ]);
    expect(codes(withBlocks(heading('h', 'Say what this is: May'), text('Reports.'))).warnings).toEqual([]);
  });
});

describe('an element', () => {
  const guide = buildGuide({
    steps: [buildStep('s1', { layout: 'tooltip', target: { signature: buildSignature('New order') } })],
  });
  test('that was never seen in the app keeps its guide from going out', () => {
    expect(codes(guide, 'walkthrough', { isSeen: () => false }).errors).toEqual(['targetUnseen']);
    expect(codes(guide, 'walkthrough', { isSeen: () => true }).errors).toEqual([]);
    expect(codes(guide).errors).toEqual([]);
  });
});

describe('a link', () => {
  test.each(['https://docs..example/a', 'mailto:somebody'])('to %s leads nowhere', (url) => {
    expect(codes(withBlocks(link(url))).errors).toEqual(['linkBroken']);
  });

  test.each([
    'https://docs.example.com/a',
    'http://localhost:3000/',
    'mailto:a@b.example',
    'tel:+8610',
    'http://intranet/wiki',
    '#top',
  ])('to %s may lead somewhere', (url) => {
    expect(codes(withBlocks(link(url))).errors).toEqual([]);
  });

  test('to a page that nobody has ever opened is doubted', () => {
    const isPageSeen = (path: string) => path === '/orders';
    expect(codes(withBlocks(link('/ordres?new=1')), 'walkthrough', { isPageSeen }).warnings).toEqual([
      'pageUnseen',
    ]);
    expect(codes(withBlocks(link('/orders?new=1')), 'walkthrough', { isPageSeen }).warnings).toEqual([]);
  });
});

describe('worth a look', () => {
  test('is a text that is longer than people read, in characters that say as much', () => {
    expect(codes(withBlocks(text('word '.repeat(70)))).warnings).toEqual(['longText']);
    expect(codes(withBlocks(text('word '.repeat(60)))).warnings).toEqual([]);
    expect(codes(withBlocks(text('很'.repeat(140)))).warnings).toEqual(['longText']);
    expect(
      codes(
        withBlocks(
          heading('h', 'A heading that goes on and on and on until nobody at all reads it any more'),
        ),
      ).warnings,
    ).toEqual(['longText']);
  });

  test('is a colour of which the card leaves little', () => {
    const theme = (mode: 'auto' | 'light' | 'dark', accent: string) =>
      codes(buildGuide({ theme: { mode, accent } })).warnings;
    expect(theme('light', '#ffee00')).toEqual(['lowContrast']);
    expect(theme('dark', '#ffee00')).toEqual([]);
    expect(theme('auto', '#101418')).toEqual(['lowContrast']);
    expect(theme('auto', '#0b6b64')).toEqual([]);
  });
});
