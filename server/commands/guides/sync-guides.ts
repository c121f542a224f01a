import { compareGuides } from '../../../shared/rules/compare-guides.ts';
import { CommandError, tell } from '../run-command.ts';
import { counted } from './counted.ts';
import { isSame, readGuideFiles, type StoredFile, writeGuideFile, writeGuideFiles } from './guide-files.ts';
import type { ManagementApi, ServedGuide } from './management-api.ts';

/** Writes every guide's draft into the folder, one readable file each. */
export async function pullGuides(api: ManagementApi, folder: string): Promise<void> {
  const guides = await api.guides();
  const { written, removed } = writeGuideFiles(folder, guides);
  for (const file of written) console.log(`written  ${file}`);
  for (const file of removed) console.log(`removed  ${file}`);
  tell(
    `${counted(guides.length, 'guide')}; ${counted(written.length, 'file')} written, ${removed.length} removed.`,
  );
}

/**
 * Saves the folder's files as drafts: new guides are made, and their ids written into their files. What somebody else
 * has saved since a file was pulled is not overwritten. With `isPublishing` each that has changed goes live too.
 *
 * @throws CommandError when anything was refused; the rest is pushed
 */
export async function pushGuides(
  api: ManagementApi,
  folder: string,
  { isPublishing }: { isPublishing: boolean },
): Promise<void> {
  const files = readGuideFiles(folder);
  const served = new Map((await api.guides()).map((guide) => [guide.id, guide]));
  const refused: string[] = [];
  for (const file of files) {
    try {
      const said = await pushGuide(api, file, served.get(file.guide.id ?? ''), isPublishing);
      if (said) console.log(`${said}  ${file.guide.name}`);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      refused.push(`${file.path}: ${error.message}`);
    }
  }
  if (refused.length > 0) throw new CommandError(refused.join('\n'));
}

async function pushGuide(
  api: ManagementApi,
  { path, guide }: StoredFile,
  there: ServedGuide | undefined,
  isPublishing: boolean,
): Promise<string | undefined> {
  const { id, revision, kind, name, draft } = guide;
  if (id !== undefined && !there)
    throw new CommandError('the server has no such guide: take its id out to make it anew');
  if (there && there.kind !== kind) throw new CommandError(`a ${there.kind} can't become a ${kind}`);
  if (there && there.name === name && isSame(there.draft, draft)) return undefined;
  if (there && there.revision !== revision) {
    throw new CommandError('somebody has saved it since it was pulled: pull, and put your change on top');
  }
  const saved = there
    ? await api.send<{ revision: number }>('PUT', `/guides/${there.id}/draft`, { revision, name, draft })
    : await api.send<ServedGuide>('POST', '/guides', { kind, name, draft });
  const now = { ...guide, id: there?.id ?? (saved as ServedGuide).id, revision: saved.revision, live: null };
  writeGuideFile(path, now);
  if (!isPublishing) return there ? 'saved' : 'made';
  await api.send('POST', `/guides/${now.id}/publish`, { revision: now.revision });
  return 'published';
}

/** Says what differs between the folder and the server, in words. @returns whether anything does */
export async function diffGuides(api: ManagementApi, folder: string): Promise<boolean> {
  const files = readGuideFiles(folder);
  const served = new Map((await api.guides()).map((guide) => [guide.id, guide]));
  const ids = new Set(files.map(({ guide }) => guide.id));
  let isDifferent = false;
  const say = (...lines: string[]) => {
    isDifferent = true;
    for (const line of lines) console.log(line);
  };
  for (const { path, guide } of files) {
    const there = served.get(guide.id ?? '');
    if (!there) {
      say(`+ ${guide.name} (${path}) is not on the server`);
      continue;
    }
    const differences = compareGuides(
      { name: there.name, content: there.draft },
      { name: guide.name, content: guide.draft },
      'en',
    );
    if (differences.length === 0) continue;
    say(`~ ${guide.name} (${path})`);
    for (const { group, label, before, after } of differences) {
      say(`    ${group} · ${label}`);
      if (before !== null) say(`      - ${before}`);
      if (after !== null) say(`      + ${after}`);
    }
  }
  for (const { id, name } of served.values()) {
    if (!ids.has(id)) say(`- ${name} is on the server alone`);
  }
  return isDifferent;
}
