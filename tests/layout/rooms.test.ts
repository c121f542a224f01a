import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  defaultExportFaults,
  importFaults,
  importsOf,
  nameFaults,
  type SourceFile,
  sinkFaults,
  sqlFaults,
} from './import-rules.ts';

const top = join(import.meta.dirname, '../..');
const files: SourceFile[] = ['shared', 'snippet', 'server', 'studio', 'demo'].flatMap((folder) =>
  readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({
      path: `${folder}/${path}`,
      text: readFileSync(join(top, folder, path), 'utf8'),
    })),
);

const file = (path: string, text = ''): SourceFile => ({ path, text });

describe('the house', () => {
  test('is read whole', () => expect(files.length).toBeGreaterThan(100));

  test('has every file in a room, and every room imports only what its row of the table allows', () => {
    expect(files.flatMap(importFaults)).toEqual([]);
  });

  test('has SQL in stores, metrics and server/db alone', () => {
    expect(files.flatMap(sqlFaults)).toEqual([]);
  });

  test('has nothing that makes markup or code out of text', () => {
    expect(files.flatMap(sinkFaults)).toEqual([]);
  });

  test('has no default exports', () => {
    expect(files.flatMap(defaultExportFaults)).toEqual([]);
  });

  test('has names that say what is inside', () => {
    expect(files.flatMap(nameFaults)).toEqual([]);
  });

  test('imports only packages that package.json names', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'));
    const named = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
    const packageOf = (specifier: string) => /^(@[^/]+\/)?[^/]+/.exec(specifier)![0];
    const unnamed = files.flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ specifier }) => !/^(\.|node:)/.test(specifier) && !named.has(packageOf(specifier)))
        .map(({ specifier }) => `${path} imports ${specifier}`),
    );
    expect(unnamed).toEqual([]);
  });
});

describe('a planted fault is found', () => {
  test.each([
    ['the snippet loads valibot', file('snippet/capture/x.ts', "import * as v from 'valibot';")],
    [
      'the snippet loads a contract',
      file('snippet/boot.ts', "import { a } from '../shared/contract/event.ts';"),
    ],
    [
      'render is loaded at once',
      file('snippet/guides/x.ts', "import { renderStep } from '../render/render.ts';"),
    ],
    [
      'the picker is loaded at once',
      file('snippet/boot.ts', "export { openPicker } from './picker/picker.tsx';"),
    ],
    ['a rule asks the page', file('shared/rules/x.ts', "import { now } from '../../snippet/host/clock.ts';")],
    ['a rule asks Node', file('shared/rules/x.ts', "import { hash } from 'node:crypto';")],
    [
      'a room uses another’s store',
      file('server/guides/x.ts', "import { a } from '../accounts/people-store.ts';"),
    ],
    [
      'a room uses another’s routes',
      file('server/guides/x.ts', "import { a } from '../accounts/account-routes.ts';"),
    ],
    [
      'the demo uses a store',
      file('demo/data/x.ts', "import {\n  a,\n} from '../../server/guides/guide-store.ts';"),
    ],
    [
      'the server names the studio',
      file('server/guides/x.ts', "import type { A } from '../../studio/api.ts';"),
    ],
    [
      'a page reaches into the server',
      file('studio/guides/x.ts', "import type { App } from '../../server/app.ts';"),
    ],
    [
      'a page uses another page',
      file('studio/guides/x.ts', "import { a } from '../accounts/accounts-page.tsx';"),
    ],
    ['the kit knows a page', file('studio/ui/x.ts', "import '../session.ts';")],
    ['an unknown package', file('server/http/x.ts', "const a = await import('left-pad');")],
    ['a file in no room', file('server/billing/x.ts')],
  ])('%s', (_, planted) => expect(importFaults(planted)).toHaveLength(1));

  test.each([
    ['types of a contract', file('snippet/boot.ts', "import type { A } from '../shared/contract/event.ts';")],
    ['render on need', file('snippet/guides/x.ts', "const a = () => import('../render/render.ts');")],
    ['the type of render', file('snippet/guides/x.ts', "type A = typeof import('../render/render.ts');")],
    ['an import in a comment', file('shared/rules/x.ts', "/* import a from 'valibot' */\n// import 'hono'")],
    [
      'another room’s operation',
      file('server/ingest/x.ts', "import { a } from '../accounts/note-people.ts';"),
    ],
    [
      'the one file that knows the server',
      file('studio/api.ts', "import type { App } from '../server/app.ts';"),
    ],
  ])('and %s is allowed', (_, allowed) => expect(importFaults(allowed)).toEqual([]));

  test('SQL in routes and operations', () => {
    const sql = "import { sql } from 'kysely';";
    expect(sqlFaults(file('server/guides/guide-routes.ts', sql))).toHaveLength(1);
    expect(sqlFaults(file('server/guides/publish-guide.ts', sql))).toHaveLength(1);
    expect(sqlFaults(file('server/guides/guide-store.ts', sql))).toEqual([]);
    expect(
      sqlFaults(file('server/guides/publish-guide.ts', "import type { Transaction } from 'kysely';")),
    ).toEqual([]);
  });

  test.each([
    'node.innerHTML = text',
    "node.insertAdjacentHTML('beforeend', text)",
    'eval(text)',
    'new Function(text)',
    "setTimeout('run()', 1)",
    "link.href = 'javascript:run()'",
    'frame.srcdoc = text',
    '<p dangerouslySetInnerHTML={{ __html: text }} />',
  ])('the sink %s', (text) => {
    expect(sinkFaults(file('studio/ui/x.tsx', text))).toHaveLength(1);
    expect(sinkFaults(file('snippet/render/x.tsx', `// ${text.replaceAll('/', '')}`))).toEqual([]);
  });

  test('a default export, a drawer, a camelCase name', () => {
    expect(defaultExportFaults(file('server/x.ts', 'export default 1;'))).toHaveLength(1);
    expect(defaultExportFaults(file('server/x.ts', 'export { a as default };'))).toHaveLength(1);
    expect(nameFaults(file('server/guides/utils.ts'))).toHaveLength(1);
    expect(nameFaults(file('shared/common/x.ts'))).toHaveLength(1);
    expect(nameFaults(file('studio/ui/dateHelper.ts'))).toHaveLength(1);
  });
});
