import { describe, expect, test } from 'vitest';
import { openVisit } from '../../../snippet/guides/visit.ts';
import { pageInMemory } from '../../support/page-in-memory.ts';
import { guide, guideId, step } from '../../support/snippet-bench.ts';

const open = () => {
  const page = pageInMemory();
  return { ...page, visit: openVisit(page.store, page.clock), now: page.clock.now };
};
const tour = guide([]);
const banner = guide([], { id: guideId(2), kind: 'banner' });
const nps = {
  kind: 'nps' as const,
  scale: '0-10' as const,
  prompt: 'Recommend us?',
  lowLabel: 'No',
  highLabel: 'Yes',
};
const survey = guide([step('ask', { blocks: [{ id: 'score', type: 'question', question: nps }] })], {
  id: guideId(3),
  kind: 'survey',
});

describe('a visit', () => {
  test('counts what starts by itself, and whether a walkthrough was among it', () => {
    const { visit } = open();
    visit.noteStart(banner, true);
    expect(visit.autoStarts()).toEqual({ count: 1, hadWalkthrough: false, hadScore: false });
    visit.noteStart(tour, false);
    expect(visit.autoStarts()).toEqual({ count: 1, hadWalkthrough: false, hadScore: false });
    visit.noteStart(tour, true);
    expect(visit.autoStarts()).toEqual({ count: 2, hadWalkthrough: true, hadScore: false });
  });

  test('remembers a score that was asked for by itself, and none that the user came for', () => {
    const { visit } = open();
    visit.noteStart(survey, false);
    expect(visit.autoStarts()).toMatchObject({ count: 0, hadScore: false });
    visit.noteStart(survey, true);
    visit.noteStart(banner, true);
    expect(visit.autoStarts()).toEqual({ count: 2, hadWalkthrough: false, hadScore: true });
  });

  test('is over after half an hour without use', () => {
    const { visit, pass } = open();
    visit.noteStart(tour, true);
    visit.noteStart(survey, true);
    pass({ minutes: 29 });
    visit.touch();
    pass({ minutes: 29 });
    expect(visit.autoStarts()).toEqual({ count: 2, hadWalkthrough: true, hadScore: true });
    pass({ minutes: 2 });
    expect(visit.autoStarts()).toEqual({ count: 0, hadWalkthrough: false, hadScore: false });
  });
});

describe('starts of the day', () => {
  test('are those the server knew of, and those here since', () => {
    const { visit, now, pass } = open();
    const knownAt = now();
    pass({ minutes: 1 });
    visit.noteStart(tour, true);
    expect(visit.autoStartsToday(1, knownAt)).toBe(2);
  });
  test('are not counted twice when the server knows of those here too', () => {
    const { visit, now, pass } = open();
    visit.noteStart(tour, true);
    pass({ minutes: 1 });
    expect(visit.autoStartsToday(1, now())).toBe(1);
    expect(visit.autoStartsToday(0, now())).toBe(1);
  });
});
