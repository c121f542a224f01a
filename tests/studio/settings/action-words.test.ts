import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionWords } from '../../../studio/settings/action-words.ts';

const server = join(import.meta.dirname, '../../../server');

test('every action that the server notes in the audit log has words, and no other', () => {
  const noted = new Set<string>();
  for (const file of readdirSync(server, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(server, file), 'utf8');
    if (!/\b(audit|auditSitting|workOnAccount|note|handle)\(/.test(text)) continue;
    for (const [, action = ''] of text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)) noted.add(action);
  }
  expect(Object.keys(actionWords).filter((action) => !noted.has(action))).toEqual([]);
  // What else has a dot in these files: rights, and columns.
  const other =
    /\.(read|write|draft|publish|assign|erase|id|name|email|role|url|value|resolution|direction)$/;
  const wordless = [...noted].filter((action) => !(action in actionWords) && !other.test(action));
  expect(wordless).toEqual([]);
});
