import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DecisionProperties } from '../../../shared/contract/decision.ts';
import type { Choice } from '../../../shared/rules/choose-guide.ts';
import { createReasons, type Reasons } from '../../../snippet/guides/reasons.ts';
import { pageInMemory } from '../../support/page-in-memory.ts';
import { guide, guideId } from '../../support/snippet-bench.ts';

let page: ReturnType<typeof pageInMemory>;
let told: string[];
let isIdentified: boolean;
let reasons: Reasons;
const load = () =>
  createReasons({
    clock: page.clock,
    session: page.store,
    isIdentified: () => isIdentified,
    decide: ({ guideId: id, reason }: DecisionProperties) => told.push(`${id.at(-1)} ${reason}`),
    loadExplain: () => Promise.reject(new Error('nobody asked')),
  });
beforeEach(() => {
  page = pageInMemory();
  told = [];
  isIdentified = true;
  // Developers have not asked for words.
  vi.stubGlobal('window', {});
  reasons = load();
});

const guides = [1, 2].map((n) => guide([], { id: guideId(n) }));
const note = (reasonOf: Record<number, Choice['reason']>, runningGuideIds: string[] = []) =>
  reasons.note({
    choices: Object.entries(reasonOf).map(([n, reason]) => ({ guideId: guideId(Number(n)), reason })),
    guides,
    runningGuideIds,
  });

describe('a decision', () => {
  test('is told when it is first made and when it changes, not each time it is made', () => {
    note({ 1: 'page', 2: 'trigger' });
    page.pass({ seconds: 10 });
    note({ 1: 'page', 2: 'trigger' });
    page.pass({ seconds: 10 });
    note({ 1: 'trigger', 2: 'trigger' });
    expect(told).toEqual(['1 page', '2 trigger', '1 trigger']);
  });

  test('is not told again after a reload', () => {
    note({ 1: 'page' });
    reasons = load();
    note({ 1: 'page' });
    expect(told).toEqual(['1 page']);
  });

  test('on a page that changes all the time is told as it is every five seconds', () => {
    for (let i = 0; i < 100; i++) {
      note({ 1: i % 2 ? 'page' : 'conditions' });
      page.pass({ seconds: 0.1 });
    }
    page.pass({ seconds: 5 });
    expect(told.length).toBeLessThan(5);
    expect(told.at(-1)).toBe('1 page');
  });

  test('that something starts is told at once', () => {
    note({ 1: 'page', 2: 'page' });
    note({ 1: 'starts', 2: 'page' });
    note({ 1: 'alreadyRunning', 2: 'alreadyRunning' }, [guideId(1)]);
    page.pass({ seconds: 5 });
    expect(told).toEqual(['1 page', '2 page', '1 starts', '2 alreadyRunning']);
  });

  test('about a visitor without a name is told once they have one, and not before', () => {
    isIdentified = false;
    note({ 1: 'page' });
    expect(told).toEqual([]);
    isIdentified = true;
    note({ 1: 'page' });
    expect(told).toEqual(['1 page']);
  });

  test('is one of at most two hundred in a visit', () => {
    for (let i = 0; i < 300; i++) {
      note({ 1: i % 2 ? 'page' : 'conditions' });
      page.pass({ seconds: 6 });
    }
    expect(told).toHaveLength(200);
  });
});
