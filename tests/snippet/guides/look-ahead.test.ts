import { beforeEach, expect, test, vi } from 'vitest';
import type { Signature } from '../../../shared/contract/signature.ts';
import { lookingAhead } from '../../../snippet/guides/look-ahead.ts';
import type { Finder, Found } from '../../../snippet/target/finder.ts';
import { pageInMemory } from '../../support/page-in-memory.ts';

class NoChanges {
  observe() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

beforeEach(() => {
  vi.stubGlobal('MutationObserver', NoChanges);
  vi.stubGlobal('document', {});
});

const nowhere: Found = { element: null, score: 0, margin: 0 };

/** A finder that needs `slices` looks for each target, and tells which were looked for. */
function slowFinder(slices: number) {
  const looked: string[] = [];
  const find: Finder['find'] = ({ tag }) => {
    looked.push(tag);
    return looked.filter((other) => other === tag).length < slices ? undefined : nowhere;
  };
  return { looked, finder: { find, rest: () => true } as unknown as Finder };
}
const target = (tag: string) => ({ signature: { v: 1, tag, path: [] } as unknown as Signature });

test('what is wanted next is searched for slice by slice, when the host rests', () => {
  const { clock, pass } = pageInMemory();
  const { looked, finder } = slowFinder(3);
  lookingAhead(finder, clock).lookAhead(target('button'));
  expect(looked).toEqual([]);
  pass({ seconds: 1 });
  expect(looked).toEqual(['button', 'button', 'button']);
});

test('of two targets wanted one after the other only the last is searched for, from whichever moment on', () => {
  const { clock, pass } = pageInMemory();
  const { looked, finder } = slowFinder(2);
  const ahead = lookingAhead(finder, clock);
  ahead.lookAhead(target('first'));
  ahead.lookAhead(target('second'));
  pass({ seconds: 1 });
  expect(looked).toEqual(['second', 'second']);
});

test('a page that is let go of is not searched', () => {
  const { clock, pass } = pageInMemory();
  const { looked, finder } = slowFinder(2);
  const ahead = lookingAhead(finder, clock);
  ahead.lookAhead(target('button'));
  ahead.rest();
  pass({ seconds: 1 });
  expect(looked).toEqual([]);
});
