import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studioPages } from '../support/studio-pages.ts';

const studio = join(import.meta.dirname, '../../studio');
const read = (path: string) => readFileSync(join(studio, path), 'utf8');
const pathsOf = (text: string) => [...text.matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path ?? '');

/** The addresses that the route stands for: an id is anything but one of its neighbours. */
const isOf = (route: string, all: readonly string[]) => (address: string) => {
  const path = address.split('?')[0] ?? '';
  if (all.includes(path)) return path === route;
  return new RegExp(`^${route.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`).test(path);
};

test('every route of the studio is among the pages that are looked at', () => {
  const routes = pathsOf(read('routes.tsx'));
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((route) => !studioPages.some(isOf(route, routes)))).toEqual([]);
});

test('and so is every section of the settings', () => {
  const table = /const sections = \{(.+?)\n\} satisfies/s.exec(read('settings/settings-page.tsx'))?.[1] ?? '';
  const sections = [...table.matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => `/settings/${name}`);
  expect(sections.length).toBeGreaterThan(5);
  expect(sections.filter((path) => !studioPages.some((page) => page === path))).toEqual([]);
});
