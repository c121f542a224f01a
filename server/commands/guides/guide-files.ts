import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { guideContentSchema, guideKinds } from '../../../shared/contract/guide.ts';
import { uuidSchema } from '../../../shared/contract/id.ts';
import { CommandError } from '../run-command.ts';
import type { ServedGuide } from './management-api.ts';

const fileSchema = v.strictObject({
  /** Absent until the guide was pushed for the first time. */
  id: v.optional(uuidSchema),
  /** Of the draft that the file was pulled from. */
  revision: v.optional(v.number()),
  kind: v.picklist(guideKinds),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  draft: guideContentSchema,
});
type GuideFile = v.InferOutput<typeof fileSchema>;

export interface StoredFile {
  path: string;
  guide: GuideFile;
}

/** The guides that stand as YAML in a folder, by name of file. @throws CommandError that names every fault */
export function readGuideFiles(folder: string): StoredFile[] {
  return yamlFiles(folder).map((file) => {
    const path = join(folder, file);
    const result = v.safeParse(fileSchema, readYaml(path));
    if (result.success) return { path, guide: result.output };
    const faults = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    throw new CommandError([`${path} is no guide:`, ...faults].join('\n'));
  });
}

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CommandError(`${path} is no YAML: ${(error as Error).message}`);
  }
}

function yamlFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /\.ya?ml$/.test(file))
      .toSorted();
  } catch {
    throw new CommandError(`There is no folder ${folder}: the command guides pull makes it.`);
  }
}

/**
 * Writes each guide to a file of its own, named after it, and takes away files of guides that are no longer there.
 *
 * @returns names of files that are new or have changed, and of those that were taken away
 */
export function writeGuideFiles(
  folder: string,
  guides: readonly ServedGuide[],
): { written: string[]; removed: string[] } {
  mkdirSync(folder, { recursive: true });
  const before = new Map(yamlFiles(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const files = new Map(guides.map((guide) => [fileName(guide), guideText(guide)]));
  const written = [...files].filter(([file, text]) => before.get(file) !== text);
  for (const [file, text] of written) writeFileSync(join(folder, file), text);
  const removed = [...before.keys()].filter((file) => !files.has(file) && wasPushed(join(folder, file)));
  for (const file of removed) rmSync(join(folder, file));
  return { written: written.map(([file]) => file), removed };
}

/** A file that has never been pushed is somebody's work; every other is of a guide that has another name now, or none. */
const wasPushed = (path: string): boolean =>
  typeof (readYaml(path) as { id?: unknown } | null)?.id === 'string';

/** Puts what the server answered into the file that was pushed. */
export const writeGuideFile = (path: string, guide: ServedGuide): void =>
  writeFileSync(path, guideText(guide));

/** A name that people find, and an end that stays when two guides have the same. */
export const fileName = ({ id, name }: Pick<ServedGuide, 'id' | 'name'>): string => {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${words.slice(0, 60) || 'guide'}.${id.slice(-6)}.yaml`;
};

/** The same text for the same guide, however the server orders its keys. */
export function guideText({ id, revision, kind, name, draft }: ServedGuide): string {
  return stringify(inOrder({ id, revision, kind, name, draft }), {
    lineWidth: 110,
    aliasDuplicateObjects: false,
  });
}

/** What something is comes first, then the rest by name. */
const firstKeys = ['id', 'revision', 'v', 'type', 'kind', 'name', 'layout'];

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const place = (key: string) => {
    const at = firstKeys.indexOf(key);
    return at < 0 ? firstKeys.length : at;
  };
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => place(one) - place(other) || (one < other ? -1 : 1))
      .map(([key, item]) => [key, inOrder(item)]),
  );
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
