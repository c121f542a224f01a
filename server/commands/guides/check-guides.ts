import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Target } from '../../../shared/contract/target.ts';
import { tell } from '../run-command.ts';
import { counted } from './counted.ts';
import type { ManagementApi, ServedGuide } from './management-api.ts';
import { type HostApp, type HostAppOptions, openHostApp } from './open-host-app.ts';

/** Something in the host app that is pointed at. */
interface Pointer {
  target: Target;
  /** Path at which it lives. */
  page: string;
  /** How a fault names it. */
  name: string;
  /** The next one shows after a click on it. */
  isPressed: boolean;
}

/** What belongs together: the steps of a guide, each of which must be there, or the elements of a tag, of which one must. */
interface Way {
  pointers: Pointer[];
  isAnyEnough: boolean;
}

/**
 * Replays every live guide, step by step, and looks for every tag's elements in a running host app, by the matcher
 * that pages use; says of each that is gone what is nearest to it.
 *
 * @returns how many are gone
 */
export async function checkGuides(api: ManagementApi, options: HostAppOptions): Promise<number> {
  const [guides, tags] = [await waysOfGuides(api), await waysOfTags(api)];
  const placed = tags.filter(({ pointers }) => pointers.length > 0);
  const app = await openHostApp(options);
  let faults = 0;
  try {
    for (const way of [...guides, ...placed]) {
      const gone = await goneOn(way, app);
      faults += gone.length;
      for (const line of gone) console.log(line);
    }
  } finally {
    await app.close();
  }
  const unplaced = tags.length - placed.length;
  tell(
    `${counted(guides.length, 'guide')} and ${counted(placed.length, 'tag')} looked for at ${options.url}, ${counted(faults, 'element')} gone.`,
  );
  if (unplaced > 0)
    tell(
      `Of ${counted(unplaced, 'tag')} the page is not known: pick them in the app to have them looked for.`,
    );
  return faults;
}

/** A line for each element of a way that is gone. */
async function goneOn({ pointers, isAnyEnough }: Way, app: HostApp): Promise<string[]> {
  const gone: string[] = [];
  for (const [index, { page, target, name, isPressed }] of pointers.entries()) {
    await app.goTo(page, { mayBeThereSoon: pointers[index - 1]?.isPressed ?? false });
    const { isFound, nearest } = await app.find(target);
    if (!isFound) gone.push(`${name} no longer resolves; ${nearestText(nearest)} (${page})`);
    else if (isAnyEnough) return [];
    else if (isPressed) await app.press(target);
  }
  return isAnyEnough ? gone.slice(0, 1) : gone;
}

const nearestText = (nearest: { label: string; score: number } | null): string =>
  nearest
    ? `nearest candidate “${nearest.label}” (${Math.round(nearest.score * 100)}% alike)`
    : 'nothing on the page is like it';

/** Of each live guide the elements that its steps point at, in their order. */
async function waysOfGuides(api: ManagementApi): Promise<Way[]> {
  const ways: Way[] = [];
  for (const { id, live } of await api.guides()) {
    if (!live) continue;
    const { name, content } = await api.get<Pick<ServedGuide, 'name'> & { content: GuideContent }>(
      `/guides/${id}/versions/${live.version}`,
    );
    const pointers = content.steps.flatMap((step, index): Pointer[] => {
      if (!step.target) return [];
      const page = pageOf(step.target, step.pages?.include ?? content.trigger.pages.include) ?? '/';
      const isPressed = step.advanceOn === 'targetClick';
      return [{ target: step.target, page, name: `step ${index + 1} of *${name}*`, isPressed }];
    });
    ways.push({ pointers, isAnyEnough: false });
  }
  return ways;
}

interface Feature {
  name: string;
  rules: { type: string; target?: Target; page?: string }[];
}

/** Of each feature the elements whose clicks count, as far as it is known where they are. */
async function waysOfTags(api: ManagementApi): Promise<Way[]> {
  const { features } = await api.get<{ features: Feature[] }>('/features');
  return features
    .filter(({ rules }) => rules.some(({ target }) => target))
    .map(({ name, rules }) => ({
      isAnyEnough: true,
      pointers: rules.flatMap(({ target, page }): Pointer[] => {
        const at = target && pageOf(target, page === undefined ? [] : [page]);
        return target && at !== undefined
          ? [{ target, page: at, name: `the tag of *${name}*`, isPressed: false }]
          : [];
      }),
    }));
}

/** Where it was picked; else the first page it is meant for that is no pattern. */
function pageOf({ pickedAt }: Target, include: readonly string[]): string | undefined {
  const picked = pickedAt === undefined ? null : URL.parse(pickedAt);
  if (picked) return picked.pathname + picked.search + picked.hash;
  return include.find((pattern) => pattern.startsWith('/') && !pattern.includes('*'));
}
